package crm

import "time"

// Lead is the story of a client not yet qualified: when it came, how soon it
// was answered and what was found out. The conversion and the speed of answers
// are counted from it.
type Lead struct {
	Received  time.Time `json:"received"`           // the moment it came
	Answered  time.Time `json:"answered,omitzero"`  // the moment of the first answer
	Qualified time.Time `json:"qualified,omitzero"` // the moment it was found worth work
	Rejected  time.Time `json:"rejected,omitzero"`  // the moment it was found not to be
	Reason    string    `json:"reason,omitempty"`   // why it was rejected
	Wants     string    `json:"wants,omitempty"`    // what was asked for, in the client's words
}

// LeadState is where a lead stands.
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

// State tells where the lead stands.
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

// IsLead reports whether the client is still to be qualified, or was rejected.
func (c *Client) IsLead() bool { return c.Lead != nil && c.Lead.Qualified.IsZero() }
