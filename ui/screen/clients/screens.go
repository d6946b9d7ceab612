package clients

import (
	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	x := examples{a}
	return []nav.Screen{
		{
			Key: "clients", Kind: crm.KindClient, Section: "clients", Title: "clients.title", Open: record.ListOf(a, Clients),
			Place: 200, Listed: true, About: "clients.about",
		},
		{
			Key: "client", Kind: crm.KindClient, Section: "clients", Title: "client.new", Open: record.PageOf(a, Client),
			Place: 210, Examples: x.card,
		},
		{
			Key: "leads", Section: "clients", Title: "leads.title", Open: record.ListOf(a, Leads),
			Place: 220, Listed: true,
		},
		{
			Key: "lead", Section: "clients", Of: "leads", Title: "lead.new", Open: record.PageOf(a, Lead),
			Place: 221, Examples: x.lead("lead"),
		},
		{
			Key: "qualify", Section: "clients", Of: "leads", Title: "lead.qualify", Open: record.PageOf(a, Qualify),
			Place: 222, Examples: x.lead("qualify"),
		},
		{
			Key: "handover", Section: "clients", Title: "handover.title", Open: record.PageOf(a, Handover),
			Place: 240, Listed: true, Examples: x.handover,
		},
		{Key: "handover_sheet", Section: "clients", Of: "handover", Title: "handover.sheet", Open: record.PageOf(a, HandoverSheet)},
		{
			Key: "duplicates", Section: "clients", Title: "duplicates.title", Open: record.ListOf(a, Duplicates),
			Place: 700, Listed: true, About: "duplicates.about", Icon: "copy",
		},
		{
			Key: "merges", Section: "clients", Title: "merges.title", Open: record.ListOf(a, Merges),
			Place: 710, Listed: true, About: "merges.about", Icon: "undo",
		},
		{
			Key: "quality", Section: "clients", Title: "quality.title", Open: record.PageOf(a, Quality),
			Place: 720, Listed: true, About: "quality.about", Icon: "check", Examples: x.quality,
		},
		{
			Key: "merge", Section: "clients", Of: "duplicates", Title: "merge.title", Open: record.PageOf(a, Merge),
			Place: 730, Examples: x.merge,
		},
	}
}
