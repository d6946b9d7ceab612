package tasks

import (
	"strconv"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
)

// reminds are the usual minutes before a task to remind; the words of each are
// remind.MINUTES.
var reminds = []int{0, 5, 15, 60, 24 * 60, crm.NoReminder}

// remindField chooses when to remind. A task may have other minutes, from
// another program's calendar: they are offered too.
func remindField(shown *crm.Task) form.Field[crm.Task] {
	return form.ChoiceField("task.remind",
		func(e *host.Env) []kit.Option {
			var out []kit.Option
			known := false
			for _, m := range reminds {
				known = known || m == shown.Remind
				out = append(out, kit.Option{ID: strconv.Itoa(m), Name: remindWords(e, m)})
			}
			if !known {
				out = append(out, kit.Option{ID: strconv.Itoa(shown.Remind), Name: e.Lang.N("task.remind.minutes", int64(shown.Remind))})
			}
			return out
		},
		func(v *crm.Task) string { return strconv.Itoa(v.Remind) },
		func(v *crm.Task, id string) { v.Remind, _ = strconv.Atoi(id) }).Width(4)
}

func remindWords(e *host.Env, minutes int) string {
	if minutes == crm.NoReminder {
		return e.Lang.T("remind.never")
	}
	return e.Lang.T("remind." + strconv.Itoa(minutes))
}

// repeatField chooses a rule of repetition in words. A usual rule is of the day
// the task is due: another day gives another rule.
func repeatField(shown *crm.Task, zone *time.Location) form.Field[crm.Task] {
	due := shown.Due
	return form.ChoiceField("task.repeat_kind",
		func(e *host.Env) []kit.Option {
			out := make([]kit.Option, len(calendar.Repeats))
			for i, r := range calendar.Repeats {
				out[i] = kit.Option{ID: string(r), Name: e.Lang.T("repeat." + repeatKey(r))}
			}
			return out
		},
		func(v *crm.Task) string { return string(calendar.RepeatOf(v.Repeat)) },
		func(v *crm.Task, id string) {
			chosen := calendar.Repeat(id)
			switch {
			case chosen == calendar.RepeatOwn && calendar.RepeatOf(v.Repeat) != calendar.RepeatOwn:
				v.Repeat = ownRule
			case chosen != calendar.RepeatOwn && (chosen != calendar.RepeatOf(v.Repeat) || !v.Due.Equal(due)):
				v.Repeat = chosen.Rule(v.Day(zone))
			}
		}).Width(4)
}

// ownRule is what an own rule begins as, to be changed: every second week.
const ownRule = "FREQ=WEEKLY;INTERVAL=2"

func repeatKey(r calendar.Repeat) string {
	if r == calendar.RepeatNever {
		return "never"
	}
	return string(r)
}
