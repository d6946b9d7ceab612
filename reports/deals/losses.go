package deals

import (
	"context"
	"strings"

	"kartoteka/data/calendar"
	"kartoteka/reports"
)

var lossParams = append([]reports.Param{byParam("manager", "source", "pipeline")}, narrowing()...)

// losses is the deals lost in the period: from which stage and why.
type losses struct {
	*shelf
	days   calendar.Span
	counts [][][]lossCount // by book, then by group
}

func countLosses(ctx context.Context, src reports.Source, s reports.Settings) (*losses, error) {
	_, shelf, err := openDeals(ctx, src, s, lossParams)
	if err != nil {
		return nil, err
	}
	r := &losses{shelf: shelf, days: shelf.span(s.Period)}
	for _, b := range r.books {
		counts := make([][]lossCount, len(r.groups))
		for i := range b.tracks {
			if t := &b.tracks[i]; r.counted(t) {
				counts[t.group] = countLoss(counts[t.group], int(t.at), t)
			}
		}
		r.counts = append(r.counts, counts)
	}
	return r, nil
}

func (r *losses) counted(t *track) bool { return t.lost() && r.days.Contains(t.closed()) }

func (r *losses) deals() *shelf { return r.shelf }

// Keys of losses: «lost:contract:price» is lost there for this, «lost:contract» is
// lost there for whatever reason. A stage or a reason that nobody wrote is a blank.
func (r *losses) keep(b *book, k cellKey) func(*track) bool {
	if k.what != "lost" {
		return nil
	}
	place := int(placeUnknown)
	if id := strings.TrimSpace(string(k.stage)); id != "" {
		place = int(b.place(k.stage))
	}
	return func(t *track) bool {
		return r.counted(t) && (k.stage == "" || int(t.at) == place) &&
			(k.more == "" || string(t.Loss) == strings.TrimSpace(k.more))
	}
}

// lossKey names deals lost from a stage for a reason; an empty reason is any.
func (r *losses) lossKey(b *book, group int, l lossCount, why bool) cellKey {
	k := r.key("lost", b, group, l.place)
	if k.stage == "" {
		k.stage = " "
	}
	if why {
		k.more = string(l.reason)
		if k.more == "" {
			k.more = " "
		}
	}
	return k
}

// everywhere is what all groups of a book lost.
func (r *losses) everywhere(book int) (all []lossCount) {
	for _, counts := range r.counts[book] {
		for _, l := range counts {
			all = addLoss(all, l)
		}
	}
	return all
}
