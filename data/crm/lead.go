package crm

import (
	"strings"
	"time"

	"kartoteka/data/problem"
)

// Lead is the story of a client not yet qualified: when it came, how soon it
// was answered and what was found out. The conversion and the speed of answers
// are counted from it.
type Lead struct {
	Received  time.Time  `json:"received"`           // the moment it came
	Answered  time.Time  `json:"answered,omitzero"`  // the moment of the first answer
	Qualified time.Time  `json:"qualified,omitzero"` // the moment it was found worth work
	Rejected  time.Time  `json:"rejected,omitzero"`  // the moment it was found not to be
	Reason    LeadReason `json:"reason,omitempty"`   // why it was rejected
	Remark    string     `json:"remark,omitempty"`   // the same in words
	Wants     string     `json:"wants,omitempty"`    // what was asked for, in the client's words
}

// LeadReason is why a lead was found not to be worth work.
type LeadReason string

// Reasons to reject a lead.
const (
	LeadNoReply    LeadReason = "no_reply"   // не отвечает
	LeadNoMoney    LeadReason = "no_money"   // нет денег, дорого
	LeadNoGoods    LeadReason = "no_goods"   // нет того, что нужно
	LeadCompetitor LeadReason = "competitor" // купил у другого
	LeadNotOurs    LeadReason = "not_ours"   // не наш клиент, спам
	LeadOther      LeadReason = "other"      // needs words
)

// LeadReasons lists the reasons in the order they are offered.
var LeadReasons = []LeadReason{LeadNoReply, LeadNoMoney, LeadNoGoods, LeadCompetitor, LeadNotOurs, LeadOther}

// LeadAnswerWithin is how soon a lead is to be answered: later it is late.
const LeadAnswerWithin = 2 * time.Hour

// LeadState is how far a lead has come.
type LeadState string

// States of a lead.
const (
	LeadNew       LeadState = "new"       // nobody has answered yet
	LeadAnswered  LeadState = "answered"  // being talked to
	LeadQualified LeadState = "qualified" // a client now
	LeadRejected  LeadState = "rejected"
)

// LeadStates lists the states in the order they are passed.
var LeadStates = []LeadState{LeadNew, LeadAnswered, LeadQualified, LeadRejected}

// State is how far the lead has come.
func (l *Lead) State() LeadState {
	switch {
	case !l.Qualified.IsZero():
		return LeadQualified
	case !l.Rejected.IsZero():
		return LeadRejected
	case !l.Answered.IsZero():
		return LeadAnswered
	}
	return LeadNew
}

// Check finds what is wrong with the story at a moment.
func (l *Lead) Check(now time.Time) error {
	switch {
	case l.Received.IsZero():
		return problem.At("received", "problem.required")
	case l.Received.After(now):
		return problem.At("received", "problem.future")
	}
	return nil
}

// Answer sets the moment of the first answer, once. An answer is not earlier
// than what it answers.
func (l *Lead) Answer(at time.Time) {
	if l.Answered.IsZero() && !at.Before(l.Received) {
		l.Answered = at
	}
}

// Wait is how long the lead waited for its first answer, or waits still.
func (l *Lead) Wait(now time.Time) time.Duration {
	end := l.Answered
	if end.IsZero() {
		end = now
		for _, closed := range []time.Time{l.Qualified, l.Rejected} {
			if !closed.IsZero() {
				end = closed
			}
		}
	}
	return max(0, end.Sub(l.Received))
}

// Late reports whether nobody has answered and the term is over.
func (l *Lead) Late(now time.Time) bool {
	return l.State() == LeadNew && l.Wait(now) > LeadAnswerWithin
}

// Qualify makes the lead a client. It refuses one that is a client already.
func (l *Lead) Qualify(at time.Time) error {
	if l.State() == LeadQualified {
		return problem.At("state", "problem.lead.qualified")
	}
	l.Answer(at)
	l.Qualified, l.Rejected, l.Reason, l.Remark = at, time.Time{}, "", ""
	return nil
}

// Reject closes the lead. Another reason than those listed needs words.
func (l *Lead) Reject(why LeadReason, remark string, at time.Time) error {
	remark = strings.TrimSpace(remark)
	switch {
	case l.State() == LeadQualified:
		return problem.At("state", "problem.lead.qualified")
	case why == "":
		return problem.At("reason", "problem.required")
	case why == LeadOther && remark == "":
		return problem.At("remark", "problem.lead.remark")
	}
	l.Rejected, l.Reason, l.Remark = at, why, remark
	return nil
}

// Reopen takes a rejection back.
func (l *Lead) Reopen() {
	l.Rejected, l.Reason, l.Remark = time.Time{}, "", ""
}

// IsLead reports whether the client is still to be qualified, or was rejected.
func (c *Client) IsLead() bool { return c.Lead != nil && c.Lead.Qualified.IsZero() }
