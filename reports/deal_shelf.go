package reports

import (
	"cmp"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// dealShelf is the deals a report is about: a book for each pipeline and the
// groups the reader divides them into.
type dealShelf struct {
	by     string // none, manager, source or pipeline, which divides by books
	books  []*dealBook
	groups []dealGroup // in the order shown; one nameless one when by is none
	today  calendar.DayNumber
}

// dealGroup is one of those deals are divided into.
type dealGroup struct {
	key  string // survives a restart: the ID of a manager, a source
	cell Cell
}

// fill puts the deals into books and numbers their groups.
func (s *dealShelf) fill(deals []Deal, pipelines []*crm.Pipeline, keep dealFilter) {
	of := make([]*dealBook, len(pipelines))
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
		s.groups = []dealGroup{{}}
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
func (s *dealShelf) group(d *Deal, met groupNumbers) int32 {
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
			s.groups = append(s.groups, dealGroup{key: key})
		}
		return n
	case "source":
		n, ok := met.sources[d.Source]
		if !ok {
			n = int32(len(s.groups))
			met.sources[d.Source] = n
			s.groups = append(s.groups, dealGroup{key: d.Source, cell: Text(d.Source)})
		}
		return n
	}
	return 0
}

// order names the groups and puts them in the order of names, the nameless last.
func (s *dealShelf) order(src Source, managers map[crm.ManagerID]string) {
	for i := range s.groups {
		g := &s.groups[i]
		if s.by == "manager" {
			id, _ := crm.ParseID[crm.Manager](g.key)
			g.cell = Text(cmp.Or(managers[id], g.key))
		}
		if g.key == "" {
			g.cell = Word("report.deals." + s.by + ".none")
		}
	}
	places := make([]int32, len(s.groups))
	old := slices.Clone(s.groups)
	slices.SortStableFunc(s.groups, func(a, b dealGroup) int {
		if (a.key == "") != (b.key == "") {
			return cmp.Compare(b.key, a.key)
		}
		return cmp.Or(src.Compare(a.cell.Text, b.cell.Text), cmp.Compare(a.key, b.key))
	})
	for i, g := range old {
		places[i] = int32(slices.IndexFunc(s.groups, func(x dealGroup) bool { return x.key == g.key }))
	}
	for _, b := range s.books {
		for i := range b.tracks {
			b.tracks[i].group = places[b.tracks[i].group]
		}
	}
}

// grouped tells whether rows are divided by who or whence.
func (s *dealShelf) grouped() bool { return s.by == "manager" || s.by == "source" }

// many tells whether rows name their pipeline.
func (s *dealShelf) many() bool { return len(s.books) > 1 || s.by == "pipeline" }

// heads are the columns that tell rows apart: pipeline and group where there are
// such, then the stage.
func (s *dealShelf) heads() (columns []Column) {
	if s.many() {
		columns = append(columns, Column{Key: "pipeline", Kind: KindText})
	}
	if s.grouped() {
		columns = append(columns, Column{Key: s.by, Kind: KindText, Word: "column.deal_" + s.by})
	}
	return append(columns, Column{Key: "stage", Kind: KindText})
}

// head is the first cells of a row.
func (s *dealShelf) head(b *dealBook, group, place int) (cells []Cell) {
	if s.many() {
		cells = append(cells, b.nameCell())
	}
	if s.grouped() {
		cells = append(cells, s.groups[group].cell)
	}
	return append(cells, b.stageCell(place))
}

// blanks are as many empty cells as heads.
func (s *dealShelf) blanks() []Cell { return make([]Cell, len(s.heads())) }

// span is the days of the period; without bounds, all from the first deal on.
func (s *dealShelf) span(p calendar.Period) calendar.Span {
	extent := calendar.Span{From: s.today, To: s.today + 1}
	for _, b := range s.books {
		for i := range b.tracks {
			extent.From = min(extent.From, b.tracks[i].Created)
			extent.To = max(extent.To, b.tracks[i].Created+1)
		}
	}
	return calendar.SpanOf(p, extent)
}
