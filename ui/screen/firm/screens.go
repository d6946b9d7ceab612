package firm

import (
	"context"

	"kartoteka/app"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	return []nav.Screen{
		{
			Key: "organisation", Section: "settings", Title: "organisation.title", Open: record.PageOf(a, Organisation),
			Place: 900, Listed: true, About: "organisation.about", Icon: "file",
			Examples: func(context.Context) ([]nav.Shot, error) {
				return []nav.Shot{
					{Name: "section-settings", Route: nav.ToSection("settings")},
					{Name: "organisation", Route: nav.To("organisation")},
				}, nil
			},
		},
		{
			Key: "desk", Section: "settings", Title: "desk.title", Open: record.PageOf(a, Desk),
			Place: 910, Listed: true, About: "desk.about", Icon: "user",
		},
	}
}
