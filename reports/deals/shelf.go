package deals

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/reports"
)

// shelf is the deals a report is about: a book for each pipeline and the
// groups the reader divides them into.
type shelf struct {
	by     string // none, manager, source or pipeline, which divides by books
	books  []*book
	groups []group // in the order shown; one nameless one when by is none
	today  calendar.DayNumber
}

// group is one part of a divided report: the deals of a manager or of a source.
type group struct {
	key  string // survives a restart: the ID of a manager, a source
	cell reports.Cell
}

// openDeals judges the settings of a report by its parameters and reads the deals
// they ask for.
func openDeals(ctx context.Context, src reports.Source, s reports.Settings, params []reports.Param) (reports.Values, *shelf, error) {
	v, err := reports.Judge(params, s)
	if err != nil {
		return nil, nil, err
	}
	kept, err := newShelf(ctx, src, v)
	return v, kept, err
}

// newShelf reads the deals the parameters keep, by pipeline.
func newShelf(ctx context.Context, src reports.Source, v reports.Values) (*shelf, error) {
	facts, err := reports.View[Facts](src.Views)
	if err != nil {
		return nil, err
	}
	deals, err := facts.Deals(ctx)
	if err != nil {
		return nil, fmt.Errorf("deals: %w", err)
	}
	pipelines, err := facts.Pipelines(ctx)
	if err != nil {
		return nil, fmt.Errorf("pipelines: %w", err)
	}
	managers, err := facts.Managers(ctx)
	if err != nil {
		return nil, fmt.Errorf("managers: %w", err)
	}
	keep, err := newFilter(src, v, deals, pipelines, managers)
	if err != nil {
		return nil, err
	}
	s := &shelf{by: v["by"], today: calendar.NumberOf(src.Today)}
	s.fill(deals, pipelines, keep)
	s.order(src, managers)
	return s, nil
}

// fill puts the deals into books and numbers their groups.
func (s *shelf) fill(deals []Deal, pipelines []*crm.Pipeline, keep filter) {
	of := make([]*book, len(pipelines))
	for i, p := range pipelines {
		if keep.pipelines[i] && len(p.Open()) > 0 {
			of[i] = newDealBook(p)
			s.books = append(s.books, of[i])
		}
	}
	if len(s.books) == 1 { // the usual case
		s.books[0].tracks = make([]track, 0, len(deals))
	}
	moves := 0
	for i := range deals {
		moves += len(deals[i].Moves)
	}
	room := make([]int8, moves)
	met := groupNumbers{map[crm.ManagerID]int32{}, map[string]int32{}}
	for i := range deals {
		d := &deals[i]
		n := len(d.Moves)
		path := room[:n:n]
		room = room[n:]
		if book := of[pipelineAt(pipelines, d.Pipeline)]; book != nil && keep.deal(d) {
			book.add(d, s.group(d, met), path)
		}
	}
	if len(s.groups) == 0 {
		s.groups = []group{{}}
	}
}

// pipelineAt is the number of the pipeline of a deal, the main one for a name that
// is not there.
func pipelineAt(pipelines []*crm.Pipeline, key crm.PipelineID) int {
	for i, p := range pipelines {
		if p.Key() == key {
			return i
		}
	}
	return 0
}

// groupNumbers finds the group of a deal among those met.
type groupNumbers struct {
	managers map[crm.ManagerID]int32
	sources  map[string]int32
}

// group is the number of the group of a deal.
func (s *shelf) group(d *Deal, met groupNumbers) int32 {
	switch s.by {
	case "manager":
		n, ok := met.managers[d.Manager]
		if !ok {
			n = int32(len(s.groups))
			met.managers[d.Manager] = n
			key := ""
			if !d.Manager.IsZero() {
				key = d.Manager.String()
			}
			s.groups = append(s.groups, group{key: key})
		}
		return n
	case "source":
		n, ok := met.sources[d.Source]
		if !ok {
			n = int32(len(s.groups))
			met.sources[d.Source] = n
			s.groups = append(s.groups, group{key: d.Source, cell: reports.Text(d.Source)})
		}
		return n
	}
	return 0
}

// order names the groups and puts them in the order of names, the nameless last.
func (s *shelf) order(src reports.Source, managers map[crm.ManagerID]string) {
	for i := range s.groups {
		g := &s.groups[i]
		if s.by == "manager" {
			id, _ := crm.ParseID[crm.Manager](g.key)
			g.cell = reports.Text(cmp.Or(managers[id], g.key))
		}
		if g.key == "" {
			g.cell = reports.Word("report.deals." + s.by + ".none")
		}
	}
	places := make([]int32, len(s.groups))
	old := slices.Clone(s.groups)
	slices.SortStableFunc(s.groups, func(a, b group) int {
		if (a.key == "") != (b.key == "") {
			return cmp.Compare(b.key, a.key)
		}
		return cmp.Or(src.Compare(a.cell.Text, b.cell.Text), cmp.Compare(a.key, b.key))
	})
	for i, g := range old {
		places[i] = int32(slices.IndexFunc(s.groups, func(x group) bool { return x.key == g.key }))
	}
	for _, b := range s.books {
		for i := range b.tracks {
			b.tracks[i].group = places[b.tracks[i].group]
		}
	}
}

// grouped tells whether rows are divided by who or whence.
func (s *shelf) grouped() bool { return s.by == "manager" || s.by == "source" }

// many tells whether rows name their pipeline.
func (s *shelf) many() bool { return len(s.books) > 1 || s.by == "pipeline" }

// heads are the columns that tell rows apart: pipeline and group where there are
// such, then the stage.
func (s *shelf) heads() (columns []reports.Column) {
	if s.many() {
		columns = append(columns, reports.Column{Key: "pipeline", Kind: reports.KindText})
	}
	if s.grouped() {
		columns = append(columns, reports.Column{Key: s.by, Kind: reports.KindText, Word: "column.deal_" + s.by})
	}
	return append(columns, reports.Column{Key: "stage", Kind: reports.KindText})
}

// head is the first cells of a row.
func (s *shelf) head(b *book, group, place int) (cells []reports.Cell) {
	if s.many() {
		cells = append(cells, b.nameCell())
	}
	if s.grouped() {
		cells = append(cells, s.groups[group].cell)
	}
	return append(cells, b.stageCell(place))
}

// blanks are as many empty cells as heads.
func (s *shelf) blanks() []reports.Cell { return make([]reports.Cell, len(s.heads())) }

// span is the days of the period; without bounds, all from the first deal on.
func (s *shelf) span(p calendar.Period) calendar.Span {
	extent := calendar.Span{From: s.today, To: s.today + 1}
	for _, b := range s.books {
		for i := range b.tracks {
			extent.From = min(extent.From, b.tracks[i].Created)
			extent.To = max(extent.To, b.tracks[i].Created+1)
		}
	}
	return calendar.SpanOf(p, extent)
}
