package form

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit"
)

// debtor is a small card: a name, a limit, a discount, a day, a state, a note.
type debtor struct {
	Name, Kind, Note string
	Region, City     string
	Limit            money.Money
	Discount         money.Percent
	Since            time.Time
	Blocked          bool
	Reason           string
	Number           string
}

func cities(_ context.Context, text string) ([]kit.Option, error) {
	var found []kit.Option
	for _, o := range []kit.Option{{ID: "1", Name: "Самара", Detail: "Волга"}, {ID: "2", Name: "Саратов", Detail: "Волга"}, {ID: "3", Name: "Казань", Detail: "Волга"}} {
		if strings.Contains(strings.ToLower(o.Name), strings.ToLower(text)) {
			found = append(found, o)
		}
	}
	return found, nil
}

func debtorFields() []Field[debtor] {
	return []Field[debtor]{
		TextField("debtor.name", func(d *debtor) *string { return &d.Name }).Required(),
		MoneyField("debtor.limit", func(d *debtor) *money.Money { return &d.Limit }),
		PercentField("debtor.discount", func(d *debtor) *money.Percent { return &d.Discount }),
		DateField("debtor.since", func(d *debtor) *time.Time { return &d.Since }),
		ChoiceField("debtor.kind", func(*host.Env) []kit.Option {
			return []kit.Option{{ID: "legal", Name: "Организация"}, {ID: "person", Name: "Человек"}}
		},
			func(d *debtor) string { return d.Kind }, func(d *debtor, id string) { d.Kind = id }),
		PickField("debtor.city", cities, func(d *debtor) kit.Option { return kit.Option{ID: d.Region, Name: d.City} },
			func(d *debtor, o kit.Option) error { d.Region, d.City = o.ID, o.Name; return nil }),
		CheckField("debtor.blocked", func(d *debtor) *bool { return &d.Blocked }),
		TextField("debtor.reason", func(d *debtor) *string { return &d.Reason }).
			When(func(d *debtor) bool { return d.Blocked }).Required(),
		StaticField("debtor.number", func(_ *host.Env, d *debtor) string { return d.Number }),
		NoteField("debtor.note", func(d *debtor) *string { return &d.Note }),
	}
}

// opened is a form on a bench.
type opened struct {
	*hosttest.Bench
	p     *Page[debtor]
	saved []debtor
	left  int
}

func open(t *testing.T, d debtor, change func(*Form[debtor])) *opened {
	t.Helper()
	o := &opened{Bench: hosttest.NewBench(t)}
	f := Form[debtor]{
		Key: "debtor", Value: &d, Fields: debtorFields(),
		Title: func(_ *host.Env, d *debtor) string { return d.Name },
		Check: func(d *debtor) error {
			if d.Limit < 0 {
				return problem.At("limit", "problem.money.syntax", "Text", "-")
			}
			return nil
		},
		Save: func(_ context.Context, d *debtor) error {
			d.Number = "К-1"
			o.saved = append(o.saved, *d)
			return nil
		},
		Leave: func() { o.left++ },
	}
	if change != nil {
		change(&f)
	}
	o.p = f.Page(o.Env).(*Page[debtor])
	o.Page = o.p
	o.Window.SetContent(o.p)
	for key, and := range map[fyne.KeyName]bool{fyne.KeyS: false, fyne.KeyReturn: true} {
		o.Window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault},
			func(fyne.Shortcut) { o.p.Save(and) })
	}
	o.p.FocusFirst()
	return o
}

// at focuses the field of a path.
func (o *opened) at(path string) *fieldBox[debtor] {
	for _, b := range o.p.parts[0].boxes {
		if b.path == path {
			o.Window.Canvas().Focus(b.editor.focus())
			return b
		}
	}
	panic("no field " + path)
}

