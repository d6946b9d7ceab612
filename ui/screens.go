package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/app/deals"
	"kartoteka/app/goods"
	"kartoteka/app/payments"
	"kartoteka/app/sales"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/reports/all"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Shots is how screens are drawn without a display.
type Shots struct {
	Out  string // folder, made when it is not there
	Size fyne.Size
	Look Appearance
}

// DrawScreens writes every screen of a base as NUMBER-NAME.png and returns how
// many there are.
func DrawScreens(ctx context.Context, a *app.App, env base.Environment, s Shots) (int, error) {
	if err := os.MkdirAll(s.Out, 0o700); err != nil {
		return 0, err
	}
	h := NewHeadless()
	p := &Program{
		Window: h.Window, SetTheme: h.SetTheme, Env: env, Run: kit.Inline{}, Post: func(f func()) { f() }, Lang: s.Look.Lang,
	}
	o := p.options(a)
	o.Prefs, o.Watch = kit.MapPrefs{}, nil
	shell := New(h.Window, o)
	shell.SetStatus(Status{Base: a.Base.Name()})
	routes, err := everyScreen(ctx, a)
	if err != nil {
		return 0, err
	}
	for i, r := range routes {
		if err := ctx.Err(); err != nil {
			return i, err
		}
		img := shell.Shot(r.route, s.Size, s.Look)
		if err := writePNG(filepath.Join(s.Out, fmt.Sprintf("%02d-%s.png", i+1, r.name)), img); err != nil {
			return i, err
		}
		shell.closeTab(shell.tabs.active)
	}
	return len(routes), nil
}

// shot is a route with the name of its picture.
type shot struct {
	name  string
	route nav.Route
}

// everyScreen lists the screens, cards by the first record of their list.
func everyScreen(ctx context.Context, a *app.App) ([]shot, error) {
	shots := []shot{{"home", nav.To("home")}, {"tasks", nav.To("tasks")}, {"calendar", nav.To("calendar")}, {"task-new", nav.To("task")}, {"clients", nav.To("clients")}}
	customers, err := a.Clients.List(ctx)
	if err != nil {
		return nil, err
	}
	shots = append(shots, clientCard(customers)...)
	waiting, err := waitingShots(ctx, a)
	if err != nil {
		return nil, err
	}
	shots = append(shots, waiting...)
	shots = append(shots, spokenShots(customers)...)
	orders, err := a.Orders.List(ctx, record.RecentPeriod(a))
	if err != nil {
		return nil, err
	}
	shots = append(shots, shot{"orders", nav.To("orders")})
	shots = append(shots, firstCard("order", orders, func(r sales.OrderRow) string { return r.ID.String() })...)
	shots = append(shots, shot{"order-new", nav.To("order")})
	shots = append(shots, firstCard("invoice", orders, func(r sales.OrderRow) string { return r.ID.String() })...)
	paid, err := a.Payments.List(ctx, record.RecentPeriod(a))
	if err != nil {
		return nil, err
	}
	shots = append(shots, shot{"payments", nav.To("payments")})
	shots = append(shots, firstCard("payment", paid, func(r payments.Row) string { return r.ID.String() })...)
	products, err := a.Products.List(ctx)
	if err != nil {
		return nil, err
	}
	shots = append(shots, shot{"products", nav.To("products")})
	shots = append(shots, firstCard("product", products, func(r goods.Row) string { return r.ID.String() })...)
	selling, err := a.Deals.List(ctx, false)
	if err != nil {
		return nil, err
	}
	shots = append(shots, shot{"deals", nav.To("deals")}, shot{"pipelines", nav.To("pipelines")}, shot{"pipeline", nav.To("pipeline", crm.MainPipeline.String())})
	shots = append(shots, firstCard("deal", selling, func(r deals.Row) string { return r.ID.String() })...)
	doubles, err := a.Doubles.Scan(ctx, nil)
	if err != nil {
		return nil, err
	}
	shots = append(shots, shot{"duplicates", nav.To("duplicates")}, shot{"merges", nav.To("merges")},
		shot{"quality", nav.To("quality")}, shot{"quality-age", nav.To("quality", string(clients.CheckAge))})
	if len(doubles) > 0 {
		shots = append(shots, shot{"merge", nav.To("merge").With("a", doubles[0].A.ID.String()).With("b", doubles[0].B.ID.String())})
	}
	for _, r := range all.Reports {
		shots = append(shots, shot{"report-" + r.Name, nav.To("report", r.Name)})
	}
	return append(shots,
		shot{"section-settings", nav.To(sectionScreen, "settings")}, shot{"organisation", nav.To("organisation")},
		shot{"desk", nav.To("desk")}, shot{"import", nav.To("import")}, shot{"base", nav.To("base")}), nil
}

// clientCard is the card of the client that bought most, tab by tab.
func clientCard(rows []clients.Row) []shot {
	if len(rows) == 0 {
		return nil
	}
	best := slices.MaxFunc(rows, func(a, b clients.Row) int { return cmp.Compare(a.Year, b.Year) })
	card := nav.To("client", best.ID.String())
	shots := []shot{{"client", card}}
	for _, tab := range []string{"contacts", "terms", "bank", "consents", "deals", "documents", "settlements", "analytics"} {
		shots = append(shots, shot{"client-" + tab, card.With("tab", tab)})
	}
	return shots
}

// waitingShots are leads, requests and the handover of the first manager.
func waitingShots(ctx context.Context, a *app.App) ([]shot, error) {
	leads, err := a.Leads.List(ctx)
	if err != nil {
		return nil, err
	}
	leads = slices.DeleteFunc(leads, func(r clients.LeadRow) bool { return r.State != crm.LeadNew && r.State != crm.LeadAnswered })
	lead := func(r clients.LeadRow) string { return r.ID.String() }
	shots := append([]shot{{"leads", nav.To("leads")}}, firstCard("lead", leads, lead)...)
	shots = append(shots, firstCard("qualify", leads, lead)...)
	requests, err := a.Requests.List(ctx)
	if err != nil {
		return nil, err
	}
	shots = append(shots, shot{"requests", nav.To("requests")})
	shots = append(shots, firstCard("request", requests, func(r talk.RequestRow) string { return r.ID.String() })...)
	managers, err := a.Managers.Options(ctx, "")
	if err != nil || len(managers) == 0 {
		return shots, err
	}
	list, err := a.Clients.List(ctx)
	if err != nil || len(list) == 0 {
		return shots, err
	}
	return append(shots, shot{"handover", nav.To("handover").With("from", managers[0].ID)},
		shot{"handover-sheet", nav.To("handover_sheet").With("clients", list[0].ID.String())}), nil
}

// firstCard is the card of the first row, nothing when there are no rows.
func firstCard[R any](key string, rows []R, id func(R) string) []shot {
	if len(rows) == 0 {
		return nil
	}
	return []shot{{key, nav.To(key, id(rows[0]))}}
}

func writePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, img), f.Close())
}
