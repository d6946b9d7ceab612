package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/app/history"
	"kartoteka/data/crm"
)

// What a window shows at once must cost alike however much there is: the first
// page of a list of any length, a card with any history. Here our own figures
// stand beside each other.

// few is the base a large one is measured beside.
var few = size{name: "few", clients: 1_000, orders: 1_000}

// Entries of the histories measured.
const (
	shortHistory = 10
	longHistory  = 1_000
)

// fillFew makes the small base.
func fillFew(ctx context.Context, path string) error {
	a, err := app.Create(ctx, path, environment)
	if err != nil {
		return err
	}
	return errors.Join(a.Base.FillDemo(ctx, few.config(), nil), a.Close())
}

// fillTalks makes a base of two clients, with a short and with a long history.
func fillTalks(ctx context.Context, path string) error {
	a, err := app.Create(ctx, path, environment)
	if err != nil {
		return err
	}
	return errors.Join(talk(ctx, a, shortHistory), talk(ctx, a, longHistory), a.Close())
}

// talk enters a client called by the number of calls made to it.
func talk(ctx context.Context, a *app.App, calls int) error {
	manager, err1 := a.Managers.Ensure(ctx, "Орлова А. В.")
	region, err2 := a.Regions.Ensure(ctx, "Самарская область")
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	c := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: talked(calls)}, Manager: manager, Region: region}
	if err := a.Clients.Save(ctx, c); err != nil {
		return err
	}
	for i := range calls {
		said := &crm.Interaction{
			At: today.Add(-time.Duration(i) * time.Hour), Kind: crm.Call, Direction: crm.Incoming,
			Client: c.ID, Text: "Обсудили поставку",
		}
		if err := a.Interactions.Save(ctx, said); err != nil {
			return err
		}
	}
	return nil
}

func talked(calls int) string { return fmt.Sprintf("ООО «Разговор %d»", calls) }

// growing measures what may not grow.
func (m *measuring) growing() error {
	small, err := m.cache.file("few.db", func(path string) error { return fillFew(m.ctx, path) })
	if err != nil {
		return err
	}
	talks, err := m.cache.file("talks.db", func(path string) error { return fillTalks(m.ctx, path) })
	if err != nil {
		return err
	}
	return errors.Join(
		m.withApp(m.bases.ours, func(large *app.App) error {
			return m.withApp(small, func(small *app.App) error {
				return m.sideBySide("First page of the list of clients", 2, []side{
					{fmt.Sprintf("over %d clients", m.size.clients), large, firstPage},
					{fmt.Sprintf("over %d", few.clients), small, firstPage},
				})
			})
		}),
		m.withApp(talks, func(a *app.App) error {
			long, err1 := cardOf(m.ctx, a, longHistory)
			short, err2 := cardOf(m.ctx, a, shortHistory)
			return errors.Join(err1, err2, m.sideBySide("Card of a client with 1 000 entries in its history", 3, []side{
				{fmt.Sprintf("with %d entries", longHistory), a, long},
				{fmt.Sprintf("with %d", shortHistory), a, short},
			}))
		}))
}

// side is a window over much or over little: what it asks the use cases for.
type side struct {
	name string
	app  *app.App
	asks []question
}

// question is one a window asks; each is a snapshot of the store.
type question struct {
	name string
	ask  func(context.Context, *app.App) error
}

func (s side) open(ctx context.Context) error {
	for _, a := range s.asks {
		if err := a.ask(ctx, s.app); err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
	}
	return nil
}

// sideBySide measures a window over much beside the same over little, bound
// being how many times longer it may take, and notes the calls of the store.
func (m *measuring) sideBySide(name string, bound float64, sides []side) error {
	if !m.wanted.MatchString(name) {
		return nil
	}
	c := contest{name: name, rounds: 50, goals: []goal{{peer: sides[1].name, bound: bound}}}
	for _, s := range sides {
		c.entries = append(c.entries, entry{s.name, func(ctx context.Context, _ int) (answer, error) { return nil, s.open(ctx) }})
	}
	if err := m.run(c); err != nil {
		return err
	}
	for _, s := range sides {
		note, err := s.calls(m.ctx)
		if err != nil {
			return err
		}
		m.notes = append(m.notes, name+", "+note)
	}
	return nil
}

// calls tells the calls of the store of each question.
func (s side) calls(ctx context.Context) (string, error) {
	n, all := 0, 0
	if err := s.app.CountCalls(func(calls int) { n = calls }); err != nil {
		return "", err
	}
	var told []string
	for _, a := range s.asks {
		if err := a.ask(ctx, s.app); err != nil {
			return "", err
		}
		told = append(told, fmt.Sprintf("%s %d", a.name, n))
		all += n
	}
	return fmt.Sprintf("%s: %d calls of the store (%s).", s.name, all, strings.Join(told, ", ")), nil
}

// firstPage is what a list of clients shows before all of them are read.
var firstPage = []question{{"rows", func(ctx context.Context, a *app.App) error {
	const asked = 100 // as the window does
	rows, err := a.Clients.First(ctx, asked)
	if err == nil && len(rows) != asked {
		err = fmt.Errorf("%d rows, want %d", len(rows), asked)
	}
	return err
}}}

// cardOf is what the window asks for to open the card of the client with so many
// calls: the card, what stands around it and its history.
func cardOf(ctx context.Context, a *app.App, calls int) ([]question, error) {
	rows, err := a.Clients.List(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rows, func(r clients.Row) bool { return r.Name == talked(calls) })
	if i < 0 {
		return nil, fmt.Errorf("no client %s", talked(calls))
	}
	id := rows[i].ID
	return []question{{"card", func(ctx context.Context, a *app.App) error {
		opened, err := a.Clients.Open(ctx, id)
		if err != nil {
			return err
		}
		page := opened.History.Page
		if more := calls > history.Limit; (page.Next != nil) != more {
			err = fmt.Errorf("%d rows are a page of the history of %d entries", len(page.Rows), calls)
		}
		return err
	}}}, nil
}
