package reports

import (
	"context"
	"net/url"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// dealKey names the deals behind a cell. As a text it is "what:stage:more:group:pipeline"
// without the empty ends, such as "lost:contract", and means the same after a restart.
type dealKey struct {
	what  string
	stage crm.StageID
	more  string // a month, a reason of loss
	// group and pipeline are those of a divided report.
	group, pipeline string
}

// String writes the key.
func (k dealKey) String() string {
	parts := []string{k.what, string(k.stage), k.more, k.group, k.pipeline}
	for i := range parts {
		parts[i] = url.QueryEscape(parts[i])
	}
	return strings.TrimRight(strings.Join(parts, ":"), ":")
}

// parseDealKey reads a key; a text that is none is a problem.
func parseDealKey(text string) (dealKey, error) {
	parts := strings.Split(text, ":")
	if len(parts) > 5 {
		return dealKey{}, problem.At("key", "problem.report.key", "Key", text)
	}
	parts = append(parts, make([]string, 5-len(parts))...)
	for i := range parts {
		part, err := url.QueryUnescape(parts[i])
		if err != nil {
			return dealKey{}, problem.At("key", "problem.report.key", "Key", text)
		}
		parts[i] = part
	}
	return dealKey{parts[0], crm.StageID(parts[1]), parts[2], parts[3], parts[4]}, nil
}

// key names deals of a row of the shelf.
func (s *dealShelf) key(what string, b *dealBook, group, place int) dealKey {
	k := dealKey{what: what, stage: b.stageID(place)}
	if s.grouped() && group >= 0 {
		k.group = s.groups[group].key
		if k.group == "" {
			k.group = noGroup
		}
	}
	if s.many() {
		k.pipeline = b.pipeline.ID.String()
	}
	return k
}

// noGroup stands in keys for deals without a manager or source: no source is a
// blank. An empty group is all deals.
const noGroup = " "

// behind opens a cell of deals.
func (c Cell) behind(k dealKey) Cell {
	if c.Set && (c.Int != 0 || !c.Number()) {
		c.Behind = k.String()
	}
	return c
}

// dealReport is a report on deals once they are counted.
type dealReport interface {
	shelf() *dealShelf
	report() Report
	// keep tells which deals of a book stand behind a key; nil for a key that
	// this report does not give.
	keep(b *dealBook, k dealKey) func(*track) bool
}

// onDeals makes a report on deals one of All: the same count is shown as a report
// and opened as a list of deals.
func onDeals(name string, params []Param, count func(ctx context.Context, src Source, s Settings) (dealReport, error)) Description {
	return Description{
		Name: name, Params: params, Deals: true,
		Build: func(ctx context.Context, src Source, s Settings) (Report, error) {
			r, err := count(ctx, src, s)
			if err != nil {
				return Report{}, err
			}
			return r.report(), nil
		},
		Behind: func(ctx context.Context, src Source, s Settings, key string) ([]crm.DealID, error) {
			k, err := parseDealKey(key)
			if err != nil {
				return nil, err
			}
			r, err := count(ctx, src, s)
			if err != nil {
				return nil, err
			}
			return dealsBehind(r, k), nil
		},
	}
}

// dealsBehind collects the deals of a key.
func dealsBehind(r dealReport, k dealKey) (ids []crm.DealID) {
	s := r.shelf()
	for _, b := range s.books {
		if k.pipeline != "" && k.pipeline != b.pipeline.ID.String() {
			continue
		}
		keep := r.keep(b, k)
		if keep == nil {
			continue
		}
		for i := range b.tracks {
			if t := &b.tracks[i]; s.inGroup(t, k.group) && keep(t) {
				ids = append(ids, t.ID)
			}
		}
	}
	return ids
}

func (s *dealShelf) inGroup(t *track, key string) bool {
	switch key {
	case "":
		return true
	case noGroup:
		key = ""
	}
	return s.groups[t.group].key == key
}
