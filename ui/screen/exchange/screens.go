package exchange

import (
	"kartoteka/app"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	return []nav.Screen{
		{
			Key: "import", Section: "settings", Title: "import.title", Open: record.PageOf(a, Imports),
			Place: 920, Listed: true, About: "import.about", Icon: "import",
		},
	}
}
