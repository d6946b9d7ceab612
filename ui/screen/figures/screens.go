package figures

import (
	"kartoteka/app"
	"kartoteka/reports/all"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens is the screen of this package: its section lists report by report.
func Screens(a *app.App) []nav.Screen {
	var parts []nav.Link
	for _, r := range all.Reports {
		parts = append(parts, nav.Link{
			Title: "report." + r.Name, About: "report." + r.Name + ".about", Route: nav.To("report", r.Name), Group: "section." + string(r.Family),
		})
	}
	return []nav.Screen{
		{Key: "report", Section: "reports", Title: "section.reports", Open: record.PageOf(a, Report), Place: 800, Parts: parts},
	}
}