func TestWhatIsTypedIsSavedByCtrlEnterAndThePageCloses(t *testing.T) {
	o := open(t, debtor{Kind: "legal"}, nil)
	o.Enter("Ёлки, ООО")
	o.Press(fyne.KeyReturn) // Enter goes to the next field
	o.Enter("1200*3,5")
	o.Press(fyne.KeyReturn)
	o.Enter("5,5")
	o.Press(fyne.KeyReturn)
	o.Enter("15.6")
	o.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the second of the choices
	o.Press(fyne.KeyReturn)
	o.Enter("казань")
	o.Press(fyne.KeyReturn)
	o.Shortcut(fyne.KeyReturn)
	want := debtor{
		Name: "Ёлки, ООО", Limit: 420000, Discount: 550, Since: hosttest.Day(2026, 6, 15), Kind: "person",
		Region: "3", City: "Казань", Number: "К-1",
	}
	if len(o.saved) != 1 || o.saved[0] != want || o.left != 1 {
		t.Fatalf("saved %+v, left %d times; want %+v and once", o.saved, o.left, want)
	}
}

func TestARefusedSaveKeepsEverythingTypedAndNamesAllFaults(t *testing.T) {
	o := open(t, debtor{Name: "Альфа"}, nil)
	o.Window.Canvas().Focus(o.at("name").editor.focus())
	o.Press(fyne.KeyBackspace)
	o.at("limit")
	o.Enter("12.345.6")
	o.at("since")
	o.Enter("31.06")
	o.Shortcut(fyne.KeyS)
	if len(o.saved) != 0 {
		t.Fatal("a form with faults was saved")
	}
	if got := o.at("limit").editor.value().Name; got != "12.345.6" {
		t.Errorf("the limit typed became %q", got)
	}
	for _, path := range []string{"name", "limit", "since"} {
		if b := o.at(path); !b.fault || b.note.Text() == "" {
			t.Errorf("%s has no problem beside it", path)
		}
	}
	if n := len(o.p.problems.list); n != 3 || o.p.problems.Hidden {
		t.Errorf("%d problems on top, want 3", n)
	}
	o.p.problems.visit("since")
	if o.Window.Canvas().Focused() != o.at("since").editor.focus() {
		t.Error("the link of a problem does not lead to its field")
	}
}

func TestProblemsOfSavingStandAtTheirFieldsAndOthersAreExplained(t *testing.T) {
	var err error = problem.At("limit", "problem.money.too_big")
	o := open(t, debtor{Name: "Альфа"}, func(f *Form[debtor]) {
		f.Save = func(context.Context, *debtor) error { return err }
	})
	o.Enter("Бета")
	o.p.Save(true)
	if b := o.at("limit"); !strings.HasPrefix(b.note.Text(), "Число слишком большое") || o.left != 0 {
		t.Errorf("beside the limit: %q; left %d times", b.note.Text(), o.left)
	}
	err = hosttest.ErrDisk
	o.p.Save(true)
	if got := o.p.problems.list; len(got) != 1 || got[0].words != "не вышло: disk full" {
		t.Errorf("on top: %+v", got)
	}
	if got := o.at("name").editor.value().Name; got != "Бета" {
		t.Errorf("the name typed became %q", got)
	}
}

func TestEscAsksOnlyWhenSomethingChanged(t *testing.T) {
	o := open(t, debtor{Name: "Альфа", Limit: 123400}, nil)
	o.at("limit") // the focus alone rewrites the figure without its groups
	o.Press(fyne.KeyEscape)
	if o.left != 1 || o.Dialogs() != 0 {
		t.Fatalf("an unchanged form: left %d times, %d dialogs", o.left, o.Dialogs())
	}
	o.at("name")
	o.Enter("Бета")
	if title := o.p.Title(); title != "Альфа *" {
		t.Errorf("title %q, want a star", title)
	}
	o.Press(fyne.KeyEscape)
	o.Press(fyne.KeyEscape) // «Остаться»
	if o.left != 1 || o.Dialogs() != 0 || !o.p.Dirty() {
		t.Fatalf("Esc twice: left %d times, dirty %v", o.left, o.p.Dirty())
	}
	o.Press(fyne.KeyEscape)
	o.Press(fyne.KeyRight, fyne.KeyReturn) // «Не сохранять»
	if o.left != 2 || len(o.saved) != 0 {
		t.Fatalf("dropping: left %d times, saved %d", o.left, len(o.saved))
	}
	o.Press(fyne.KeyEscape)
	o.Press(fyne.KeyReturn) // «Сохранить»
	if o.left != 3 || len(o.saved) != 1 || o.saved[0].Name != "Бета" || o.p.Dirty() {
		t.Fatalf("saving: left %d times, saved %+v", o.left, o.saved)
	}
}

