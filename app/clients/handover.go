package clients

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Handovers is the use cases of clients passing from manager to manager. What
// was sold and said stays with who sold and said it.
type Handovers struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	regions  *firm.Directory[crm.Region]
	clients  *Clients
}

// NewHandovers makes the use cases of an open base.
func NewHandovers(b *base.Base, managers *firm.Directory[crm.Manager], regions *firm.Directory[crm.Region], clients *Clients) *Handovers {
	return &Handovers{b, managers, regions, clients}
}

// Handover is who gives what to whom and why.
type Handover struct {
	// From is who gives; zero is whoever answers for each of the clients now.
	From crm.ManagerID
	To   crm.ManagerID
	// Chosen are the clients the handover is about, their deals, orders and tasks
	// included.
	Chosen []crm.ClientID
	Moves
	Reason string
}

// Moves says what passes.
type Moves struct {
	Clients bool // who answers for the client
	Deals   bool // open ones
	Orders  bool // not shipped yet
	Tasks   bool // not done yet
	// Loose is tasks of From that are about no client.
	Loose bool
}

// Everything is all that may pass.
var Everything = Moves{true, true, true, true, true}

// Check finds what a person must mend before anything is read.
func (h *Handover) Check() error {
	h.Reason = strings.TrimSpace(h.Reason)
	var errs []error
	if h.To.IsZero() {
		errs = append(errs, problem.At("to", "problem.required"))
	} else if h.To == h.From {
		errs = append(errs, problem.At("to", "problem.handover.same"))
	}
	if !h.Clients && !h.Deals && !h.Orders && !h.Tasks && !h.Loose {
		errs = append(errs, problem.At("moves", "problem.handover.nothing"))
	}
	if h.Reason == "" {
		errs = append(errs, problem.At("reason", "problem.required"))
	}
	return problem.Join(errs...)
}

// HandoverSum is what a handover moves: shown before it and told after.
type HandoverSum struct {
	Clients   int // whose manager changes
	Debt      money.Money
	Deals     int
	DealsSum  money.Money
	Orders    int
	OrdersSum money.Money
	Tasks     int
	Named     int // clients whose history tells of it
}

// Preview counts what would move; nothing is written.
func (s *Handovers) Preview(ctx context.Context, h Handover) (sum HandoverSum, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		load, err := gather(tx, h)
		if err != nil {
			return err
		}
		sum = load.sum()
		figures, err := store.ClientFigures(ctx, tx, s.base.Today())
		for _, c := range load.clients {
			sum.Debt += max(0, figures[c.ID].Shipped-figures[c.ID].Paid)
		}
		return err
	})
	return sum, err
}

// Run moves all of it in one transaction and writes one entry into the history
// of each client, in the words of the language.
func (s *Handovers) Run(ctx context.Context, l *lang.Lang, h Handover, p base.Progress) (sum HandoverSum, err error) {
	if err := h.Check(); err != nil {
		return sum, err
	}
	err = s.base.Do(ctx, "handover", func(tx *kv.Tx) error {
		load, err := gather(tx, h)
		if err != nil {
			return err
		}
		if sum = load.sum(); sum.empty() {
			return problem.At("clients", "problem.handover.empty")
		}
		names, err := s.managers.NamesIn(tx)
		if err != nil {
			return err
		}
		if err := load.tell(tx, func(from crm.ManagerID, answers bool) string {
			return handoverWords(l, names, from, h, answers)
		}, s.base.Me()); err != nil {
			return err
		}
		return load.move(ctx, tx, h.To, p)
	})
	return sum, err
}

// handoverWords is what the history of a client says of a handover: that
// another manager answers for it, or that only work has passed.
func handoverWords(l *lang.Lang, names map[crm.ManagerID]string, from crm.ManagerID, h Handover, answers bool) string {
	was := names[from]
	if was == "" {
		was = l.T("handover.nobody")
	}
	to := strings.TrimSuffix(names[h.To], ".") // the sentence ends with its own
	if answers {
		return l.T("handover.told.client", "From", was, "To", to, "Reason", h.Reason)
	}
	return l.T("handover.told.work", "From", was, "To", to, "Reason", h.Reason)
}

// advanceMany does something to records with the progress of all work.
func advanceMany[T any](ctx context.Context, p base.Progress, at *int, total int, records []*T, do func(*T) error) error {
	for _, v := range records {
		if err := base.Advance(ctx, p, *at, total); err != nil {
			return err
		}
		if err := do(v); err != nil {
			return fmt.Errorf("hand over: %w", err)
		}
		*at++
	}
	return nil
}

func (s HandoverSum) empty() bool { return s.Clients+s.Deals+s.Orders+s.Tasks == 0 }

// distinctManagers lists who answers for the clients, each once.
func distinctManagers(clients []*crm.Client) []crm.ManagerID {
	var out []crm.ManagerID
	for _, c := range clients {
		if !c.Manager.IsZero() && !slices.Contains(out, c.Manager) {
			out = append(out, c.Manager)
		}
	}
	return out
}
