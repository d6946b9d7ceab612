package history

import (
	"strings"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// History is everything that ever happened between the firm and a client, in
// one feed: what was said, documents, money, stages of deals, requests, tasks
// done, files, and changes of the client's card.
type History struct{ base *base.Base }

// NewHistory makes the use cases of an open base.
func NewHistory(b *base.Base) *History { return &History{b} }

// Kind is what a row of the history tells of.
type Kind string

// Kinds of rows. The first six are those of interactions.
const (
	KindCall     = Kind(crm.Call)
	KindLetter   = Kind(crm.Letter)
	KindMessage  = Kind(crm.Message)
	KindMeeting  = Kind(crm.Meeting)
	KindNote     = Kind(crm.Note)
	KindHandover = Kind(crm.Handover)
	KindDocument = Kind("document") // an order, a shipment, an invoice
	KindPayment  = Kind("payment")
	KindStage    = Kind("stage")
	KindRequest  = Kind("request")
	KindTask     = Kind("task")
	KindFile     = Kind("file")
	KindChange   = Kind("change")
)

// Kinds lists the kinds in the order filters offer them.
var Kinds = []Kind{
	KindCall, KindLetter, KindMessage, KindMeeting, KindNote, KindDocument,
	KindPayment, KindStage, KindRequest, KindTask, KindFile, KindChange, KindHandover,
}

// spokenKinds are the kinds of interactions, those the program writes among them.
var spokenKinds = []Kind{KindCall, KindLetter, KindMessage, KindMeeting, KindNote, KindHandover}

// Query asks for a page of a client's history; what is zero does not
// narrow.
type Query struct {
	Client  crm.ClientID
	Deal    crm.DealID // what is about this deal
	Kinds   []Kind
	Contact crm.ContactID
	Author  crm.ManagerID
	Period  calendar.Period
	Text    string // words a row holds, in any order
	After   *Place // where the page before ended
	Limit   int    // rows of a page; 0 is HistoryLimit
}

// Limit is how many rows a page has.
const Limit = 30

// Page is rows, the newest first, and where the next page begins; nil
// when this is the last.
type Page struct {
	Rows []Row
	Next *Place
}

// Place is a place in the history: rows stand in the order of places.
type Place struct{ event kv.Event }

// changeTag stands after the tags of all records, so that at one moment a change
// of the card comes last.
const changeTag = 255

// Row is one event, flat.
type Row struct {
	Place Place
	Kind  Kind
	// What is the exact kind: that of an interaction or a request, "order",
	// "shipment" or "invoice" of a document.
	What string
	At   time.Time // in the zone of the program's clock
	Day  bool      // the hour of At says nothing

	Author, Contact string
	Name            string     // number of a document, name of a deal or a file, words of a task
	Text            string     // what was said or written
	About           base.Found // what it is about; an empty ID is nothing
	Sum             money.Money
	Direction       crm.Direction
	Outcome         crm.Outcome
	Minutes         int
	Stage           crm.StageID
	Loss            crm.LossReason
	StageWord       string // what the stage is called: a name, or a key of words
	State           crm.RequestState
	Size            int64          // bytes of a file
	Files           []EnclosedFile // came with what was said
	Changes         []FieldChange
	Pinned          bool
	Ahead           bool // a task still to be done; At is when

	Record crm.Kind // of what opens; "" opens nothing
	ID     string

	author  crm.ManagerID
	contact crm.ContactID
	about   crm.Subject
	// pipeline is that of a deal whose stage the row tells.
	pipeline crm.PipelineID
	enclosed []crm.AttachmentID
}

// before orders places as the history has them.
func (p Place) before(o Place) bool {
	a, b := p.event, o.event
	switch {
	case !a.At.Equal(b.At):
		return a.At.After(b.At)
	case a.Tag != b.Tag:
		return a.Tag < b.Tag
	}
	return strings.Compare(string(a.ID[:]), string(b.ID[:])) < 0
}

// placeOf is where a change of the card stands. Of changes in one millisecond
// the later has the smaller ID, to stand first.
func placeOf(s kv.Step) Place {
	e := kv.Event{At: s.Time.Moment(), Tag: changeTag}
	for i := range 8 {
		e.ID[i] = ^byte(s.Time >> (56 - 8*i))
	}
	return Place{e}
}

// clock is the first clock that is not before the place, as changes are found.
func (p Place) clock() kv.HLC {
	if p.event.Tag != changeTag {
		return kv.ClockAt(p.event.At) + 1<<16
	}
	var c kv.HLC
	for i := range 8 {
		c = c<<8 | kv.HLC(^p.event.ID[i])
	}
	return c
}

// kindOf is the kind of rows an event makes; empty of an interaction, of which
// only the record tells.
func kindOf(e kv.Event) Kind {
	if e.Tag == changeTag {
		return KindChange
	}
	if k := store.KindTagged(e.Tag); k != nil {
		return rowsOf[k.Kind].kind
	}
	return ""
}
