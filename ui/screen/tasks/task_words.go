package tasks

import (
	"time"

	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// dueWords writes when a task is due: a day, with an hour if it has one.
func dueWords(e *nav.Env, r tasks.Row) string {
	if r.AllDay {
		return e.Lang.Date(r.Due)
	}
	return e.Lang.DateTime(r.Due)
}

// dueOrder orders whole days before the hours of them.
func dueOrder(r tasks.Row) string {
	if r.AllDay {
		return r.Day.Format(time.DateOnly)
	}
	return r.Due.Format(time.DateOnly + " 15:04")
}

func outcomeWord(e *nav.Env, o crm.Outcome) string {
	if o == "" {
		return ""
	}
	return e.Lang.T("outcome." + string(o))
}

func yesWord(e *nav.Env, on bool, key string) string {
	if !on {
		return ""
	}
	return e.Lang.T(key)
}
