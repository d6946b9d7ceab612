package form

import (
	"context"
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

func TestFiguresAreForeseenAnewWhenWhatTheyDependOnChanges(t *testing.T) {
	var asked []string
	o := open(t, debtor{Name: "Альфа"}, func(f *Form[debtor]) {
		f.ForeseeOf = func(d *debtor) string { return d.Name }
		f.Foresee = func(_ context.Context, d debtor) ([]kit.Metric, error) {
			asked = append(asked, d.Name)
			if d.Name == "Гамма" {
				return nil, errors.New("disk")
			}
			return []kit.Metric{{Caption: "Перейдёт", Value: d.Name}}, nil
		}
	})
	o.p.draft.Name = "Бета"
	o.p.update()
	o.p.draft.Limit = 100
	o.p.update()
	if !slices.Equal(asked, []string{"Альфа", "Бета"}) || o.p.figures.Cards[0].Metric.Value != "Бета" {
		t.Errorf("asked of %q", asked)
	}
	o.p.draft.Name = "Гамма"
	o.p.update()
	if len(o.p.figures.Cards) != 0 {
		t.Error("figures of another value stay")
	}
}

// meter is a part of a form that edits its limit.
type meter struct {
	widget.BaseWidget
	seen []money.Money
	edit func(set func(*debtor))
}

func (m *meter) Present(d *debtor)                     { m.seen = append(m.seen, d.Limit) }
func (m *meter) OnEdit(edit func(set func(d *debtor))) { m.edit = edit }
func (m *meter) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Body("", 0))
}
func (m *meter) Tables() []string { return []string{"meters"} }
func (m *meter) Reload()          { m.seen = nil }

func TestAPartOfAFormEditsTheValueAndFollowsIt(t *testing.T) {
	m := &meter{}
	m.ExtendBaseWidget(m)
	o := open(t, debtor{Name: "Альфа", Limit: 5}, func(f *Form[debtor]) {
		f.Tabs = []Tab[debtor]{{Fields: f.Fields, Content: func(*host.Env, *debtor) fyne.CanvasObject { return m }}}
		f.Fields, f.Reads = nil, []string{"clients"}
	})
	m.edit(func(d *debtor) { d.Limit = 700 })
	if got := o.p.Value().Limit; got != 700 {
		t.Errorf("the limit is %v", got)
	}
	o.p.draft.Limit = 900
	o.p.recalc()
	if !slices.Equal(m.seen, []money.Money{5, 900}) {
		t.Errorf("the part saw %v", m.seen)
	}
	if got := o.p.Tables(); !slices.Equal(got, []string{"clients", "meters"}) {
		t.Errorf("the form reads %v", got)
	}
	if o.p.Reload(); m.seen != nil {
		t.Error("the part was not read anew")
	}
}
