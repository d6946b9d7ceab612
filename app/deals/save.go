package deals

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Save writes the deal; a new one gets its number and its first stage. A stage
// the deal comes to is logged, and asks for what it requires: a problem at each
// field that is not filled (problem.deal.entry).
func (s *Deals) Save(ctx context.Context, d *crm.Deal) error {
	return base.Put(ctx, s.base, "deal.save", store.Deals, d, func(d *crm.Deal) *crm.DealID { return &d.ID }, s.Complete)
}

// Complete readies a deal for being written.
func (s *Deals) Complete(tx *kv.Tx, d *crm.Deal) (err error) {
	if err := base.Redirect(tx, &d.Client); err != nil {
		return err
	}
	if d.Date.IsZero() {
		d.Date = s.base.Today()
	}
	p, err := PipelineOf(tx, d.Pipeline)
	if err != nil {
		return err
	}
	if d.Stage == "" {
		d.Stage = p.First()
	}
	if err := d.Calculate(); err != nil {
		return err
	}
	old := &crm.Deal{}
	if d.Rev != 0 {
		if old, err = store.Deals.Get(tx, d.ID); err != nil {
			return err
		}
	}
	d.Moves = old.Moves
	if old.Stage != d.Stage || old.Pipeline != d.Pipeline {
		if err := s.enter(tx, d, old, p); err != nil {
			return err
		}
	}
	if d.Number == "" {
		d.Number, err = firm.NextNumber(tx, crm.KindDeal, crm.OrganisationID{}, d.Date)
	}
	return err
}

// enter brings a deal to the stage it names, coming from where the old one was.
func (s *Deals) enter(tx *kv.Tx, d, old *crm.Deal, p *crm.Pipeline) error {
	stage := p.Stage(d.Stage)
	if stage == nil || stage.Retired {
		return problem.At("stage", "problem.deal.stage")
	}
	step, err := store.StepOf(tx, d.ID)
	if err != nil {
		return err
	}
	// All that is wrong is told at once: what the stage asks and what the deal
	// itself does.
	if err := problem.Join(stage.Admit(d, step != nil), d.Check()); err != nil {
		return err
	}
	d.Stage = old.Stage
	d.MoveTo(stage.ID, tx.Now, s.base.Me())
	return nil
}

// Move is one deal brought to another stage, and what a loss says.
type Move struct {
	Deal   crm.DealID
	To     crm.StageID
	Loss   crm.LossReason // of a move to StageLost
	Reason string
}

// MoveVerb is what a move to a stage is called: "deal.win", "deal.lose" or
// "deal.move".
func MoveVerb(to crm.StageID) string {
	switch to {
	case crm.StageWon:
		return "deal.win"
	case crm.StageLost:
		return "deal.lose"
	}
	return "deal.move"
}

// Move brings a deal to a stage as Save would.
func (s *Deals) Move(ctx context.Context, m Move) error {
	return s.base.Do(ctx, MoveVerb(m.To), func(tx *kv.Tx) error {
		d, err := store.Deals.Get(tx, m.Deal)
		if err != nil {
			return err
		}
		if d.Deleted {
			return base.ErrGone
		}
		d.Stage, d.Loss, d.Reason = m.To, m.Loss, m.Reason
		if err := s.Complete(tx, d); err != nil {
			return err
		}
		return base.Write(tx, store.Deals, d)
	})
}

// Lacks tells what a deal must tell before it can come to a stage of its
// pipeline.
func (s *Deals) Lacks(ctx context.Context, id crm.DealID, to crm.StageID) (lacks []crm.DealField, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		d, err := store.Deals.Get(tx, id)
		if err != nil {
			return err
		}
		p, err := PipelineOf(tx, d.Pipeline)
		if err != nil {
			return err
		}
		step, err := store.StepOf(tx, id)
		if err != nil {
			return err
		}
		if stage := p.Stage(to); stage != nil {
			lacks = d.Lacks(stage.Required, step != nil)
		}
		return nil
	})
	return lacks, err
}
