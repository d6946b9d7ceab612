package screen

import (
	"slices"

	"kartoteka/app"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
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

// Screens are all that a route can open, in the order of their places.
func Screens(a *app.App) []nav.Screen {
	return nav.InPlace(slices.Concat(
		home.Screens(a), tasks.Screens(a), clients.Screens(a), talk.Screens(a), deals.Screens(a), sales.Screens(a),
		payments.Screens(a), goods.Screens(a), figures.Screens(a), firm.Screens(a), exchange.Screens(a), own(a),
	))
}

// own are the screens of this package.
func own(a *app.App) []nav.Screen {
	return []nav.Screen{
		{
			Key: "base", Section: "settings", Title: "base.title", Open: record.PageOf(a, Base),
			Place: 930, Listed: true, About: "base.safety.about", Icon: "save",
		},
	}
}

// Sections is the list at the left, with the links to the screens.
func Sections(screens []nav.Screen) []nav.Section {
	return nav.Filled([]nav.Section{
		{Key: "home", Icon: "home"},
		{Key: "clients", Icon: "clients"},
		{Key: "deals", Icon: "deals"},
		{Key: "sales", Icon: "sales"},
		{Key: "money", Icon: "money"},
		{Key: "stock", Icon: "stock"},
		{Key: "reports", Icon: "reports", Listed: true},
		{Key: "settings", Icon: "settings", Listed: true},
	}, screens)
}
