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
	ID       crm.DealID     // of the deal
	Number   string         // of the deal
	Name     string         // what is sold
	Client   crm.ClientID   // to whom
	Manager  crm.ManagerID  // who leads it
	Pipeline crm.PipelineID // zero is the main one
	Stage    crm.StageID    // where it is now
	Entered  time.Time      // day
	Date     time.Time      // day
	Close    time.Time      // day, zero when it is not known
	Amount   money.Money    // with VAT
	// Own is the deal's own probability in per cent, -1 when the stage's counts.
	Own    int
	Source string
	Loss   crm.LossReason
	// Moves is the stages it has come to, in order, without who brought it there;
	// only AllDealsMoved fills it.
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
	dealHeads = kv.NewIndex(Deals, "entry", byDealHead, func(d *crm.Deal) (dealHead, bool) {
		return dealHead{d.Stage.Closed(), EntryOf(d)}, !d.Deleted
	})
	// dealMoves holds the moves of each deal, cut so that each run fits an entry.
	dealMoves = kv.NewMultiIndex(Deals, "moves", byDealRun, func(d *crm.Deal) (runs []dealRun) {
		if d.Deleted {
			return nil
		}
		for moves := range slices.Chunk(d.Moves, movesOfRun) {
			runs = append(runs, dealRun{d.Stage.Closed(), movesRun{d.ID, uint32(len(runs)), moves}})
		}
		return runs
	})
)

type dealHead struct {
	over  bool
	entry DealEntry
}

var byDealHead = kv.Joined(kv.ByBool, kv.Codec[DealEntry](dealEntryCodec{}),
	func(h dealHead) (bool, DealEntry) { return h.over, h.entry },
	func(over bool, e DealEntry) dealHead { return dealHead{over, e} })

type dealRun struct {
	over bool
	run  movesRun
}

var byDealRun = kv.Joined(kv.ByBool, kv.Codec[movesRun](movesRunCodec{}),
	func(r dealRun) (bool, movesRun) { return r.over, r.run },
	func(over bool, r movesRun) dealRun { return dealRun{over, r} })

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

// OpenDeals reads the entries of the deals in work, in the order of IDs, without
// moves.
func OpenDeals(tx *kv.Tx) ([]DealEntry, error) {
	return dealEntries(tx, nil, &dealHead{over: true})
}

// AllDeals reads the entries of all deals, without moves: those in work come
// first, either part in the order of IDs.
func AllDeals(tx *kv.Tx) ([]DealEntry, error) {
	n, err := Deals.Count(tx)
	if err != nil {
		return nil, err
	}
	return dealEntries(tx, make([]DealEntry, 0, n), nil)
}

// AllDealsMoved is AllDeals with the moves of each deal. It is two calls of the
// store.
func AllDealsMoved(tx *kv.Tx) ([]DealEntry, error) {
	entries, err := AllDeals(tx)
	if err != nil {
		return nil, err
	}
	at := 0
	for e, err := range dealMoves.Entries(tx, nil, nil) {
		if err != nil {
			return nil, err
		}
		for at < len(entries) && entries[at].ID != e.ID {
			at++
		}
		if at == len(entries) {
			break
		}
		d := &entries[at]
		d.Moves = append(d.Moves, e.Value.run.moves...)
	}
	return entries, nil
}

// dealEntries appends the entries before end, nil for all.
func dealEntries(tx *kv.Tx, entries []DealEntry, end *dealHead) ([]DealEntry, error) {
	for e, err := range dealHeads.Entries(tx, nil, end) {
		if err != nil {
			return nil, err
		}
		entries = append(entries, e.Value.entry)
	}
	return entries, nil
}
