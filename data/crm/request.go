package crm

import (
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
)

// RequestID names a request.
type RequestID = ID[Request]

// RequestKind is what a client came with.
type RequestKind string

// Kinds of requests.
const (
	RequestQuestion RequestKind = "question" // вопрос
	RequestClaim    RequestKind = "claim"    // рекламация, претензия
	RequestReturn   RequestKind = "return"   // возврат
	RequestThanks   RequestKind = "thanks"   // благодарность
)

// RequestKinds lists the kinds in the order they are offered.
var RequestKinds = []RequestKind{RequestQuestion, RequestClaim, RequestReturn, RequestThanks}

// RequestState is how far a request has come.
type RequestState string

// States of a request.
const (
	RequestNew      RequestState = "new"
	RequestWorking  RequestState = "working"  // в работе
	RequestWaiting  RequestState = "waiting"  // ждём клиента
	RequestSolved   RequestState = "solved"   // решено
	RequestRejected RequestState = "rejected" // отклонено
)

// RequestStates lists the states in the order they are passed.
var RequestStates = []RequestState{RequestNew, RequestWorking, RequestWaiting, RequestSolved, RequestRejected}

// Closed reports whether nothing more happens to the request.
func (s RequestState) Closed() bool { return s == RequestSolved || s == RequestRejected }

// Request is an обращение: a question, a claim, a return or thanks that a client
// came with and that somebody answers for.
type Request struct {
	Meta
	ID       RequestID    `json:"id"`                // names the record
	Number   string       `json:"number"`            // of the sequence of requests, ОБ-2026/000001
	Date     time.Time    `json:"date"`              // the moment it came
	Client   ClientID     `json:"client"`            // who asks
	Contact  ContactID    `json:"contact,omitzero"`  // the person who asks
	Order    OrderID      `json:"order,omitzero"`    // it is about, if any
	Product  ProductID    `json:"product,omitzero"`  // it is about, if any
	Kind     RequestKind  `json:"kind"`              // question, claim, return…
	Text     string       `json:"text"`              // what is asked
	Due      time.Time    `json:"due,omitzero"`      // day the answer is promised by
	Manager  ManagerID    `json:"manager,omitzero"`  // who answers it
	State    RequestState `json:"state"`             // how far it has come
	Answered time.Time    `json:"answered,omitzero"` // the moment of the first reply
	Closed   time.Time    `json:"closed,omitzero"`   // the moment it was closed
	Result   string       `json:"result,omitempty"`  // how it ended
	Reason   string       `json:"reason,omitempty"`  // what had gone wrong
	Deleted  bool         `json:"deleted,omitempty"` // marked for deletion
}

// Move brings the request to a state at a moment. Who takes it up answers by
// that; closing it keeps the moment, opening it again forgets it. What a closed
// request must have is judged by Check.
func (r *Request) Move(to RequestState, at time.Time) {
	if r.State == RequestNew && to != RequestNew {
		r.Answer(at)
	}
	switch {
	case !to.Closed():
		r.Closed = time.Time{}
	case !r.State.Closed():
		r.Closed = at
	}
	r.State = to
}

// Answer sets the moment of the first reply, once. A reply is not earlier than
// the request.
func (r *Request) Answer(at time.Time) {
	if r.Answered.IsZero() && !at.Before(r.Date) {
		r.Answered = at
	}
}

// ReplyTime is how long the client waited for the first reply, or waits still.
func (r *Request) ReplyTime(now time.Time) time.Duration { return since(r.Date, r.Answered, now) }

// SolveTime is how long it took to close the request, or takes still.
func (r *Request) SolveTime(now time.Time) time.Duration { return since(r.Date, r.Closed, now) }

// since is the time from one moment to another, to now when there is none yet.
func since(from, to, now time.Time) time.Duration {
	if to.IsZero() {
		to = now
	}
	return max(0, to.Sub(from))
}

// Overdue reports whether the promised day has passed without an answer.
func (r *Request) Overdue(today time.Time) bool {
	return !r.State.Closed() && !r.Deleted && !r.Due.IsZero() && today.After(r.Due)
}

// Check finds all faults of the request.
func (r *Request) Check() error {
	if r.Kind == "" {
		r.Kind = RequestQuestion
	}
	if r.State == "" {
		r.State = RequestNew
	}
	r.Text = strings.TrimSpace(r.Text)
	var errs []error
	if r.Client.IsZero() {
		errs = append(errs, problem.At("client", "problem.required"))
	}
	if r.Date.IsZero() {
		errs = append(errs, problem.At("date", "problem.required"))
	}
	if r.Text == "" {
		errs = append(errs, problem.At("text", "problem.required"))
	}
	if !r.Due.IsZero() && r.Due.Before(calendar.DayOf(r.Date)) {
		errs = append(errs, problem.At("due", "problem.request.due"))
	}
	if r.State.Closed() && strings.TrimSpace(r.Result) == "" {
		errs = append(errs, problem.At("result", "problem.request.result"))
	}
	return problem.Join(errs...)
}
