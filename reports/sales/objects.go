package sales

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kartoteka/reports/cube"
)

// object is one of a ranked list with its name.
type object struct {
	cube.Ranked
	cube.Member
}

// namer looks names up and orders them as the reader does.
type namer struct {
	facts   cube.Facts
	compare func(a, b string) int
}

// objects names a ranked list and settles ties: equal values stand by name in the
// reader's language, then by key.
func (n namer) objects(ctx context.Context, axis cube.Axis, ranked []cube.Ranked) ([]object, error) {
	ordinals := make([]uint32, len(ranked))
	for i, r := range ranked {
		ordinals[i] = r.Ordinal
	}
	members, err := n.facts.Members(ctx, axis, ordinals)
	if err != nil {
		return nil, fmt.Errorf("names of %s: %w", axis, err)
	}
	list := make([]object, len(ranked))
	for i, r := range ranked {
		list[i] = object{r, members[i]}
	}
	for i := 0; i < len(list); {
		k := i + 1
		for k < len(list) && list[k].Value == list[i].Value {
			k++
		}
		if k > i+1 {
			slices.SortStableFunc(list[i:k], func(a, b object) int {
				return cmp.Or(n.compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
			})
		}
		i = k
	}
	return list, nil
}
