package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kartoteka/ui/host/hosttest"
)

func TestAButtonIsPressedByEnterSpaceAndTap(t *testing.T) {
	b := hosttest.NewBench(t)
	pressed := 0
	button := NewButton(b.Env, "Создать", func() { pressed++ })
	b.Show(button, button)
	b.Press(fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
	test.Tap(button)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	button.Disable()
	test.Tap(button)
	if pressed != 4 {
		t.Error("a button out of use was pressed")
	}
}

func TestAChoiceIsFoundByTheLettersOfItsName(t *testing.T) {
	b := hosttest.NewBench(t)
	var options []Option
	for _, name := range []string{"Обращение", "Потребность", "Предложение", "Переговоры", "Проиграна"} {
		options = append(options, Option{ID: name, Name: name})
	}
	for typed, want := range map[string]string{"проиг": "Проиграна", "ПЕ": "Переговоры", "пп": "Предложение", "жо": "Обращение"} {
		s := NewSelect(b.Env, func() []Option { return options }, nil)
		b.Show(s, s)
		b.Enter(typed)
		b.Press(fyne.KeyReturn)
		if got := s.Chosen().ID; got != want {
			t.Errorf("%q chose %q, want %q", typed, got, want)
		}
	}
}

func TestControlsPassKeysTheyHaveNoUseForToThePage(t *testing.T) {
	b := hosttest.NewBench(t)
	options := func() []Option { return []Option{{ID: "1", Name: "Один"}} }
	for name, c := range map[string]interface {
		fyne.CanvasObject
		fyne.Focusable
	}{
		"button": NewButton(b.Env, "Создать", nil),
		"check":  NewCheck(b.Env, "Плательщик НДС", nil),
		"select": NewSelect(b.Env, options, nil),
		"chip":   NewChip(b.Env, "Самара", true, nil, nil),
		"link":   NewLink(b.Env, "Показать", nil),
		"tabs":   NewTabs(b.Env, []string{"Основное"}, nil),
		"entry":  NewEntry(b.Env),
		"note":   NewNote(b.Env, 3),
	} {
		b.Keys = nil
		b.Show(c, c)
		b.Press(fyne.KeyF5, fyne.KeyInsert, fyne.KeyEscape, fyne.KeyF9)
		if len(b.Keys) != 4 {
			t.Errorf("%s passed %v, want F5, Insert, Escape and F9", name, b.Keys)
		}
	}
}

func TestAShortcutOfTheWindowWorksWhileOneTypes(t *testing.T) {
	b := hosttest.NewBench(t)
	entry := NewEntry(b.Env)
	b.Show(entry, entry)
	saved := 0
	b.Window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault},
		func(fyne.Shortcut) { saved++ })
	b.Shortcut(fyne.KeyS)
	if saved != 1 {
		t.Errorf("Ctrl+S in an entry came %d times, want 1", saved)
	}
}

func TestAnEntryRefusesWhatItDoesNotAccept(t *testing.T) {
	b := hosttest.NewBench(t)
	entry := NewEntry(b.Env)
	entry.MaxLen = 5
	entry.Accept = func(r rune) bool { return r != 'х' }
	b.Show(entry, entry)
	b.Enter("Ёхж")
	board := test.NewClipboard()
	board.SetContent("ик\r\nхахаха")
	entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if entry.Text != "Ёжик " {
		t.Errorf("entry holds %q, want «Ёжик » of five characters with ё kept", entry.Text)
	}
}

func TestTheTextIsSelectedWhenAKeyBringsTheFocus(t *testing.T) {
	b := hosttest.NewBench(t)
	one, two := NewEntry(b.Env), NewEntry(b.Env)
	two.SetText("старое")
	b.Show(one, one, two)
	b.Window.Canvas().FocusNext()
	b.Enter("новое")
	if two.Text != "новое" {
		t.Errorf("typing over gave %q, want «новое»", two.Text)
	}
}

func TestAFixedEntryIsReadAndCopiedButNotChanged(t *testing.T) {
	b := hosttest.NewBench(t)
	entry := NewEntry(b.Env).Fixed()
	entry.SetText("СЧ-2026/000123")
	b.Show(entry, entry)
	b.Enter("9")
	b.Press(fyne.KeyBackspace, fyne.KeyDelete)
	board := test.NewClipboard()
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	entry.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if entry.Text != "СЧ-2026/000123" || board.Content() != entry.Text {
		t.Errorf("entry holds %q, clipboard %q", entry.Text, board.Content())
	}
}

func TestFiguresEndAtTheRightEdge(t *testing.T) {
	b := hosttest.NewBench(t)
	entry := NewEntry(b.Env).Figures()
	entry.SetText("412,00")
	b.Show(nil, entry)
	entry.Resize(fyne.NewSize(200, 30))
	short := entry.shift
	entry.SetText("123 412,00")
	if entry.shift >= short || entry.shift <= 0 {
		t.Errorf("a longer sum begins at %v, a shorter one at %v: they do not end together", entry.shift, short)
	}
}

