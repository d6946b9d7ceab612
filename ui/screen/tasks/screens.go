package tasks

import (
	"context"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	return []nav.Screen{
		{
			Key: "tasks", Kind: crm.KindTask, Section: "home", Title: "tasks.title", Open: record.ListOf(a, Tasks),
			Place: 110, Listed: true, About: "tasks.about", Icon: "check",
		},
		{
			Key: "calendar", Section: "home", Title: "calendar.title", Open: record.PageOf(a, Calendar),
			Place: 120, Listed: true, About: "calendar.about", Icon: "calendar",
		},
		{
			Key: "task", Kind: crm.KindTask, Section: "home", Of: "tasks", Title: "task.new", Open: record.PageOf(a, Task),
			Place: 130, Examples: func(context.Context) ([]nav.Shot, error) {
				return []nav.Shot{{Name: "task-new", Route: nav.ToNew(crm.KindTask)}}, nil
			},
		},
	}
}
