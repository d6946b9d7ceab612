package figures

import (
	"kartoteka/app"
	"kartoteka/reports"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens is the screen of this package: its section lists report by report.
func Screens(a *app.App) []nav.Screen {
	var parts []nav.Link
	for _, r := range reports.All {
		group := "section.sales"
		if r.Deals {
			group = "section.deals"
		}
		parts = append(parts, nav.Link{
			Title: "report." + r.Name, About: "report." + r.Name + ".about", Route: nav.To("report", r.Name), Group: group,
		})
	}
	return []nav.Screen{
		{Key: "report", Section: "reports", Title: "section.reports", Open: record.PageOf(a, Report), Place: 800, Parts: parts},
	}
}
