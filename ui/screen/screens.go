package screen

import (
	"kartoteka/app"
	"kartoteka/reports/all"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
	"kartoteka/ui/screen/clients"
	"kartoteka/ui/screen/deals"
	"kartoteka/ui/screen/exchange"
	"kartoteka/ui/screen/figures"
	"kartoteka/ui/screen/firm"
	"kartoteka/ui/screen/goods"
	"kartoteka/ui/screen/home"
	"kartoteka/ui/screen/payments"
	"kartoteka/ui/screen/sales"
	"kartoteka/ui/screen/talk"
	"kartoteka/ui/screen/tasks"
)

// Screens is the table of everything a route can open.
func Screens(a *app.App) []nav.Screen {
	list := func(open func(*app.App, *nav.Env) kit.Page) func(*nav.Env, nav.Route) kit.Page {
		return func(e *nav.Env, _ nav.Route) kit.Page { return open(a, e) }
	}
	page := func(open func(*app.App, *nav.Env, nav.Route) kit.Page) func(*nav.Env, nav.Route) kit.Page {
		return func(e *nav.Env, r nav.Route) kit.Page { return open(a, e, r) }
	}
	return []nav.Screen{
		{Key: "home", Section: "home", Title: "home.title", Open: page(home.Home)},
		{Key: "tasks", Section: "home", Title: "tasks.title", Open: list(tasks.Tasks)},
		{Key: "task", Section: "home", Of: "tasks", Title: "task.new", Open: page(tasks.Task)},
		{Key: "calendar", Section: "home", Title: "calendar.title", Open: page(tasks.Calendar)},
		{Key: "clients", Section: "clients", Title: "clients.title", Open: list(clients.Clients)},
		{Key: "client", Section: "clients", Title: "client.new", Open: page(clients.Client)},
		{Key: "duplicates", Section: "clients", Title: "duplicates.title", Open: list(clients.Duplicates)},
		{Key: "merge", Section: "clients", Of: "duplicates", Title: "merge.title", Open: page(clients.Merge)},
		{Key: "merges", Section: "clients", Title: "merges.title", Open: list(clients.Merges)},
		{Key: "quality", Section: "clients", Title: "quality.title", Open: page(clients.Quality)},
		{Key: "leads", Section: "clients", Title: "leads.title", Open: list(clients.Leads)},
		{Key: "lead", Section: "clients", Of: "leads", Title: "lead.new", Open: page(clients.Lead)},
		{Key: "qualify", Section: "clients", Of: "leads", Title: "lead.qualify", Open: page(clients.Qualify)},
		{Key: "requests", Section: "clients", Title: "requests.title", Open: list(talk.Requests)},
		{Key: "request", Section: "clients", Of: "requests", Title: "request.new", Open: page(talk.Request)},
		{Key: "handover", Section: "clients", Title: "handover.title", Open: page(clients.Handover)},
		{Key: "handover_sheet", Section: "clients", Of: "handover", Title: "handover.sheet", Open: page(clients.HandoverSheet)},
		{Key: "interactions", Section: "clients", Title: "interactions.title", Open: list(talk.Interactions)},
		{Key: "interaction", Section: "clients", Title: "interaction.new.call", Open: page(talk.Interaction)},
		{Key: "deals", Section: "deals", Title: "deals.title", Open: list(deals.Deals)},
		{Key: "deal", Section: "deals", Title: "deal.new", Open: page(deals.Deal)},
		{Key: "pipelines", Section: "deals", Title: "pipelines.title", Open: list(deals.Pipelines)},
		{Key: "pipeline", Section: "deals", Of: "pipelines", Title: "pipeline.new", Open: page(deals.Pipeline)},
		{Key: "orders", Section: "sales", Title: "orders.title", Open: list(sales.Orders)},
		{Key: "order", Section: "sales", Title: "order.new", Open: page(sales.Order)},
		{Key: "invoice", Section: "sales", Title: "invoice.new", Open: page(sales.Invoice)},
		{Key: "payments", Section: "money", Title: "payments.title", Open: list(payments.Payments)},
		{Key: "payment", Section: "money", Title: "payment.new", Open: page(payments.Payment)},
		{Key: "products", Section: "stock", Title: "products.title", Open: list(goods.Products)},
		{Key: "product", Section: "stock", Title: "product.new", Open: page(goods.Product)},
		{Key: "report", Section: "reports", Title: "section.reports", Open: page(figures.Report)},
		{Key: "report_deals", Section: "reports", Of: "report", Title: "report_deals.title", Open: page(deals.ReportDeals)},
		{Key: "organisation", Section: "settings", Title: "organisation.title", Open: page(firm.Organisation)},
		{Key: "desk", Section: "settings", Title: "desk.title", Open: page(firm.Desk)},
		{Key: "import", Section: "settings", Title: "import.title", Open: page(exchange.Imports)},
		{Key: "base", Section: "settings", Title: "base.title", Open: page(Base)},
	}
}

