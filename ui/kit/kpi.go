package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// Figure is a number that matters, with its caption. Open, when not nil, shows
// what the number is made of; over a form, Tab names the tab that does.
type Figure struct {
	Caption string
	Value   string
	Role    look.Role
	Open    func()
	Tab     string
}

// Figures is a row of small cards; it can be given new figures.
type Figures struct {
	widget.BaseWidget
	env   *Env
	box   *fyne.Container
	cards []*figureCard
}

// NewFigures makes a row of cards.
func NewFigures(env *Env, figures ...Figure) *Figures {
	f := &Figures{env: env, box: container.New(flow{})}
	f.ExtendBaseWidget(f)
	f.Set(figures)
	return f
}

// Set shows other figures; cards that stay keep the focus.
func (f *Figures) Set(figures []Figure) {
	for len(f.cards) < len(figures) {
		c := &figureCard{}
		c.extend(f.env, c)
		f.cards = append(f.cards, c)
	}
	f.cards = f.cards[:len(figures)]
	f.box.Objects = f.box.Objects[:0]
	for i, c := range f.cards {
		c.figure = figures[i]
		c.Refresh()
		f.box.Objects = append(f.box.Objects, c)
	}
	f.Hidden = len(figures) == 0
	f.box.Refresh()
}

// Height is the height of the cards at a width: they go on in the next row.
func (f *Figures) Height(width float32) float32 {
	return flow{}.height(f.box.Objects, width)
}

// CreateRenderer shows the cards.
func (f *Figures) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// figureCard is one card.
type figureCard struct {
	control
	figure Figure
}

// Disabled keeps the focus away from a card that opens nothing.
func (c *figureCard) Disabled() bool { return c.figure.Open == nil }

// Tapped opens what the figure is made of.
func (c *figureCard) Tapped(*fyne.PointEvent) {
	if c.figure.Open != nil {
		c.figure.Open()
	}
}

// TypedKey opens by Enter and Space.
func (c *figureCard) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Tapped(nil)
	default:
		c.pass(ev)
	}
}

// CreateRenderer draws the card.
func (c *figureCard) CreateRenderer() fyne.WidgetRenderer {
	box, caption, value := canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)
	d := &drawing{owner: c, objects: []fyne.CanvasObject{box, caption, value}}
	d.paint = func() {
		t := look.Current()
		box.FillColor = t.Color.Background
		if c.hovered && c.figure.Open != nil {
			box.FillColor = t.Color.Hover
		}
		ring(box, c.focused, t.Color.Line)
		write(caption, c.figure.Caption, t.Size.Caption, t.Color.Muted, false)
		write(value, c.figure.Value, t.Size.SubHeading, t.Color.Of(c.figure.Role), true)
	}
	d.min = func() fyne.Size {
		t := look.Current().Size
		w := max(caption.MinSize().Width, value.MinSize().Width) + 2*t.Group
		return fyne.NewSize(max(w, 4*t.Input-2), lineHeight(t.Caption)+lineHeight(t.SubHeading)+2*t.Inner)
	}
	d.place = func(s fyne.Size) {
		t := look.Current().Size
		put(box, 0, 0, s.Width, s.Height)
		h := lineHeight(t.Caption)
		putText(caption, t.Group, t.Inner, h)
		putText(value, t.Group, t.Inner+h, lineHeight(t.SubHeading))
	}
	return d.started()
}
