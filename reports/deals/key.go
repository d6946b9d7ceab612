package deals

import (
	"net/url"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// cellKey names the deals behind a cell. As a text it is "what:stage:more:group:pipeline"
// without the empty ends, such as "lost:contract", and means the same after a restart.
type cellKey struct {
	what  string
	stage crm.StageID
	more  string // a month, a reason of loss
	// group is the manager or the source, and pipeline the pipeline, of the row the
	// cell stands in; empty where rows are not divided so.
	group, pipeline string
}

// String writes the key.
func (k cellKey) String() string {
	parts := []string{k.what, string(k.stage), k.more, k.group, k.pipeline}
	for i := range parts {
		parts[i] = url.QueryEscape(parts[i])
	}
	return strings.TrimRight(strings.Join(parts, ":"), ":")
}

// parseKey reads a key; a text that is none is a problem.
func parseKey(text string) (cellKey, error) {
	parts := strings.Split(text, ":")
	if len(parts) > 5 {
		return cellKey{}, problem.At("key", "problem.report.key", "Key", text)
	}
	parts = append(parts, make([]string, 5-len(parts))...)
	for i := range parts {
		part, err := url.QueryUnescape(parts[i])
		if err != nil {
			return cellKey{}, problem.At("key", "problem.report.key", "Key", text)
		}
		parts[i] = part
	}
	return cellKey{parts[0], crm.StageID(parts[1]), parts[2], parts[3], parts[4]}, nil
}

// key names deals of a row of the shelf.
func (s *shelf) key(what string, b *book, group, place int) cellKey {
	k := cellKey{what: what, stage: b.stageID(place)}
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