func TestTypingBackWhatWasThereIsNoChange(t *testing.T) {
	o := open(t, debtor{Name: "Альфа", Limit: 123400}, nil)
	o.at("limit")
	o.Enter("1 234")
	if !o.p.Dirty() {
		t.Log("the same sum in another form counts as unchanged at once")
	}
	o.at("name")
	if o.p.Dirty() {
		t.Error("the same sum counts as a change")
	}
}

func TestWhatIsTypedWhileSavingStaysUnsaved(t *testing.T) {
	window := make(hosttest.Thread, 8)
	o := open(t, debtor{Name: "Альфа"}, nil)
	o.Run = hosttest.NewClockRunner(t, window.Post)
	o.Enter("Бета")
	o.p.Save(true)
	o.Enter(" и партнёры")
	window.Turn()
	if got := o.at("name").editor.value().Name; got != "Бета и партнёры" || !o.p.Dirty() {
		t.Errorf("name %q, dirty %v", got, o.p.Dirty())
	}
	if o.saved[0].Name != "Бета" || o.left != 0 {
		t.Errorf("saved %q, left %d times", o.saved[0].Name, o.left)
	}
}

func TestTheValueGivenToAFormIsNotWrittenTo(t *testing.T) {
	d := debtor{Name: "Альфа"}
	o := open(t, d, func(f *Form[debtor]) { f.Value = &d })
	o.Enter("Бета")
	o.p.Save(false)
	if d.Name != "Альфа" || o.saved[0].Name != "Бета" {
		t.Errorf("the value became %q, saved %q", d.Name, o.saved[0].Name)
	}
	if got := o.p.Value().Number; got != "К-1" {
		t.Errorf("the number given by saving is shown as %q", got)
	}
}

func TestAFieldFollowsTheValueOfAnother(t *testing.T) {
	o := open(t, debtor{Name: "Альфа"}, func(f *Form[debtor]) {
		f.Recalc = func(d *debtor) {
			if d.Kind == "person" {
				d.Discount = 300
			}
		}
	})
	if o.at("reason").box.Visible() {
		t.Fatal("the reason is asked before the client is blocked")
	}
	o.at("blocked")
	o.Press(fyne.KeySpace)
	if !o.at("reason").box.Visible() {
		t.Error("the reason is not asked")
	}
	o.at("kind")
	o.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := o.at("discount").editor.value().Name; got != "3\u00a0%" {
		t.Errorf("discount %q, want 3 %%", got)
	}
	o.p.Save(false)
	if len(o.saved) != 0 || !o.at("reason").fault {
		t.Error("a required field that appeared was not asked for")
	}
}

func TestDatesAreReadInShort(t *testing.T) {
	for typed, want := range map[string]time.Time{
		"15": hosttest.Day(2026, 11, 15), "15.6": hosttest.Day(2026, 6, 15), "150627": hosttest.Day(2027, 6, 15),
		"+3": hosttest.Day(2026, 11, 26), "1/2/25": hosttest.Day(2025, 2, 1), "": {},
	} {
		o := open(t, debtor{Name: "Альфа"}, nil)
		o.at("since")
		o.Enter(typed)
		o.at("name")
		o.p.Save(false)
		if len(o.saved) != 1 || !o.saved[0].Since.Equal(want) {
			t.Errorf("%q was saved as %+v, want %s", typed, o.saved, want.Format(time.DateOnly))
		}
	}
}

func TestTheCalendarIsWalkedByKeys(t *testing.T) {
	o := open(t, debtor{Name: "Альфа", Since: hosttest.Day(2026, 1, 31)}, nil)
	b := o.at("since")
	o.Press(fyne.KeyF4, fyne.KeyPageDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn)
	if got := b.editor.value().Name; got != "08.03.2026" {
		t.Errorf("31 January, a month, a week and a day later: %q, want 08.03.2026", got)
	}
	o.Press(fyne.KeyF4, fyne.KeyHome, fyne.KeyEscape)
	if got := b.editor.value().Name; got != "08.03.2026" || o.Dialogs() != 0 {
		t.Errorf("Esc changed the day to %q", got)
	}
}

