package deals

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Deals is the use cases of sales being made.
type Deals struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
}

// NewDeals makes the use cases of an open base.
func NewDeals(b *base.Base, managers *firm.Directory[crm.Manager]) *Deals { return &Deals{b, managers} }

// Row is a deal as a list or a board shows it.
type Row struct {
	ID                            crm.DealID
	ClientID                      crm.ClientID
	Number, Name, Client, Manager string
	Pipeline                      crm.PipelineID
	// PipelineWord and StageWord are what the pipeline and the stage are called: a
	// name, or a key of words.
	PipelineWord, StageWord string
	Stage                   crm.StageID
	Amount                  money.Money
	Chance                  int         // per cent
	Own                     bool        // Chance is the deal's own
	Weighted                money.Money // Amount × Chance
	Source                  string
	Loss                    crm.LossReason
	Date, Close             time.Time
	Days                    int // on its stage
	Norm                    int // the most days of the stage, 0 for none
	Next                    *tasks.Next
	Deleted                 bool
	manager                 crm.ManagerID
}

// Open reports whether the deal is in work.
func (r Row) Open() bool { return !r.Stage.Closed() }

// Stuck reports whether the deal in work is longer on its stage than the norm.
func (r Row) Stuck() bool { return r.Open() && r.Norm > 0 && r.Days > r.Norm }

// Late reports whether the day of closing of a deal in work has passed.
func (r Row) Late(today time.Time) bool {
	return r.Open() && !r.Close.IsZero() && r.Close.Before(today)
}

// Mine reports whether the deal is the manager's.
func (r Row) Mine(m crm.ManagerID) bool { return r.manager == m }

// List returns the deals that are not marked for deletion, or of them only those
// in work.
func (s *Deals) List(ctx context.Context, open bool) (rows []Row, err error) {
	read := store.AllDeals
	if open {
		read = store.OpenDeals
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		entries, err := read(tx)
		if err != nil {
			return err
		}
		rows, err = s.Rows(tx, entries)
		return err
	})
	return rows, err
}

// Marked returns the deals marked for deletion.
func (s *Deals) Marked(ctx context.Context) (rows []Row, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		var entries []store.DealEntry
		for d, err := range store.Deals.All(tx) {
			if err != nil {
				return err
			}
			if d.Deleted {
				entries = append(entries, store.EntryOf(d))
			}
		}
		rows, err = s.Rows(tx, entries)
		for i := range rows {
			rows[i].Deleted = true
		}
		return err
	})
	return rows, err
}

// OfClient returns the deals with a client that are not marked for deletion:
// the open ones first, of each the newest first. It is four calls of the store.
func (s *Deals) OfClient(ctx context.Context, id crm.ClientID) (rows []Row, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		rows = nil
		deals := base.AskHeld(b, store.DealClient, store.Deals, id)
		tasks := base.AskHeld(b, store.TaskAhead, store.Tasks, id)
		client := kv.Ask(b, store.Clients, []crm.ClientID{id})
		b.Then(func() error { // which deals and tasks is known
			b.Then(func() error { // and they are read
				s.askRows(b, *deals, s.firstSteps(*tasks), base.ClientName((*client)[0]), &rows)
				return nil
			})
			return nil
		})
	})
	slices.SortFunc(rows, func(a, b Row) int {
		if a.Open() != b.Open() {
			if a.Open() {
				return -1
			}
			return 1
		}
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(b.Number, a.Number))
	})
	return rows, err
}

// firstSteps is the first thing to be done of each deal among tasks.
func (s *Deals) firstSteps(ahead []*crm.Task) map[crm.DealID]*tasks.Next {
	first := map[crm.DealID]*tasks.Next{}
	for _, t := range ahead {
		if was := first[t.Deal]; was == nil || t.Due.Before(was.Due) {
			first[t.Deal] = s.nextAction(store.DealStep{Task: t.ID, Text: t.Text, Due: t.Due, AllDay: t.AllDay})
		}
	}
	return first
}

// askRows makes rows of deals with one client; what they name is read with a
// batch.
func (s *Deals) askRows(b *kv.Batch, deals []*crm.Deal, steps map[crm.DealID]*tasks.Next, client string, rows *[]Row) {
	ways, sellers := []crm.PipelineID{crm.MainPipeline}, []crm.ManagerID{}
	for _, d := range deals {
		base.Want(&ways, d.Pipeline)
		base.Want(&sellers, d.Manager)
	}
	found := kv.Ask(b, store.Pipelines, ways)
	names := base.AskNames(b, store.Managers, sellers, func(m *crm.Manager) string { return m.Name })
	b.Then(func() error {
		book, managers, today := BookOf(*found), names(), s.base.Today()
		for _, d := range deals {
			if d.Deleted {
				continue
			}
			e := store.EntryOf(d)
			row := dealRow(&e, book, today)
			row.Client, row.Manager, row.Next = client, managers[d.Manager], steps[d.ID]
			*rows = append(*rows, row)
		}
		return nil
	})
}

// Rows makes rows of entries; what they name is read in four calls.
func (s *Deals) Rows(tx *kv.Tx, entries []store.DealEntry) ([]Row, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	managers, err := s.managers.NamesIn(tx)
	if err != nil {
		return nil, err
	}
	book, err := BookIn(tx)
	if err != nil {
		return nil, err
	}
	steps, err := store.DealSteps(tx)
	if err != nil {
		return nil, err
	}
	rows, clients, today := make([]Row, len(entries)), make([]crm.ClientID, len(entries)), s.base.Today()
	for i, e := range entries {
		rows[i], clients[i] = dealRow(&e, book, today), e.Client
		rows[i].Manager = managers[e.Manager]
		if step, ok := steps[e.ID]; ok {
			rows[i].Next = s.nextAction(step)
		}
	}
	return rows, base.NameClients(tx, clients, func(i int, name string) { rows[i].Client = name })
}

func dealRow(e *store.DealEntry, book Book, today time.Time) Row {
	stage := book.Stage(e.Pipeline, e.Stage)
	r := Row{
		ID: e.ID, ClientID: e.Client, Number: e.Number, Name: e.Name, Pipeline: e.Pipeline, PipelineWord: book.of(e.Pipeline).Word(), Stage: e.Stage, StageWord: stage.Word(),
		Amount: e.Amount, Source: e.Source, Loss: e.Loss, Date: e.Date, Close: e.Close,
		Days: calendar.Days(e.Entered, today), Norm: stage.Norm, manager: e.Manager, Own: e.Own >= 0,
	}
	r.Chance = e.Chance(stage)
	r.Weighted = money.Rate{Num: int64(r.Chance), Den: 100}.OnTop(r.Amount)
	return r
}

// nextAction tells what is done next of a deal.
func (s *Deals) nextAction(step store.DealStep) *tasks.Next {
	t := crm.Task{Due: step.Due, AllDay: step.AllDay}
	return &tasks.Next{ID: step.Task, Text: step.Text, Due: step.Due, Late: t.Overdue(s.base.Now())}
}

// Get returns a deal.
func (s *Deals) Get(ctx context.Context, id crm.DealID) (*crm.Deal, error) {
	return base.Get(ctx, s.base, store.Deals, id)
}

// Mark sets the mark of deletion or takes it off.
func (s *Deals) Mark(ctx context.Context, ids []crm.DealID, deleted bool) error {
	return base.Mark(ctx, s.base, "deal.mark", store.Deals, ids, func(d *crm.Deal) { d.Deleted = deleted })
}