// Sections is the list at the left.
func Sections() []nav.Section {
	one := func(key, icon string, screen string) nav.Section {
		return nav.Section{Key: key, Icon: icon, Pages: []nav.Link{{Title: screen + ".title", Icon: icon, Route: nav.To(screen)}}}
	}
	listed := nav.Section{Key: "reports", Icon: "reports", Listed: true}
	for _, r := range all.Reports {
		listed.Pages = append(listed.Pages, nav.Link{
			Title: "report." + r.Name, About: "report." + r.Name + ".about", Icon: "reports", Route: nav.To("report", r.Name),
			Group: "section." + string(r.Family),
		})
	}
	return []nav.Section{
		{Key: "home", Icon: "home", Pages: []nav.Link{
			{Title: "home.title", Icon: "home", Route: nav.To("home")},
			{Title: "tasks.title", About: "tasks.about", Icon: "check", Route: nav.To("tasks")},
			{Title: "calendar.title", About: "calendar.about", Icon: "calendar", Route: nav.To("calendar")},
		}},
		{Key: "clients", Icon: "clients", Pages: []nav.Link{
			{Title: "clients.title", About: "clients.about", Icon: "clients", Route: nav.To("clients")},
			{Title: "leads.title", Icon: "clients", Route: nav.To("leads")},
			{Title: "requests.title", Icon: "clients", Route: nav.To("requests")},
			{Title: "handover.title", Icon: "clients", Route: nav.To("handover")},
			{Title: "interactions.title", About: "interactions.about", Icon: "phone", Route: nav.To("interactions")},
			{Title: "duplicates.title", About: "duplicates.about", Icon: "copy", Route: nav.To("duplicates")},
			{Title: "merges.title", About: "merges.about", Icon: "undo", Route: nav.To("merges")},
			{Title: "quality.title", About: "quality.about", Icon: "check", Route: nav.To("quality")},
		}},
		{Key: "deals", Icon: "deals", Pages: []nav.Link{
			{Title: "deals.title", About: "deals.about", Icon: "deals", Route: nav.To("deals")},
			{Title: "pipelines.title", About: "pipelines.about", Icon: "settings", Route: nav.To("pipelines")},
		}},
		one("sales", "sales", "orders"), one("money", "money", "payments"), one("stock", "stock", "products"), listed,
		{Key: "settings", Icon: "settings", Listed: true, Pages: []nav.Link{
			{Title: "organisation.title", About: "organisation.about", Icon: "file", Route: nav.To("organisation")},
			{Title: "desk.title", About: "desk.about", Icon: "user", Route: nav.To("desk")},
			{Title: "import.title", About: "import.about", Icon: "import", Route: nav.To("import")},
			{Title: "base.title", About: "base.safety.about", Icon: "save", Route: nav.To("base")},
		}},
	}
}
