package crm

import (
	"strings"
	"time"

	"kartoteka/data/problem"
)

// InteractionID names an interaction.
type InteractionID = ID[Interaction]

// InteractionKind is the way people spoke.
type InteractionKind string

// Kinds of interactions. A note is what a manager wrote down for the firm.
const (
	Call    InteractionKind = "call"
	Letter  InteractionKind = "letter"
	Message InteractionKind = "message" // SMS, messenger
	Meeting InteractionKind = "meeting"
	Note    InteractionKind = "note"
	// Handover is written by the program when another manager begins to answer
	// for the client; nobody enters it by hand.
	Handover InteractionKind = "handover"
)

// InteractionKinds lists the kinds in the order they are offered.
var InteractionKinds = []InteractionKind{Call, Letter, Message, Meeting, Note}

// Outcome is what a conversation ended with.
type Outcome string

// Outcomes of conversations.
const (
	OutcomeAgreed   Outcome = "agreed"    // договорились
	OutcomeCallBack Outcome = "call_back" // перезвонить
	OutcomeNoAnswer Outcome = "no_answer" // не дозвонились
	OutcomeThinking Outcome = "thinking"  // думают
	OutcomeRefused  Outcome = "refused"   // отказ
	OutcomeInformed Outcome = "informed"  // сообщили, обсудили
)

// Outcomes lists the outcomes in the order they are offered.
var Outcomes = []Outcome{OutcomeAgreed, OutcomeCallBack, OutcomeNoAnswer, OutcomeThinking, OutcomeRefused, OutcomeInformed}

// Subject is what a conversation, a task or a file is about; zero is the client
// as a whole.
type Subject struct {
	Deal    DealID    `json:"deal,omitzero"`    // the deal it is about, if any
	Order   OrderID   `json:"order,omitzero"`   // the order it is about, if any
	Request RequestID `json:"request,omitzero"` // the request it is about, if any
}

// Interaction is something that was said between the firm and a client. The
// author is who said it and stays so, whoever answers for the client later.
type Interaction struct {
	Meta
	ID        InteractionID   `json:"id"`                  // names the record
	At        time.Time       `json:"at"`                  // the moment it took place
	Kind      InteractionKind `json:"kind"`                // the way people spoke
	Direction Direction       `json:"direction,omitempty"` // who began; none of meetings and notes
	Client    ClientID        `json:"client"`              // with whom
	Contact   ContactID       `json:"contact,omitzero"`    // the person spoken with
	Subject
	Outcome Outcome   `json:"outcome,omitempty"` // how it ended
	Text    string    `json:"text,omitempty"`    // what was said
	Minutes int       `json:"minutes,omitempty"` // how long it took
	Author  ManagerID `json:"author,omitzero"`   // who wrote it down
	Pinned  bool      `json:"pinned,omitempty"`  // shown on top of the history
	Deleted bool      `json:"deleted,omitempty"` // marked for deletion
}

// Spoken reports whether the kind has a direction and an outcome.
func (k InteractionKind) Spoken() bool { return k == Call || k == Letter || k == Message }

// Answers reports whether the client was answered by it: the firm spoke to the
// client and reached it. Nobody is answered by a call that was not taken.
func (i *Interaction) Answers() bool {
	out := i.Kind == Meeting || i.Kind.Spoken() && i.Direction != Incoming
	return out && i.Outcome != OutcomeNoAnswer && !i.Deleted
}

// MinutesLimit is the longest conversation, a day.
const MinutesLimit = 24 * 60

// Check finds all faults of the interaction.
func (i *Interaction) Check() error {
	if i.Kind == "" {
		i.Kind = Call
	}
	switch {
	case !i.Kind.Spoken():
		i.Direction = ""
	case i.Direction == "":
		i.Direction = Outgoing
	}
	i.Text = strings.TrimSpace(i.Text)
	var errs []error
	if i.Client.IsZero() {
		errs = append(errs, problem.At("client", "problem.required"))
	}
	if i.At.IsZero() {
		errs = append(errs, problem.At("at", "problem.required"))
	}
	if i.Text == "" && i.Outcome == "" {
		errs = append(errs, problem.At("text", "problem.interaction.empty"))
	}
	if i.Minutes < 0 || i.Minutes > MinutesLimit {
		errs = append(errs, problem.At("minutes", "problem.range", "Low", 0, "High", MinutesLimit))
	}
	return problem.Join(errs...)
}
