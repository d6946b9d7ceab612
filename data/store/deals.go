package store

import (
	"slices"
	"time"
	"unicode/utf8"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
)

// DealEntry is what boards, lists and reports ask of every deal at once. It lies
// in an index whole, so that no deal is read for it.
type DealEntry struct {
	ID       crm.DealID
	Number   string
	Name     string
	Client   crm.ClientID
	Manager  crm.ManagerID
	Pipeline crm.PipelineID
	Stage    crm.StageID
	Entered  time.Time // day
	Date     time.Time // day
	Close    time.Time // day, zero when it is not known
	Amount   money.Money
	// Own is the deal's own probability in per cent, -1 when the stage's counts.
	Own    int
	Source string
	Loss   crm.LossReason
	// Moves is the stages it has come to, in order, without who brought it there;
	// DealEntries leaves it nil unless they are asked for.
	Moves []crm.StageMove
}

// Chance is the probability in per cent that counts on the deal's stage.
func (e *DealEntry) Chance(s *crm.Stage) int {
	return crm.ChanceAt(e.Stage, e.Own, s)
}

// Both indexes begin with whether the deal is over, then comes its ID: deals in
// work are the first part of each, in the same order. Deals marked for deletion
// are in neither.
var (
	dealHeads = kv.NewIndex(Deals, "entry", kv.ByPair(kv.ByBool, kv.Codec[DealEntry](dealEntryCodec{})), func(d *crm.Deal) (dealHead, bool) {
		return dealHead{First: d.Stage.Closed(), Second: EntryOf(d)}, !d.Deleted
	})
	// dealMoves holds the moves of each deal, cut so that each run fits an entry.
	dealMoves = kv.NewMultiIndex(Deals, "moves", kv.ByPair(kv.ByBool, kv.Codec[movesRun](movesRunCodec{})), func(d *crm.Deal) (runs []dealRun) {
		if d.Deleted {
			return nil
		}
		for moves := range slices.Chunk(d.Moves, movesOfRun) {
			runs = append(runs, dealRun{First: d.Stage.Closed(), Second: movesRun{d.ID, uint32(len(runs)), moves}})
		}
		return runs
	})
)

type (
	dealHead = kv.Pair[bool, DealEntry]
	dealRun  = kv.Pair[bool, movesRun]
)

// movesOfRun keeps a run of moves within the longest key of an index; the limits
// below do so for an entry, whose texts may have letters of four bytes. Names a
// list has no room for are cut there, not in the deal.
const (
	movesOfRun  = 24
	nameBytes   = 400
	sourceBytes = 160
	numberBytes = 60
)

type movesRun struct {
	deal  crm.DealID
	run   uint32
	moves []crm.StageMove
}

// EntryOf is the entry of a deal, without moves.
func EntryOf(d *crm.Deal) DealEntry {
	e := DealEntry{
		ID: d.ID, Number: clip(d.Number, numberBytes), Name: clip(d.Name, nameBytes), Client: d.Client, Manager: d.Manager,
		Pipeline: d.Pipeline, Stage: d.Stage, Entered: d.Entered, Date: d.Date, Close: d.Close, Amount: d.Amount, Own: -1,
		Source: clip(d.Source, sourceBytes), Loss: crm.LossReason(clip(string(d.LostFor()), sourceBytes)),
	}
	if d.Own {
		e.Own = d.Probability
	}
	return e
}

// clip cuts a text to so many bytes between two letters.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// DealEntries reads the entries of all deals, or of those in work: those in work
// come first, either part in the order of IDs. With moves they have theirs. It is
// two calls of the store at most.
func DealEntries(tx *kv.Tx, open, moves bool) ([]DealEntry, error) {
	var entries []DealEntry
	if !open {
		n, err := Deals.Count(tx)
		if err != nil {
			return nil, err
		}
		entries = make([]DealEntry, 0, n)
	}
	var headEnd *dealHead
	var runEnd *dealRun
	if open {
		headEnd, runEnd = &dealHead{First: true}, &dealRun{First: true}
	}
	for e, err := range dealHeads.Entries(tx, nil, headEnd) {
		if err != nil {
			return nil, err
		}
		entries = append(entries, e.Value.Second)
	}
	if !moves {
		return entries, nil
	}
	at := 0
	for e, err := range dealMoves.Entries(tx, nil, runEnd) {
		if err != nil {
			return nil, err
		}
		for at < len(entries) && entries[at].ID != e.ID {
			at++
		}
		if at == len(entries) {
			break
		}
		if d := &entries[at]; d.Moves == nil {
			d.Moves = e.Value.Second.moves
		} else {
			d.Moves = append(d.Moves, e.Value.Second.moves...)
		}
	}
	return entries, nil
}
