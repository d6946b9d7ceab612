package reports

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// Choice is an object a parameter can name: its value and what it is called.
type Choice struct {
	Value string
	Label Cell
}

// Offer lists what a parameter can be set to in this base: the objects there are
// for ParamObject, those that sales or deals name, in the order of names; nothing
// for a number. Choices of a ParamChoice are listed without labels of their own:
// the words are "param."+Key+"."+value.
func (p Param) Offer(ctx context.Context, src Source, s Settings) ([]Choice, error) {
	switch p.Kind {
	case ParamChoice:
		list := make([]Choice, len(p.Choices))
		for i, c := range p.Choices {
			list[i] = Choice{c, Word("param." + p.Key + "." + c)}
		}
		return list, nil
	case ParamNumber:
		return nil, nil
	}
	switch p.Of {
	case "pipeline":
		return offerPipelines(ctx, src)
	case "stage":
		return offerStages(ctx, src, s)
	case "source":
		return offerSources(ctx, src)
	case "seller":
		return offerManagers(ctx, src)
	}
	return offerMembers(ctx, src, p.Of)
}

func offerPipelines(ctx context.Context, src Source) ([]Choice, error) {
	pipelines, err := src.Deals.Pipelines(ctx)
	if err != nil {
		return nil, fmt.Errorf("pipelines: %w", err)
	}
	var list []Choice
	for i, p := range pipelines {
		switch {
		case i == 0 && p.Name == "":
			list = append(list, Choice{mainPipeline, Word(p.Word())})
		case !p.Deleted:
			list = append(list, Choice{p.Name, Text(p.Name)})
		}
	}
	return append(list, Choice{AllPipelines, Word("param.pipeline.all")}), nil
}

// offerStages lists those of the pipelines that the settings keep.
func offerStages(ctx context.Context, src Source, s Settings) ([]Choice, error) {
	pipelines, err := src.Deals.Pipelines(ctx)
	if err != nil {
		return nil, fmt.Errorf("pipelines: %w", err)
	}
	f := dealFilter{pipelines: make([]bool, len(pipelines))}
	if err := f.keepPipelines(s.Values["pipeline"], s.Values["by"], src, pipelines); err != nil {
		return nil, err
	}
	var list []Choice
	for i, p := range pipelines {
		for _, stage := range p.Open() {
			if f.pipelines[i] {
				list = append(list, Choice{cmp.Or(stage.Name, string(stage.ID)), called(stage.Name, stage.Word())})
			}
		}
	}
	return list, nil
}

func offerSources(ctx context.Context, src Source) ([]Choice, error) {
	deals, err := src.Deals.Deals(ctx)
	if err != nil {
		return nil, fmt.Errorf("deals: %w", err)
	}
	names := map[string]bool{}
	for i := range deals {
		names[deals[i].Source] = true
	}
	return offerNames(src, maps.Keys(names)), nil
}

func offerManagers(ctx context.Context, src Source) ([]Choice, error) {
	managers, err := src.Deals.Managers(ctx)
	if err != nil {
		return nil, fmt.Errorf("managers: %w", err)
	}
	return offerNames(src, maps.Values(managers)), nil
}

// offerMembers lists the objects of an axis of sales.
func offerMembers(ctx context.Context, src Source, word string) ([]Choice, error) {
	axis, ok := axisOf(word)
	if !ok {
		return nil, nil
	}
	members, err := src.Facts.Members(ctx, axis, nil)
	if err != nil {
		return nil, fmt.Errorf("names of %s: %w", axis, err)
	}
	return offerNames(src, func(yield func(string) bool) {
		for _, m := range members {
			if !yield(m.Name) {
				return
			}
		}
	}), nil
}

// offerNames lists names once each in the reader's order.
func offerNames(src Source, names func(yield func(string) bool)) (list []Choice) {
	sorted := slices.Collect(names)
	slices.SortFunc(sorted, src.Compare)
	for _, name := range slices.Compact(sorted) {
		if name != "" {
			list = append(list, Choice{name, Text(name)})
		}
	}
	return list
}
