package crm

import "reflect"

// Sever takes back what Unite did to a card: what still is as the merge left it
// becomes what it was before, what was changed since stays. Of lists, what the
// merge added goes, what was added or edited since stays.
func Sever(before, after, now *Client) Client {
	out := *now
	for _, p := range ClientParts {
		if p.Same(now, after) {
			p.copy(&out, before)
		}
	}
	for _, f := range ClientFields {
		if f.sever != nil {
			f.sever(&out, before, after, now)
		}
	}
	return out
}

// severList takes back what a merge did to a list, element by element; key says
// which is which.
func severList[T any, K comparable](before, after, now []T, key func(T) K) (out []T) {
	find := func(list []T, like T) (T, bool) {
		for _, v := range list {
			if key(v) == key(like) {
				return v, true
			}
		}
		return like, false
	}
	for _, v := range now {
		left, was := find(after, v)
		old, there := find(before, v)
		switch {
		case !was || !reflect.DeepEqual(left, v): // of later
			out = append(out, v)
		case there:
			out = append(out, old)
		}
	}
	return out
}

func itself[T any](v T) T { return v }
