package kit

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
)

func TestAPickerFindsByAPartOfTheNameAndTakesByEnter(t *testing.T) {
	b := hosttest.NewBench(t)
	var got []Option
	p := NewPicker(b.Env, towns)
	p.OnPick = func(o Option) { got = append(got, o) }
	b.Show(p.Entry, p.Entry)
	b.Enter("са") // the list takes the keys and passes letters on
	b.Enter("р")
	if p.Entry.Text != "сар" || len(p.found) != 1 {
		t.Fatalf("entry %q, found %v", p.Entry.Text, p.found)
	}
	b.Press(fyne.KeyBackspace, fyne.KeyDown, fyne.KeyReturn)
	if len(got) != 1 || got[0].Name != "Саратов" || p.Entry.Text != "Саратов" || b.Dialogs() != 0 {
		t.Errorf("picked %v, entry %q", got, p.Entry.Text)
	}
}

func TestF4OffersTheUsualAndShiftF4Clears(t *testing.T) {
	b := hosttest.NewBench(t)
	p := NewPicker(b.Env, towns)
	p.Choose(Option{ID: "2", Name: "Саратов"})
	b.Show(p.Entry, p.Entry)
	b.Press(fyne.KeyF4)
	if b.Dialogs() != 1 || len(p.found) != 3 || p.list.cursor != 1 {
		t.Fatalf("%d lists, found %v", b.Dialogs(), p.found)
	}
	b.Press(fyne.KeyEscape)
	if p.Chosen().ID != "2" || b.Dialogs() != 0 {
		t.Errorf("Esc changed the choice to %v", p.Chosen())
	}
	p.Entry.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
	b.Press(fyne.KeyF4)
	if p.Chosen() != (Option{}) {
		t.Errorf("Shift+F4 left %v", p.Chosen())
	}
}

func TestAPickerOffersToCreateWhatIsNotThere(t *testing.T) {
	b := hosttest.NewBench(t)
	p := NewPicker(b.Env, towns)
	p.Create = func(name string, made func(Option)) { made(Option{ID: "new", Name: name}) }
	b.Show(p.Entry, p.Entry)
	b.Enter("Ёлкино")
	b.Press(fyne.KeyReturn)
	if p.Chosen() != (Option{ID: "new", Name: "Ёлкино"}) {
		t.Errorf("chosen %v", p.Chosen())
	}
}

func TestATextThatNamesNothingIsNoChoice(t *testing.T) {
	b := hosttest.NewBench(t)
	p := NewPicker(b.Env, towns)
	b.Show(p.Entry, p.Entry)
	b.Enter("Тверь")
	b.Press(fyne.KeyReturn, fyne.KeyEscape)
	if got := p.Chosen(); got.ID != "" || got.Name != "Тверь" {
		t.Errorf("chosen %v, want the text without an ID", got)
	}
}

func TestASlowAnswerDoesNotReplaceANewerOne(t *testing.T) {
	b := hosttest.NewBench(t)
	window := make(hosttest.Thread, 8)
	b.Run = host.NewBackground(t.Context(), window.Post)
	slow := make(chan struct{})
	p := NewPicker(b.Env, func(ctx context.Context, text string) ([]Option, error) {
		if text == "с" {
			<-slow
			return []Option{{ID: "old", Name: "старое"}}, nil
		}
		return []Option{{ID: "new", Name: "новое"}}, nil
	})
	b.Show(p.Entry, p.Entry)
	b.Enter("с")
	b.Enter("о")
	window.Turn()
	close(slow)
	window.Turn()
	if len(p.found) != 1 || p.found[0].ID != "new" {
		t.Errorf("the list shows %v", p.found)
	}
}

func towns(_ context.Context, text string) ([]Option, error) {
	var found []Option
	for _, o := range []Option{{"1", "Самара", "Волга"}, {"2", "Саратов", "Волга"}, {"3", "Казань", "Волга"}} {
		if strings.Contains(strings.ToLower(o.Name), strings.ToLower(text)) {
			found = append(found, o)
		}
	}
	return found, nil
}