func TestASelectIsChosenByKeysAndLetters(t *testing.T) {
	b := hosttest.NewBench(t)
	var got []string
	s := NewSelect(b.Env, func() []Option {
		return []Option{{ID: "a", Name: "Аванс"}, {ID: "o", Name: "Отсрочка"}, {ID: "p", Name: "По факту"}}
	}, func(o Option) { got = append(got, o.ID) })
	s.Choose("a")
	b.Show(s, s)
	b.Press(fyne.KeyF4, fyne.KeyDown, fyne.KeyReturn)
	b.Enter("п")
	b.Press(fyne.KeyReturn)
	b.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyEscape)
	if len(got) != 2 || got[0] != "o" || got[1] != "p" || s.Chosen().ID != "p" || b.Dialogs() != 0 {
		t.Errorf("chosen %v, now %q, %d lists open", got, s.Chosen().ID, b.Dialogs())
	}
}

func TestAMenuSkipsWhatCannotBeChosen(t *testing.T) {
	b := hosttest.NewBench(t)
	did := ""
	button := NewMenuButton(b.Env, "Печать", func() []MenuItem {
		return []MenuItem{
			{Text: "Счёт", Off: true, Do: func() { did = "счёт" }},
			{Text: "Акт", Do: func() { did = "акт" }},
		}
	})
	b.Show(button, button)
	b.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if did != "акт" {
		t.Errorf("did %q, want «акт»", did)
	}
}

func TestTabsAreWalkedByArrows(t *testing.T) {
	b := hosttest.NewBench(t)
	at := -1
	tabs := NewTabs(b.Env, []string{"Основное", "Договоры", "История"}, func(i int) { at = i })
	b.Show(tabs, tabs)
	b.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	if at != 1 || tabs.Selected() != 1 {
		t.Errorf("tab %d, told of %d, want 1", tabs.Selected(), at)
	}
}

func TestTabsThatDoNotFitAreInAMenu(t *testing.T) {
	b := hosttest.NewBench(t)
	at := -1
	tabs := NewTabs(b.Env, []string{"Основное", "Взаиморасчёты", "", "Договоры", "Заметки и файлы"}, func(i int) { at = i })
	b.Show(tabs, tabs)
	for width, left := range map[float32]int{600: 0, 230: 2, 120: 3} {
		if tabs.Resize(fyne.NewSize(width, 30)); len(tabs.rest) != left {
			t.Errorf("at %v the menu has %d names, want %d", width, len(tabs.rest), left)
		}
	}
	tabs.Resize(fyne.NewSize(230, 30))
	tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(tabs.more.Position().X+2, 10)})
	b.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if at != 4 || tabs.more.Text != "Заметки и файлы ▾" {
		t.Errorf("tab %d, the menu says %q", at, tabs.more.Text)
	}
	b.Press(fyne.KeyLeft)
	if at != 3 {
		t.Errorf("an arrow went to %d, want 3", at)
	}
}

func TestAQuestionIsAnsweredByKeys(t *testing.T) {
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyReturn}, "удалить"},
		{[]fyne.KeyName{fyne.KeyEscape}, "оставить"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyReturn}, "оставить"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyLeft, fyne.KeySpace}, "удалить"},
	} {
		b := hosttest.NewBench(t)
		got := ""
		Ask(b.Env, Question{Text: "Удалить клиента?", Verbs: []Verb{
			{Text: "Удалить", Primary: true, Do: func() { got = "удалить" }},
			{Text: "Не удалять", Cancel: true, Do: func() { got = "оставить" }},
		}})
		b.Press(c.keys...)
		if got != c.want || b.Dialogs() != 0 {
			t.Errorf("%v answered %q with %d dialogs left, want %q", c.keys, got, b.Dialogs(), c.want)
		}
	}
}

func TestAFailureIsToldWithItsDetails(t *testing.T) {
	b := hosttest.NewBench(t)
	Notice(b.Env, "Счёт не записан", hosttest.ErrDisk)
	b.Press(fyne.KeyLeft, fyne.KeyReturn) // «Подробнее» stands before «Закрыть»
	if b.Dialogs() != 1 {
		t.Fatalf("%d dialogs, want the details", b.Dialogs())
	}
	b.Press(fyne.KeyEscape)
	if b.Dialogs() != 0 {
		t.Error("Esc left the details open")
	}
}

func TestWordsThatFitAreNotCutWhereLettersStandCloser(t *testing.T) {
	b := hosttest.NewBench(t)
	for _, text := range []string{"Tasks", "Task. To. Ta. Va.", "Дела", "Товары. Тара. Гарантия."} {
		w := Heading(text)
		b.Show(nil, w)
		w.Resize(w.MinSize())
		var shown string
		for _, o := range test.WidgetRenderer(w).Objects() {
			if c, ok := o.(*canvas.Text); ok {
				shown = c.Text
			}
		}
		if shown != text {
			t.Errorf("%q is shown as %q in its own width", text, shown)
		}
	}
}
