package deals

import (
	"context"

	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/record"
)

// board is the deals of one pipeline as cards on its stages.
func (p *dealsPage) board() *list.Board[deals.Row] {
	a, e := p.app, p.env
	return &list.Board[deals.Row]{
		Columns: p.columns,
		Place:   p.place,
		Sums: []list.BoardSum[deals.Row]{
			{Of: func(r deals.Row) money.Money { return r.Amount }},
			{Key: "weighted", Of: func(r deals.Row) money.Money { return r.Weighted }},
		},
		Card: p.card,
		Targets: func() []list.BoardTarget {
			way := p.read.Load().shown
			return []list.BoardTarget{
				{ID: string(crm.StageWon), Title: e.Lang.T(way.Stage(crm.StageWon).Word()), Tone: look.Good},
				{ID: string(crm.StageLost), Title: e.Lang.T("deals.board.lost", "Stage", e.Lang.T(way.Stage(crm.StageLost).Word())), Tone: look.Bad},
			}
		},
		Move: func(ctx context.Context, r deals.Row, to string) error {
			return a.Deals.Move(ctx, deals.Move{Deal: r.ID, To: crm.StageID(to)})
		},
		May: func(r deals.Row, _ string) string {
			if r.Deleted {
				return e.Lang.T("state.deleted")
			}
			return ""
		},
		Ask:   p.ask,
		Moved: func(_ deals.Row, to string) { tellMoved(a, e, crm.StageID(to)) },
	}
}

func (p *dealsPage) columns() []list.BoardColumn {
	l := p.env.Lang
	var out []list.BoardColumn
	for _, s := range p.read.Load().shown.Open() {
		c := list.BoardColumn{ID: string(s.ID), Title: l.T(s.Word()), Color: int(s.Color)}
		if s.Norm > 0 {
			c.Note = l.T("deals.board.norm", "N", s.Norm, "Percent", s.Probability)
		}
		out = append(out, c)
	}
	return out
}

// place is the column of a deal; deals of other pipelines have none.
func (p *dealsPage) place(r deals.Row) string {
	if r.Pipeline != p.read.Load().shown.Key() {
		return ""
	}
	return string(r.Stage)
}

// card is what a deal says on the board: with whom, for how much, how long it
// stands, what is next.
func (p *dealsPage) card(r deals.Row) list.BoardCard {
	l := p.env.Lang
	c := list.BoardCard{Title: r.Client, Left: l.Money(r.Amount), Right: l.T("deal.days.value", "N", r.Days)}
	if c.Title == "" {
		c.Title = r.Name
	}
	switch {
	case r.Norm > 0 && r.Days > 2*r.Norm:
		c.Tone = look.Bad
	case r.Stuck():
		c.Tone = look.Warning
	}
	switch {
	case r.Next == nil:
		c.Note, c.NoteTone = l.T("deals.board.no_step"), look.Warning
		if c.Tone == look.Plain {
			c.Tone = look.Muted
		}
	case r.Next.Late:
		c.Note, c.NoteTone, c.Tone = l.T("deals.board.late", "What", r.Next.Text), look.Bad, look.Bad
	default:
		c.Note = record.Joined(l.DateNear(r.Next.Due, p.app.Today()), true, r.Next.Text)
	}
	return c
}

// ask asks why a deal is lost, and opens one that lacks what its stage asks for.
func (p *dealsPage) ask(r deals.Row, to string, move func(do func(context.Context) error)) bool {
	stage := crm.StageID(to)
	if stage == crm.StageLost {
		askLoss(p.app, p.env, r.ID, record.Joined(r.Name, true, r.Client), p.read.Load().shown.Losses())
		return true
	}
	var lacks []crm.DealField
	p.env.Run.Run("", func(ctx context.Context) (err error) {
		lacks, err = p.app.Deals.Lacks(ctx, r.ID, stage)
		return err
	}, func(err error) {
		if err != nil || len(lacks) == 0 {
			move(nil) // what is wrong is told by the move
			return
		}
		openAt(p.env, r.ID, stage)
	})
	return true
}
