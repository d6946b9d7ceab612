package history

import (
	"strings"
	"time"

	"kartoteka/app/history"
	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/ui/kit/feed"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: event.* interaction.kind.* interaction.outcome.* change.* history.kind.* history.pin history.unpin

// historyIcons are the signs of the kinds of rows.
var historyIcons = map[history.Kind]string{
	history.KindCall: "phone", history.KindLetter: "mail", history.KindMessage: "message", history.KindMeeting: "users",
	history.KindNote: "note", history.KindDocument: "file", history.KindPayment: "money", history.KindStage: "deals",
	history.KindRequest: "info", history.KindTask: "check", history.KindFile: "paperclip", history.KindChange: "edit",
}

// Item is a row of the history as the feed shows it.
func Item(l *lang.Lang, r *history.Row) feed.Item {
	it := feed.Item{
		Icon: historyIcons[r.Kind], Role: historyRole(r), Title: historyTitle(l, r), Text: r.Text,
		Note: record.Joined(r.Author, r.Author != "", r.Contact, aboutWords(l, r)),
	}
	if it.Icon == "" {
		it.Icon = "user"
	}
	if !r.Day {
		it.Lead = l.Time(r.At)
	}
	if r.Sum != 0 {
		it.Value = l.Money(r.Sum)
	}
	if r.Sum < 0 {
		it.ValueRole = look.Bad
	}
	switch {
	case r.Kind == history.KindStage:
		it.Badge, it.BadgeRole = l.T(r.StageWord), record.StageRole(r.Stage)
	case r.State != "":
		it.Badge, it.BadgeRole = l.T("request.state."+string(r.State)), record.RequestRole(r.State)
	case r.Outcome != "":
		it.Badge, it.BadgeRole = l.T("interaction.outcome."+string(r.Outcome)), record.OutcomeRole(r.Outcome)
	}
	if r.Loss != "" {
		it.Text = strings.TrimSuffix(l.T(r.Loss.Word())+": "+r.Text, ": ")
	}
	for _, f := range r.Files {
		it.Files = append(it.Files, FileWords(l, f))
	}
	if r.Kind == history.KindChange {
		it.Text = changeWords(l, r.Changes)
	}
	return it
}

func historyTitle(l *lang.Lang, r *history.Row) string {
	switch r.Kind {
	case history.KindCall, history.KindLetter, history.KindMessage:
		return l.T("event." + r.What + "." + string(r.Direction))
	case history.KindDocument:
		return l.T("event."+r.What, "Name", r.Name)
	case history.KindPayment:
		return l.T("event.payment."+string(r.Direction), "Name", r.Name)
	case history.KindRequest:
		return l.T("event.request."+r.What, "Name", r.Name)
	case history.KindStage, history.KindTask, history.KindFile:
		return l.T("event."+string(r.Kind), "Name", r.Name)
	case history.KindChange:
		return l.T("event.change")
	}
	return l.T("interaction.kind." + r.What)
}

// aboutWords is what else is said of a row in small letters: its subject, how
// long it took, how large it is.
func aboutWords(l *lang.Lang, r *history.Row) string {
	parts := []string{r.About.Name}
	if r.About.Name != "" && strings.Contains(r.Text, r.About.Name) {
		parts = nil // said already
	}
	if r.Minutes > 0 {
		parts = append(parts, l.T("history.minutes", "N", r.Minutes))
	}
	if r.Kind == history.KindFile {
		parts = append(parts, sizeWords(l, r.Size))
	}
	return record.Joined("", false, parts...)
}

// changeWords tells each field that was changed on a line of its own.
func changeWords(l *lang.Lang, changes []history.FieldChange) string {
	lines := make([]string, len(changes))
	for i, c := range changes {
		lines[i] = l.T("change.line", "Field", l.T("field.client."+c.Field), "Before", valueWords(l, c.Before), "After", valueWords(l, c.After))
	}
	return strings.Join(lines, "\n")
}

func valueWords(l *lang.Lang, v any) any {
	if words := l.Value(v); words != "" {
		return words
	}
	return l.T("change.empty")
}

func historyRole(r *history.Row) look.Role {
	switch r.Kind {
	case history.KindCall, history.KindLetter, history.KindMessage, history.KindMeeting:
		return look.Accent
	case history.KindPayment:
		return look.Good
	case history.KindNote:
		return look.Warning
	case history.KindRequest:
		return look.Bad
	}
	return look.Plain
}

// sizeWords is a count of bytes as people read it.
func sizeWords(l *lang.Lang, bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return l.T("files.mb", "N", l.Number(float64(bytes)/(1<<20), 1))
	case bytes >= 1<<10:
		return l.T("files.kb", "N", int(bytes>>10))
	}
	return l.T("files.bytes", "N", int(bytes))
}

// aheadItem is a task still to be done: its day beside it, red when it has passed.
func aheadItem(e *nav.Env, r *history.Row, out *feed.Item) {
	l := e.Lang
	when := l.Date(r.At)
	if !r.Day {
		when = l.DateTime(r.At)
	}
	*out = feed.Item{
		Heading: l.T("history.ahead"), Icon: "calendar", Role: look.Warning, Title: r.Name, Badge: when, BadgeRole: look.Warning,
		Note: record.Joined(r.Author, r.Author != "", r.Contact, r.About.Name),
	}
	if r.At.Before(e.Now()) && (!r.Day || calendar.DayOf(r.At).Before(calendar.DayOf(e.Now()))) {
		out.Role, out.BadgeRole = look.Bad, look.Bad
	}
}

// dayHeading is the day of a moment as a heading: the last two have names.
func dayHeading(e *nav.Env, at time.Time) string {
	l := e.Lang
	switch day := l.DateLong(at); calendar.Days(calendar.DayOf(at), calendar.DayOf(e.Now())) {
	case 0:
		return l.T("history.today", "Date", day)
	case 1:
		return l.T("history.yesterday", "Date", day)
	default:
		return day
	}
}
