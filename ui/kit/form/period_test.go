package form

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/ui/host/hosttest"
)

func TestPeriodsAreNamedAsPeopleDo(t *testing.T) {
	for want, p := range map[string]calendar.Period{
		"За всё время":            {},
		"23.11.2026":              calendar.Day.Of(hosttest.Day(2026, 11, 23)),
		"Ноябрь 2026 г.":          calendar.Month.Of(hosttest.Day(2026, 11, 23)),
		"4 кв. 2026 г.":           calendar.Quarter.Of(hosttest.Day(2026, 11, 23)),
		"2-е полугодие 2026 г.":   calendar.HalfYear.Of(hosttest.Day(2026, 11, 23)),
		"2026 г.":                 calendar.Year.Of(hosttest.Day(2026, 11, 23)),
		"16.11.2026 – 22.11.2026": calendar.Week.Of(hosttest.Day(2026, 11, 18)),
		"Декабрь 2025 г. – ноябрь 2026 г.": {From: hosttest.Day(2025, 12, 1), To: hosttest.Day(2026, 12, 1)},
	} {
		if got := lang.For("ru").T("x"); got != "x" {
			t.Fatal("no words")
		}
		if got := plainSpaces(PeriodWords(lang.For("ru"), p)); got != want {
			t.Errorf("%v is named %q, want %q", p, got, want)
		}
	}
}

func plainSpaces(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\u00a0' || r == '\u202f' {
			out[i] = ' '
		}
	}
	return string(out)
}

func TestAPeriodStepsAndIsRememberedAsAPreset(t *testing.T) {
	b := hosttest.NewBench(t)
	var got []calendar.Period
	p := NewPeriodPicker(b.Env, "sales", calendar.ThisMonth, func(p calendar.Period) { got = append(got, p) })
	b.Show(p.name, p)
	if p.Period() != calendar.Month.Of(hosttest.Day(2026, 11, 1)) {
		t.Fatalf("begins with %v", p.Period())
	}
	p.Step(-1)
	b.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // the first preset: today
	if len(got) != 2 || got[0] != calendar.Month.Of(hosttest.Day(2026, 10, 1)) || got[1] != calendar.Day.Of(hosttest.Day(2026, 11, 23)) {
		t.Errorf("told of %v", got)
	}
	if again := NewPeriodPicker(b.Env, "sales", calendar.ThisMonth, nil); again.choice.Preset != calendar.Today {
		t.Errorf("remembered %+v", again.choice)
	}
}

func TestAnyPeriodIsAskedForByItsDays(t *testing.T) {
	b := hosttest.NewBench(t)
	var got calendar.Period
	p := NewPeriodPicker(b.Env, "sales", calendar.ThisMonth, func(p calendar.Period) { got = p })
	b.Show(p.name, p)
	b.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn)
	b.Enter("15.3")
	b.Press(fyne.KeyReturn)
	b.Enter("14.3")
	b.Press(fyne.KeyReturn) // the end before the beginning is refused
	if b.Dialogs() != 1 {
		t.Fatal("a period that ends before it begins was taken")
	}
	b.Press(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	b.Enter("16.3")
	b.Press(fyne.KeyReturn)
	if got != (calendar.Period{From: hosttest.Day(2026, 3, 15), To: hosttest.Day(2026, 3, 17)}) || b.Dialogs() != 0 {
		t.Errorf("told of %v", got)
	}
}
