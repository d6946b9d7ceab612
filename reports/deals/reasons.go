package deals

import (
	"cmp"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// lossCount is the deals lost from one stage for one reason.
type lossCount struct {
	place  int // placeUnknown when nobody wrote from where
	reason crm.LossReason
	n      int
	sum    money.Money
}

// countLoss counts a lost deal. Stages and reasons are few: a list is quicker than
// a map.
func countLoss(list []lossCount, place int, t *track) []lossCount {
	return addLoss(list, lossCount{place, t.Loss, 1, t.Amount})
}

func addLoss(list []lossCount, l lossCount) []lossCount {
	for i := range list {
		if list[i].place == l.place && list[i].reason == l.reason {
			list[i].n += l.n
			list[i].sum += l.sum
			return list
		}
	}
	return append(list, l)
}

// lossesAt are those of one stage, what happens most first: by number, then by
// sum, then by reason.
func lossesAt(list []lossCount, place int) (at []lossCount) {
	for _, l := range list {
		if l.place == place {
			at = append(at, l)
		}
	}
	slices.SortFunc(at, func(a, b lossCount) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(b.sum, a.sum), cmp.Compare(a.reason, b.reason))
	})
	return at
}

// reasonCell is the reason that happens most; nothing when nothing was lost.
func reasonCell(list []lossCount, place int) reports.Cell {
	at := lossesAt(list, place)
	if len(at) == 0 {
		return reports.Cell{}
	}
	return lossCell(at[0].reason)
}

// reasonsSaid is how many reasons one sentence names.
const reasonsSaid = 3

// reasonNames are the reasons of losses in a sentence with their numbers.
func reasonNames(at []lossCount) reports.Names {
	shown := min(len(at), reasonsSaid)
	n := reports.Names{More: len(at) - shown}
	for _, l := range at[:shown] {
		n.First = append(n.First, lossCell(l.reason))
		n.Values = append(n.Values, reports.Brief{Cell: reports.Count(int64(l.n))})
	}
	return n
}
