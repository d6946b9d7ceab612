package deals

import (
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/reports"
)

// book is the deals of one pipeline as reports count them: stages are small
// numbers, the places of those that remain, from 0.
type book struct {
	pipeline *crm.Pipeline
	stages   []crm.Stage   // that deals in work can stand on, in order
	ids      []crm.StageID // of all stages of the pipeline, with
	places   []int8        // the place of each
	tracks   []track
}

// Where a move leads besides the places of stages; a won deal stands on the place
// after the last.
const (
	placeLost    = -1
	placeUnknown = -2 // a stage of another pipeline
)

// track is a deal on the stages of its pipeline.
type track struct {
	*Deal
	path  []int8 // place of each of Moves
	been  uint32 // bits of the places it came to
	far   int8   // furthest place, 0 at least: a deal was made on the first stage
	at    int8   // place it stands on; of a lost one where it stood before; placeUnknown
	group int32  // number of its group
}

func (t *track) won() bool  { return t.Stage == crm.StageWon }
func (t *track) lost() bool { return t.Stage == crm.StageLost }
func (t *track) open() bool { return !t.Stage.Closed() }

// passed tells whether the deal went on from the place. One lost there has not,
// even if it had been further before.
func (t *track) passed(place int) bool {
	return int(t.far) > place && !(t.lost() && int(t.at) == place)
}

// closed is the day a deal that is over ended.
func (t *track) closed() calendar.DayNumber { return t.Entered }

// newDealBook readies a pipeline. A retired stage counts as the nearest one before
// it that remains, the first one where there is none.
func newDealBook(p *crm.Pipeline) *book {
	b := &book{pipeline: p, stages: p.Open(), places: make([]int8, len(p.Stages))}
	place := int8(-1)
	for i, s := range p.Stages {
		b.ids = append(b.ids, s.ID)
		switch {
		case s.ID == crm.StageWon:
			b.places[i] = int8(len(b.stages))
		case s.ID == crm.StageLost:
			b.places[i] = placeLost
		case s.Retired:
			b.places[i] = max(place, 0)
		default:
			place++
			b.places[i] = place
		}
	}
	return b
}

// place is the place of a stage.
func (b *book) place(id crm.StageID) int8 {
	for i, own := range b.ids {
		if own == id {
			return b.places[i]
		}
	}
	return placeUnknown
}

// end is the place of won deals.
func (b *book) end() int { return len(b.stages) }

// add puts a deal on the stages; room is where places of its moves are written,
// as long as the moves.
func (b *book) add(d *Deal, group int32, room []int8) {
	t := track{Deal: d, path: room, group: group}
	last := int8(placeUnknown)
	for i := range d.Moves {
		p := b.place(d.Moves[i].Stage)
		room[i] = p
		if p >= 0 {
			t.been |= 1 << p
			t.far, last = max(t.far, p), p
		}
	}
	switch now := b.place(d.Stage); now {
	case placeLost:
		t.at = last
	case placeUnknown: // its pipeline is gone: it starts anew here
	default:
		t.at, t.far = now, max(t.far, now)
	}
	if t.lost() && t.at == int8(b.end()) { // it was won before it was lost
		t.at, t.far = t.at-1, t.at-1
	}
	if !t.won() {
		t.far = min(t.far, int8(b.end()-1)) // a deal that was won and came back is in work
	}
	b.tracks = append(b.tracks, t)
}

// chance is the probability in per cent of a deal by its stage or its own.
func (b *book) chance(t *track) int {
	return crm.ChanceAt(t.Stage, t.Own, b.pipeline.Stage(t.Stage))
}

// stageCell is what the stage of a place is called; of the last one it is won.
func (b *book) stageCell(place int) reports.Cell {
	if place == b.end() {
		return called("", "stage."+string(crm.StageWon))
	}
	if place < 0 {
		return reports.Word("report.deals.stage.unknown")
	}
	s := &b.stages[place]
	return called(s.Name, s.Word())
}

// stageID is the ID of the stage of a place.
func (b *book) stageID(place int) crm.StageID {
	switch {
	case place == b.end():
		return crm.StageWon
	case place < 0:
		return ""
	}
	return b.stages[place].ID
}

// nameCell is what the pipeline is called.
func (b *book) nameCell() reports.Cell { return called(b.pipeline.Name, b.pipeline.Word()) }

// called is a name of the firm's own, or words where it has given none.
func called(name, key string) reports.Cell {
	if name != "" {
		return reports.Text(name)
	}
	return reports.Word(key)
}

// lossCell is what a reason of loss is called.
func lossCell(r crm.LossReason) reports.Cell {
	word := r.Word()
	switch {
	case r == "":
		return reports.Word("report.deals.reason.none")
	case word != string(r):
		return reports.Word(word)
	}
	return reports.Text(string(r))
}
