package feed

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Page is a Feed under a search field, chips and buttons: a part of a page.
// Of the abilities of a page it has Reload, HandleKey, FocusFirst and
// FocusSearch.
type Page struct {
	widget.BaseWidget
	// Feed is the entries; its owner fills them.
	Feed *Feed
	// Find is the search field, nil for none.
	Find *kit.Entry
	// OnReload reads the entries again; Reads are the tables they are made of.
	OnReload func()
	Reads    []string
	// OnKey takes keys no control of the page wanted.
	OnKey func(*fyne.KeyEvent) bool

	chips   []fyne.CanvasObject
	buttons []fyne.CanvasObject
	busy    *kit.Busy
	draw    *draw.Drawing
}

// NewPage makes a page. Search, when not nil, gets the text searched for
// with each letter; Down, Enter and Esc in the field go to the entries. Buttons
// stand at the right.
func NewPage(env *host.Env, feed *Feed, searchKey string, search func(text string), buttons ...fyne.CanvasObject) *Page {
	p := &Page{Feed: feed, buttons: buttons, busy: kit.NewBusy(env)}
	feed.OnKey = p.HandleKey
	if search != nil {
		p.Find = kit.NewEntry(env)
		p.Find.SetPlaceHolder(env.Lang.T(searchKey))
		p.Find.OnChanged = search
		toFeed := func() { env.Window.Canvas().Focus(feed) }
		p.Find.OnEnter = toFeed
		p.Find.Hook = func(ev *fyne.KeyEvent) bool {
			switch ev.Name {
			case fyne.KeyEscape:
				p.Find.SetText("")
				toFeed()
			case fyne.KeyDown:
				toFeed()
			default:
				return false
			}
			return true
		}
		feed.OnRune = func(r rune) {
			p.FocusSearch()
			p.Find.TypedRune(r)
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetChips shows these filters.
func (p *Page) SetChips(chips ...*kit.Chip) {
	p.chips = p.chips[:0]
	for _, c := range chips {
		p.chips = append(p.chips, c)
	}
	p.Refresh()
}

// Wait shows the line of waiting, or takes it away.
func (p *Page) Wait(on bool) {
	if on {
		p.busy.Start()
	} else {
		p.busy.Stop()
	}
}

// Tables implements Reloads.
func (p *Page) Tables() []string { return p.Reads }

// Reload implements Reloads.
func (p *Page) Reload() {
	if p.OnReload != nil {
		p.OnReload()
	}
}

// HandleKey implements KeyHandler.
func (p *Page) HandleKey(ev *fyne.KeyEvent) bool { return p.OnKey != nil && p.OnKey(ev) }

// FocusFirst implements Focuser.
func (p *Page) FocusFirst() { p.Feed.env.Window.Canvas().Focus(p.Feed) }

// FocusSearch implements Searchable.
func (p *Page) FocusSearch() {
	if p.Find != nil {
		p.Feed.env.Window.Canvas().Focus(p.Find)
	}
}

// CreateRenderer lays out the bar over the entries. Chips that do not fit beside
// the search go on in the next line.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	p.draw = &draw.Drawing{Owner: p}
	p.draw.Paint = func() {
		p.draw.Parts = nil
		if p.Find != nil {
			p.draw.Parts = append(p.draw.Parts, p.Find)
		}
		p.draw.Parts = append(append(p.draw.Parts, p.chips...), p.buttons...)
		p.draw.Parts = append(p.draw.Parts, p.Feed, p.busy)
	}
	p.draw.Min = func() fyne.Size { return p.Feed.MinSize() }
	p.draw.Place = p.place
	return p.draw.Started()
}

func (p *Page) place(s fyne.Size) {
	t := look.Current().Size
	at := s.Width
	for i := len(p.buttons) - 1; i >= 0; i-- {
		w := p.buttons[i].MinSize().Width
		at -= w
		draw.Put(p.buttons[i], at, 0, w, t.Input)
		at -= t.Gap
	}
	x := float32(0)
	if p.Find != nil {
		x = min(t.Sidebar+t.Page, s.Width/3)
		draw.Put(p.Find, 0, 0, x, t.Input)
		x += t.Gap
	}
	y, left := float32(0), x
	for _, c := range p.chips {
		w := c.MinSize().Width
		if x > left && x+w > at {
			x, left, y = 0, 0, y+t.Input
			at = s.Width
		}
		draw.Put(c, x, y+(t.Input-t.Chip)/2, w, t.Chip)
		x += w + t.Gap
	}
	y += t.Input + t.Gap
	draw.Put(p.busy, 0, y-t.Pad, s.Width, 2*t.Line)
	draw.Put(p.Feed, 0, y, s.Width, max(0, s.Height-y))
}
