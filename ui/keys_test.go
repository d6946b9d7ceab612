package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/nav"
)

func TestChordsWorkWhileOneTypesInAField(t *testing.T) {
	d := started(t)
	d.Open(nav.To("client", "Альфа"))
	d.typed("ул. Мира")
	c := cards["Альфа"]
	d.chord(Ctrl(fyne.KeyS))
	d.chord(Ctrl(fyne.KeyReturn))
	if !slices.Equal(c.saved, []bool{false, true}) {
		t.Fatalf("saved %v, want a save and a save that closes", c.saved)
	}
	d.wantTabs(">Главное")
}

func TestKeysTheFieldHasNoUseForReachThePageAndTheTable(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.press(fyne.KeyInsert, fyne.KeyF9, fyne.KeyF5, fyne.KeyF3)
	p := d.pages["clients"]
	if !slices.Equal(p.keys, []fyne.KeyName{fyne.KeyInsert, fyne.KeyF9}) {
		t.Errorf("the page got %v", p.keys)
	}
	if p.reloads != 1 || p.found != 1 {
		t.Errorf("F5 reloaded %d times, F3 searched %d times; want once each", p.reloads, p.found)
	}
	d.w.Canvas().Unfocus()
	d.press(fyne.KeyF5)
	if p.reloads != 2 {
		t.Error("F5 without focus did nothing")
	}
}

func TestAltDigitsOpenSections(t *testing.T) {
	d := started(t)
	d.chord(Alt(fyne.Key3))
	d.wantTabs("Главное | >Сделки")
	d.chord(Alt(fyne.Key4))
	d.wantTabs("Главное | Сделки | >Продажи")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	d.wantTabs("Главное | Сделки | Продажи | >Склад")
	if !d.side.items[5].active {
		t.Error("the section of the page is not highlighted")
	}
}

func TestCommandsThatMakeNoSenseAreGreyAndDoNothing(t *testing.T) {
	d := started(t)
	item := func(key string) *fyne.MenuItem {
		for _, m := range d.w.MainMenu().Items {
			for _, it := range m.Items {
				if it.Label == d.env.Lang.T("command."+key) {
					return it
				}
			}
		}
		t.Fatalf("no menu item %s", key)
		return nil
	}
	if !item("save").Disabled || item("reload").Disabled {
		t.Error("on a list Save must be grey and Reload not")
	}
	item("save").Action()
	d.Open(nav.To("client", "Альфа"))
	if item("save").Disabled {
		t.Error("on a card Save is grey")
	}
}

func TestCtrlZTakesBackTypingInAFieldAndElseTheLastAction(t *testing.T) {
	d := started(t)
	d.Open(nav.To("client", "Альфа"))
	d.typed("abc")
	d.chord(Ctrl(fyne.KeyZ))
	if c := cards["Альфа"]; c.field.Text == "abc" || d.undone != 0 {
		t.Fatalf("in a field Ctrl+Z left %q and undid %d actions", c.field.Text, d.undone)
	}
	cards["Альфа"].lets = true
	d.Open(nav.To("clients"))
	d.chord(Ctrl(fyne.KeyZ)) // in the rows of a list
	d.w.Canvas().Unfocus()
	d.chord(Ctrl(fyne.KeyZ))
	if d.undone != 2 {
		t.Errorf("undone %d actions, want 2", d.undone)
	}
}

func TestTheCardOfKeysIsMadeFromTheTable(t *testing.T) {
	d := started(t)
	d.chord(Ctrl(fyne.KeyF1))
	top := d.w.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("Ctrl+F1 shows nothing")
	}
	shown := words(top)
	for _, c := range d.table() {
		if c.Key != "" && c.Menu != "" && len(c.Chords) > 0 && !slices.Contains(shown, c.keys()) {
			t.Errorf("the card lacks %s", c.keys())
		}
	}
	d.press(fyne.KeyEscape)
	if d.w.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the card")
	}
}

func TestNoTwoCommandsShareAChord(t *testing.T) {
	d := started(t)
	owner := map[Chord]string{}
	for _, c := range d.table() {
		for _, chord := range c.Chords {
			name := c.Key + c.words
			if other, ok := owner[chord]; ok {
				t.Errorf("%s belongs to %s and %s", chord, other, name)
			}
			owner[chord] = name
		}
	}
}

func TestEveryCommandHasWordsInBothLanguages(t *testing.T) {
	d := started(t)
	for _, code := range []string{"ru", "en"} {
		d.SetAppearance(Appearance{Lang: code})
		for _, c := range d.table() {
			if c.Key != "" && c.words == "" && !d.env.Lang.Has("command."+c.Key) && c.Menu != "" {
				t.Errorf("%s: no words for command.%s", code, c.Key)
			}
		}
	}
}

func TestTypingWithNothingFocusedSearchesThePage(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.w.Canvas().Unfocus()
	d.w.Canvas().OnTypedRune()('а')
	if d.pages["clients"].found != 1 {
		t.Error("typing did not begin a search")
	}
}

func TestHintsAreOfThePageShown(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	if d.line.hints != "Ins создать · Enter открыть · F9 скопировать · Ctrl+F найти" {
		t.Errorf("hints are %q", d.line.hints)
	}
	d.chord(Alt(fyne.Key4))
	if d.line.hints != d.env.Lang.T("shell.section.hints") {
		t.Errorf("hints are %q", d.line.hints)
	}
}

func TestModifiersAloneMeanNothing(t *testing.T) {
	d := started(t)
	d.Open(nav.To("client", "Альфа"))
	if d.key(&fyne.KeyEvent{Name: desktop.KeyControlLeft}) {
		t.Error("Ctrl alone was used as a key")
	}
}

func TestF1TellsAboutThePageShown(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.press(fyne.KeyF1)
	top := d.w.Canvas().Overlays().Top()
	if top == nil || len(words(top)) < 3 {
		t.Fatal("F1 shows no help")
	}
	keep(t, d.w.Canvas().Capture(), "help.png")
	d.press(fyne.KeyF1)
	if d.w.Canvas().Overlays().Top() != nil {
		t.Error("F1 again does not close the help")
	}
	d.Open(nav.To("marketing"))
	if d.hasHelp() {
		t.Error("a page without words of help offers it")
	}
}
