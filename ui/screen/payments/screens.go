package payments

import (
	"kartoteka/app"
	"kartoteka/app/payments"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	return []nav.Screen{
		{
			Key: "payments", Kind: crm.KindPayment, Section: "money", Title: "payments.title", Open: record.ListOf(a, Payments),
			Place: 400, Listed: true,
		},
		{
			Key: "payment", Kind: crm.KindPayment, Section: "money", Title: "payment.new", Open: record.PageOf(a, Payment),
			Place:    410,
			Examples: record.FirstOf("payment", record.Recent(a, a.Payments.List), func(r payments.Row) string { return r.ID.String() }),
		},
	}
}
