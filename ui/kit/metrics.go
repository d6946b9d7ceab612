package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Metric is a number that matters, shown on a card with its caption: the debt of a
// client over its form.
type Metric struct {
	Caption string    // what the number is, small and muted
	Value   string    // the number in words, such as «12 500 ₽»
	Role    look.Role // its colour
	// Open shows what the number is made of when the card is pressed; nil for
	// nothing. Over a form, Tab is the key of the tab that shows it.
	Open func()
	Tab  string
}

// Metrics is the cards of figures in a row, in more rows where there is no room.
type Metrics struct {
	widget.BaseWidget
	Cards []*metricCard // in their order

	env *host.Env
	box *fyne.Container
}

// NewMetrics makes a row of cards.
func NewMetrics(env *host.Env, figures ...Metric) *Metrics {
	f := &Metrics{env: env, box: container.New(flow{})}
	f.ExtendBaseWidget(f)
	f.Set(figures)
	return f
}

// Set shows other figures; cards that stay keep the focus.
func (f *Metrics) Set(figures []Metric) {
	for len(f.Cards) < len(figures) {
		c := &metricCard{}
		c.Extend(f.env, c)
		f.Cards = append(f.Cards, c)
	}
	f.Cards = f.Cards[:len(figures)]
	f.box.Objects = f.box.Objects[:0]
	for i, c := range f.Cards {
		c.Metric = figures[i]
		c.Refresh()
		f.box.Objects = append(f.box.Objects, c)
	}
	f.Hidden = len(figures) == 0
	f.box.Refresh()
}

// Height is the height of the cards at a width: they go on in the next row.
func (f *Metrics) Height(width float32) float32 {
	return flow{}.height(f.box.Objects, width)
}

// CreateRenderer shows the cards.
func (f *Metrics) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// metricCard is the card of one Figure.
type metricCard struct {
	Control
	Metric Metric
}

// Disabled keeps the focus away from a card that opens nothing.
func (c *metricCard) Disabled() bool { return c.Metric.Open == nil }

// Tapped opens what the figure is made of.
func (c *metricCard) Tapped(*fyne.PointEvent) {
	if c.Metric.Open != nil {
		c.Metric.Open()
	}
}

// TypedKey opens by Enter and Space.
func (c *metricCard) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Tapped(nil)
	default:
		c.Pass(ev)
	}
}

// CreateRenderer draws the card.
func (c *metricCard) CreateRenderer() fyne.WidgetRenderer {
	box, caption, value := canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)
	d := &draw.Drawing{Owner: c, Parts: []fyne.CanvasObject{box, caption, value}}
	d.Paint = func() {
		t := look.Current()
		box.FillColor = t.Color.Background
		if c.hovered && c.Metric.Open != nil {
			box.FillColor = t.Color.Hover
		}
		draw.Ring(box, c.Focused, t.Color.Line)
		draw.Write(caption, c.Metric.Caption, t.Size.Caption, t.Color.Muted, false)
		draw.Write(value, c.Metric.Value, t.Size.SubHeading, t.Color.Of(c.Metric.Role), true)
	}
	d.Min = func() fyne.Size {
		t := look.Current().Size
		w := max(caption.MinSize().Width, value.MinSize().Width) + 2*t.Group
		return fyne.NewSize(max(w, 4*t.Input-2), draw.LineHeight(t.Caption)+draw.LineHeight(t.SubHeading)+2*t.Inner)
	}
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		draw.Put(box, 0, 0, s.Width, s.Height)
		h := draw.LineHeight(t.Caption)
		draw.PutText(caption, t.Group, t.Inner, h)
		draw.PutText(value, t.Group, t.Inner+h, draw.LineHeight(t.SubHeading))
	}
	return d.Started()
}