func TestAFormReloadsOnlyWhenNothingIsChanged(t *testing.T) {
	o := open(t, debtor{Name: "Альфа"}, func(f *Form[debtor]) {
		f.Load = func(context.Context, debtor) (*debtor, error) { return &debtor{Name: "Гамма"}, nil }
	})
	o.Enter("Бета")
	o.p.Reload()
	if got := o.at("name").editor.value().Name; got != "Бета" {
		t.Errorf("reloading lost what was typed: %q", got)
	}
	o.p.Save(false)
	o.p.Reload()
	if got := o.at("name").editor.value().Name; got != "Гамма" {
		t.Errorf("the form shows %q after reloading, want Гамма", got)
	}
}

func TestOnlyAFormWithAPaperIsPrintable(t *testing.T) {
	b := hosttest.NewBench(t)
	f := Form[debtor]{Value: &debtor{}, Fields: debtorFields(), Title: func(*host.Env, *debtor) string { return "" }}
	if _, can := f.Page(b.Env).(kit.Printable); can {
		t.Error("a form without a paper says it can print")
	}
	printed := ""
	f.Value = &debtor{Name: "Альфа"}
	f.Print = func(d *debtor) { printed = d.Name }
	f.Page(b.Env).(kit.Printable).Print()
	if printed != "Альфа" {
		t.Errorf("printed %q", printed)
	}
}

func TestAnErrorOfLoadingIsNotSilent(t *testing.T) {
	o := open(t, debtor{Name: "Альфа"}, func(f *Form[debtor]) {
		f.Load = func(context.Context, debtor) (*debtor, error) { return nil, errors.New("gone") }
	})
	o.p.Reload()
	if len(o.p.problems.list) != 1 {
		t.Error("nothing is said")
	}
}

func TestButtonsOfNoUseAreAwayAndThoseWithoutRoomAreInAMenu(t *testing.T) {
	did := ""
	o := open(t, debtor{Name: "Альфа"}, func(f *Form[debtor]) {
		f.Actions = []Action[debtor]{
			{Key: "debtor.forgive", Off: func(d *debtor) bool { return d.Limit == 0 }},
			{Key: "debtor.remind", Do: func(*debtor) { did = "remind" }},
		}
	})
	if shown := o.p.buttons.row.Objects; shown[2].Visible() || !shown[3].Visible() {
		t.Fatal("an action of no use is shown, or one of use is not")
	}
	o.Window.Resize(fyne.NewSize(400, 400))
	o.Window.Canvas().Focus(o.p.buttons.more)
	for o.p.buttons.more.Visible() && did == "" {
		o.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn)
	}
	if did != "remind" {
		t.Errorf("the last of the menu did %q", did)
	}
}

func TestNoticesFollowTheFieldsThatWereLeftAndStopNothing(t *testing.T) {
	asked := 0
	o := open(t, debtor{Name: "Альфа"}, func(f *Form[debtor]) {
		f.Notices = func(_ context.Context, d debtor) ([]Notice, error) {
			if asked++; d.Name != "Бета" {
				return nil, nil
			}
			return []Notice{{Text: "Такой уже есть", Open: func() {}}}, nil
		}
	})
	if asked != 1 || o.p.notices.Visible() {
		t.Fatalf("asked %d times, shown %v", asked, o.p.notices.Visible())
	}
	b := o.p.parts[0].boxes[0]
	b.editor.show(kit.Option{Name: "Бета"})
	o.p.left(b)
	if asked != 2 || !o.p.notices.Visible() || len(o.p.notices.rows.Objects) != 1 {
		t.Errorf("asked %d times, shown %v", asked, o.p.notices.Visible())
	}
	o.p.Save(false)
	if len(o.saved) != 1 || o.saved[0].Name != "Бета" {
		t.Errorf("saved %+v", o.saved)
	}
}
