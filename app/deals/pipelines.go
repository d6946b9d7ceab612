package deals

import (
	"context"
	"errors"
	"slices"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Pipelines is the use cases of the ways sales go and of their stages.
type Pipelines struct{ base *base.Base }

// NewPipelines makes the use cases of an open base.
func NewPipelines(b *base.Base) *Pipelines { return &Pipelines{b} }

// BookIn reads all of them in one call, the main one first; those marked for
// deletion are among them, for deals still name them.
func BookIn(tx *kv.Tx) (book Book, err error) {
	var all []*crm.Pipeline
	for p, err := range store.Pipelines.All(tx) {
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return BookOf(all), nil
}

// BookOf is the pipelines there are of some that were asked for.
func BookOf(found []*crm.Pipeline) Book {
	book := Book{crm.StartPipeline()}
	for _, p := range found {
		switch {
		case p == nil:
		case p.ID == crm.MainPipeline:
			book[0] = p
		default:
			book = append(book, p)
		}
	}
	return book
}

// Book is all pipelines, the main one first.
type Book []*crm.Pipeline

// of is the pipeline deals name so; the main one for a name that is not there.
func (b Book) of(key crm.PipelineID) *crm.Pipeline {
	for _, p := range b {
		if p.Key() == key {
			return p
		}
	}
	return b[0]
}

// Stage is a stage of a pipeline. One that is not there is shown by its ID.
func (b Book) Stage(key crm.PipelineID, id crm.StageID) *crm.Stage {
	if s := b.of(key).Stage(id); s != nil {
		return s
	}
	return &crm.Stage{ID: id}
}

// PipelineOf reads the pipeline deals name so.
func PipelineOf(tx *kv.Tx, key crm.PipelineID) (*crm.Pipeline, error) {
	if key.IsZero() {
		key = crm.MainPipeline
	}
	p, err := store.Pipelines.Get(tx, key)
	if key == crm.MainPipeline && errors.Is(err, kv.ErrNotFound) {
		return crm.StartPipeline(), nil
	}
	return p, err
}

// List returns the pipelines that are not marked for deletion, the main one
// first.
func (s *Pipelines) List(ctx context.Context) (list []*crm.Pipeline, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		book, err := BookIn(tx)
		list = slices.DeleteFunc(book, func(p *crm.Pipeline) bool { return p.Deleted })
		return err
	})
	return list, err
}

// Get returns the pipeline deals name so; zero is the main one.
func (s *Pipelines) Get(ctx context.Context, key crm.PipelineID) (p *crm.Pipeline, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		p, err = PipelineOf(tx, key)
		return err
	})
	return p, err
}

// Standing counts the deals on each stage of a pipeline.
func (s *Pipelines) Standing(ctx context.Context, key crm.PipelineID) (on map[crm.StageID]int, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		on = map[crm.StageID]int{}
		entries, err := store.AllDeals(tx)
		for _, e := range entries {
			if e.Pipeline == key {
				on[e.Stage]++
			}
		}
		return err
	})
	return on, err
}

// NewStage makes an ID for a stage added to a pipeline.
func (s *Pipelines) NewStage(p *crm.Pipeline) crm.StageID {
	return crm.NewStageID(p, s.base.NewID())
}

// Save writes a pipeline. Deals on a stage that is gone are moved in the same
// step to the stage that moves names for it; without one they are a problem at
// "move" (problem.pipeline.in_use). A stage the past of deals names is kept as a
// retired one.
func (s *Pipelines) Save(ctx context.Context, p *crm.Pipeline, moves map[crm.StageID]crm.StageID) error {
	return base.Put(ctx, s.base, "pipeline.save", store.Pipelines, p, func(p *crm.Pipeline) *crm.PipelineID { return &p.ID },
		func(tx *kv.Tx, saved *crm.Pipeline) error {
			saved.Stages = slices.Clone(saved.Stages)
			return s.retire(tx, saved, moves)
		})
}

// retire settles the stages that are in the base and not in the pipeline to be
// written.
func (s *Pipelines) retire(tx *kv.Tx, p *crm.Pipeline, moves map[crm.StageID]crm.StageID) error {
	if p.Rev == 0 && p.ID != crm.MainPipeline {
		return nil
	}
	old, err := PipelineOf(tx, p.ID)
	if err != nil {
		return err
	}
	gone := map[crm.StageID]bool{}
	for _, st := range old.Stages {
		if now := p.Stage(st.ID); now == nil || now.Retired {
			gone[st.ID] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	past, err := s.moveAway(tx, p, gone, moves)
	if err != nil {
		return err
	}
	for i, st := range old.Stages {
		if gone[st.ID] && past[st.ID] && p.Stage(st.ID) == nil {
			st.Retired = true
			p.Stages = slices.Insert(p.Stages, min(i, max(len(p.Stages)-2, 0)), st)
		}
	}
	return nil
}

// moveAway moves the deals that stand on stages that go, and tells which of
// these stages the past of some deal names.
func (s *Pipelines) moveAway(tx *kv.Tx, p *crm.Pipeline, gone map[crm.StageID]bool, moves map[crm.StageID]crm.StageID) (map[crm.StageID]bool, error) {
	entries, err := store.AllDealsMoved(tx)
	if err != nil {
		return nil, err
	}
	past, left := map[crm.StageID]bool{}, map[crm.StageID]int{}
	var away []crm.DealID
	for _, e := range entries {
		if e.Pipeline != p.Key() {
			continue
		}
		for _, m := range e.Moves {
			past[m.Stage] = true
		}
		if !gone[e.Stage] {
			continue
		}
		past[e.Stage] = true
		if to := p.Stage(moves[e.Stage]); to == nil || to.Retired || to.ID.Closed() {
			left[e.Stage]++
			continue
		}
		away = append(away, e.ID)
	}
	old, err := PipelineOf(tx, p.ID)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, st := range old.Stages {
		if n := left[st.ID]; n > 0 {
			errs = append(errs, problem.At("move", "problem.pipeline.in_use", "Stage", problem.Word(st.Word()), "N", n))
		}
	}
	if len(errs) > 0 {
		return nil, problem.Join(errs...)
	}
	deals, err := base.Present(tx, store.Deals, away)
	if err != nil {
		return nil, err
	}
	for _, d := range deals {
		d.MoveTo(moves[d.Stage], tx.Now, s.base.Me())
		if err := store.Deals.Put(tx, d); err != nil {
			return nil, err
		}
	}
	return past, nil
}

// Delete marks pipelines for deletion. The main one stays, as does one with deals
// in work: a problem at "pipeline".
func (s *Pipelines) Delete(ctx context.Context, keys []crm.PipelineID) error {
	return s.base.Do(ctx, "pipeline.delete", func(tx *kv.Tx) error {
		entries, err := store.OpenDeals(tx)
		if err != nil {
			return err
		}
		open := map[crm.PipelineID]int{}
		for _, e := range entries {
			open[e.Pipeline]++
		}
		for _, key := range keys {
			p, err := PipelineOf(tx, key)
			switch {
			case err != nil:
				return err
			case p.ID == crm.MainPipeline:
				return problem.At("pipeline", "problem.pipeline.main")
			case open[key] > 0:
				return problem.At("pipeline", "problem.pipeline.deals", "N", open[key])
			}
			p.Deleted = true
			if err := store.Pipelines.Put(tx, p); err != nil {
				return err
			}
		}
		return nil
	})
}
