package crm

import (
	"strconv"
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// DealID names a deal.
type DealID = ID[Deal]

// Deal is a sale being made: what may be sold, to whom, for how much, by when.
type Deal struct {
	Meta
	ID       DealID     `json:"id"`                // names the record
	Number   string     `json:"number"`            // of the sequence of deals, СД-2026/000001
	Date     time.Time  `json:"date"`              // day it was made
	Name     string     `json:"name"`              // what is sold, in words
	Client   ClientID   `json:"client"`            // to whom
	Contact  ContactID  `json:"contact,omitzero"`  // person of the client it is made with
	Manager  ManagerID  `json:"manager,omitzero"`  // who leads it
	Pipeline PipelineID `json:"pipeline,omitzero"` // zero is the main one
	Stage    StageID    `json:"stage"`             // where it is now in its pipeline
	Entered  time.Time  `json:"entered"`           // day the deal came to its stage
	// Moves is every stage the deal has come to since it was made, in order.
	Moves []StageMove `json:"moves,omitempty"`
	// Lines are the goods it is about, their sums with VAT. Amount is theirs
	// where there are some, else what was typed.
	Lines  []Line      `json:"lines,omitempty"`
	Amount money.Money `json:"amount"`
	// Probability in per cent counts instead of the stage's where Own is set.
	Own         bool      `json:"own,omitempty"`
	Probability int       `json:"probability,omitempty"`
	Close       time.Time `json:"close,omitzero"` // expected day of closing
	Source      string    `json:"source,omitempty"`
	Campaign    string    `json:"campaign,omitempty"`
	Competitor  string    `json:"competitor,omitempty"`
	// Loss is why it was lost, Reason the same in somebody's words.
	Loss    LossReason `json:"loss,omitempty"`
	Reason  string     `json:"reason,omitempty"`
	Note    string     `json:"note,omitempty"`
	Deleted bool       `json:"deleted,omitempty"`
}

// StageMove is a deal coming to a stage. It leaves it at the next move.
type StageMove struct {
	Stage StageID   `json:"stage"`       // the deal came to
	At    time.Time `json:"at"`          // the moment
	By    ManagerID `json:"by,omitzero"` // who moved it
}

// MoveTo brings the deal to a stage of its pipeline and logs it; a deal that is
// there already stays as it is. What said of a loss is forgotten by a deal that
// is not lost.
func (d *Deal) MoveTo(stage StageID, at time.Time, by ManagerID) {
	if n := len(d.Moves); n > 0 && d.Moves[n-1].Stage == stage && d.Stage == stage {
		return
	}
	if n := len(d.Moves); n > 0 && !at.After(d.Moves[n-1].At) {
		at = d.Moves[n-1].At.Add(time.Millisecond) // moves keep their order
	}
	d.Stage, d.Entered = stage, calendar.DayOf(at)
	d.Moves = append(d.Moves[:len(d.Moves):len(d.Moves)], StageMove{Stage: stage, At: at, By: by})
	if stage != StageLost {
		d.Loss, d.Reason = "", ""
	}
}

// TakeSource takes the source of a client, cut where a deal has no room for all of
// it.
func (d *Deal) TakeSource(source string) {
	letters := []rune(strings.TrimSpace(source))
	d.Source = strings.TrimSpace(string(letters[:min(len(letters), SourceLimit)]))
}

// Chance is the probability in per cent that counts on a stage.
func (d *Deal) Chance(s *Stage) int {
	own := -1
	if d.Own {
		own = d.Probability
	}
	return ChanceAt(d.Stage, own, s)
}

// ChanceAt is the probability in per cent of a deal: 100 when it is won, 0 when it
// is lost, else its own or, when that is negative, the one of the stage it stands
// on. A stage its pipeline does not know is nil and gives 0.
func ChanceAt(at StageID, own int, s *Stage) int {
	switch {
	case at == StageWon:
		return 100
	case at == StageLost:
		return 0
	case own >= 0:
		return own
	case s == nil:
		return 0
	}
	return s.Probability
}

// LostFor is why a lost deal was lost; words without a reason, as old bases have
// them, are another reason.
func (d *Deal) LostFor() LossReason {
	if d.Stage == StageLost && d.Loss == "" && d.Reason != "" {
		return LossOther
	}
	return d.Loss
}

// Calculate sets the sums of the lines and the amount.
func (d *Deal) Calculate() error {
	if len(d.Lines) == 0 {
		return nil
	}
	sums := make([]money.Money, len(d.Lines))
	for i := range d.Lines {
		if err := d.Lines[i].Calculate(VATIncluded); err != nil {
			return problem.In("lines."+strconv.Itoa(i), err)
		}
		sums[i] = d.Lines[i].Sum
	}
	sum, err := money.Sum(sums...)
	if err != nil {
		return problem.In("amount", err)
	}
	d.Amount = sum
	return nil
}

// Check finds all faults of the deal.
func (d *Deal) Check() error {
	if d.Stage == "" {
		d.Stage = StageLead
	}
	d.Source, d.Reason = strings.TrimSpace(d.Source), strings.TrimSpace(d.Reason)
	errs := []error{checkName("name", d.Name), problem.In("loss", d.Loss.check()), checkLines(d.Lines)}
	if d.Client.IsZero() {
		errs = append(errs, problem.At("client", "problem.required"))
	}
	if d.Date.IsZero() {
		errs = append(errs, problem.At("date", "problem.required"))
	}
	if d.Amount < 0 {
		errs = append(errs, problem.At("amount", "problem.negative"))
	}
	if d.Probability < 0 || d.Probability > 100 {
		errs = append(errs, problem.At("probability", "problem.range", "Low", 0, "High", 100))
	}
	if len([]rune(d.Source)) > SourceLimit {
		errs = append(errs, problem.At("source", "problem.too_long", "Limit", SourceLimit))
	}
	return problem.Join(append(errs, d.checkLoss())...)
}

// checkLoss asks a lost deal why.
func (d *Deal) checkLoss() error {
	if d.Stage != StageLost {
		return nil
	}
	d.Loss = d.LostFor()
	switch {
	case d.Loss == "":
		return problem.At("loss", "problem.deal.loss")
	case d.Loss == LossOther && d.Reason == "":
		return problem.At("reason", "problem.deal.reason")
	}
	return nil
}
