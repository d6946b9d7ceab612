package home

import (
	"kartoteka/app"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	return []nav.Screen{
		{Key: "home", Section: "home", Title: "home.title", Place: 100, Listed: true, Open: record.PageOf(a, Home)},
	}
}
