package feed

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Item is one entry of a Feed. Fill every field: items are reused.
type Item struct {
	// Heading is shown over the first of the items that have it in a row, such as
	// their day.
	Heading string
	Icon    string    // name of an icon
	Role    look.Role // of the icon
	Lead    string    // muted, before the title: the hour
	Title   string
	Badge   string   // a word in a tint of BadgeRole
	Value   string   // at the right: a sum
	Note    string   // muted, under the title: who, with whom, about what
	Text    string   // of any length; three lines are shown until it is opened up
	Files   []string // what came with it: a line each, pressed by itself

	BadgeRole, ValueRole look.Role // colours of Badge and Value
}

// Source is the items of a Feed. Items are asked for on the thread of the
// window: all methods return what is at hand.
type Source interface {
	// Len is the number of items.
	Len() int
	// ID names an item: the cursor follows it, not its place.
	ID(i int) string
	// Item fills one item.
	Item(i int, out *Item)
}

// Feed is entries of any height under each other, grouped by headings: a
// history. It keeps canvas objects for the entries in view only and rewrites
// them as one scrolls; the owner knows what the entries mean.
//
// Keys: arrows, PgUp, PgDn, Home, End walk; Space and Right open a long text up,
// Left shuts it; Enter opens the entry; the rest goes to OnKey and OnRune.
type Feed struct {
	widget.BaseWidget

	OnSelect func()                    // the cursor moved
	OnOpen   func(i int)               // Enter or double click
	OnFile   func(i, file int)         // a click on a line of Files
	OnMenu   func(at fyne.Position)    // right click or the Menu key, in the canvas
	OnEnd    func()                    // the last entry came near: the owner may Extend
	OnKey    func(*fyne.KeyEvent) bool // a key the feed has no use for
	OnRune   func(rune)                // typing: the owner searches
	Empty    string                    // the sentence in the place of no entries
	Hint     string                    // its keys, for the status line

	env     *host.Env
	source  Source
	places  []feedPlace
	opened  map[string]bool // texts opened up, by ID
	width   float32         // places were measured at
	leads   bool            // some entry has a lead
	cursor  int             // −1 for none
	hover   int             // −1 for none
	aimed   bool            // the pointer is on a line of Files
	focused bool
	clicks  kit.Clicks
	asked   int // length at which OnEnd was called last

	tokens look.Tokens
	body   *feedBody
	scroll *container.Scroll
	empty  *kit.Paragraph
}

// New returns a feed over the source.
func New(env *host.Env, source Source) *Feed {
	f := &Feed{
		env: env, source: source, opened: map[string]bool{}, cursor: -1, hover: -1, asked: -1,
		tokens: look.Current(), empty: kit.NewParagraph("", look.Muted, 0),
	}
	f.body = newFeedBody(f)
	f.scroll = container.NewVScroll(f.body)
	f.scroll.OnScrolled = func(fyne.Position) { f.scrolled() }
	f.ExtendBaseWidget(f)
	return f
}

// SetSource shows other entries from the top. The entry under the cursor keeps
// its cursor if it is among them.
func (f *Feed) SetSource(s Source) {
	id := ""
	if f.cursor >= 0 && f.cursor < f.source.Len() {
		id = f.source.ID(f.cursor)
	}
	at := f.scroll.Offset.Y
	f.source, f.cursor, f.asked, f.leads = s, min(0, s.Len()-1), -1, false
	f.measure(0)
	kept := false
	for i := range s.Len() {
		if id != "" && s.ID(i) == id {
			f.cursor, kept = i, true
		}
	}
	if !kept {
		at = 0
	}
	f.body.forget()
	f.fit()
	f.scrollTo(at)
	f.told()
}

// Extend shows entries that were added to the end of the source.
func (f *Feed) Extend() {
	f.measure(len(f.places))
	f.fit()
	f.body.update()
	f.reached()
}

// Hints implements Hinting.
func (f *Feed) Hints() string { return f.Hint }

// Cursor is the entry under the cursor, −1 for none.
func (f *Feed) Cursor() int { return f.cursor }

// Select moves the cursor to an entry and brings it into view.
func (f *Feed) Select(i int) {
	f.cursor = max(-1, min(i, f.source.Len()-1))
	f.reveal()
	f.body.forget()
	f.body.update()
	f.told()
}

func (f *Feed) told() {
	if f.OnSelect != nil {
		f.OnSelect()
	}
}

// reveal scrolls as little as brings the entry under the cursor into view with
// its heading.
func (f *Feed) reveal() {
	if f.cursor < 0 || f.cursor >= len(f.places) {
		return
	}
	p, view := f.places[f.cursor], f.scroll.Size().Height
	switch y := f.scroll.Offset.Y; {
	case p.top < y:
		f.scrollTo(p.top)
	case p.bottom() > y+view:
		f.scrollTo(min(p.top, p.bottom()-view))
	}
}

// scrollTo moves to an offset within bounds and redraws.
func (f *Feed) scrollTo(y float32) {
	most := f.body.MinSize().Height - f.scroll.Size().Height
	f.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, most))))
	f.scrolled()
}

func (f *Feed) scrolled() {
	f.body.update()
	f.reached()
}

// reached calls OnEnd once when the end is near.
func (f *Feed) reached() {
	view := f.scroll.Size().Height
	if f.OnEnd == nil || view == 0 || f.asked == len(f.places) || f.body.MinSize().Height-f.scroll.Offset.Y > 2*view {
		return
	}
	f.asked = len(f.places)
	f.OnEnd()
}

// fit lets the scroller know how long the entries are now.
func (f *Feed) fit() {
	f.empty.Set(f.Empty, look.Muted)
	f.empty.Hidden = f.source.Len() > 0
	f.body.Resize(f.body.MinSize().Max(f.scroll.Size()))
	f.scroll.Refresh()
}

// MinSize leaves room for a few entries.
func (f *Feed) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return fyne.NewSize(240, 4*f.tokens.Size.Row)
}

// CreateRenderer draws the entries, or the sentence in their place.
func (f *Feed) CreateRenderer() fyne.WidgetRenderer {
	return &draw.Drawing{
		Owner: f, Min: f.MinSize, Place: f.place,
		Parts: []fyne.CanvasObject{f.scroll, f.empty},
		Paint: func() { f.tokens, f.width = look.Current(), -1 },
	}
}

// place measures the entries again when the width has changed.
func (f *Feed) place(s fyne.Size) {
	draw.Put(f.scroll, 0, 0, s.Width, s.Height)
	draw.Put(f.empty, f.tokens.Size.Cell, f.tokens.Size.Gap, max(0, s.Width-2*f.tokens.Size.Cell), s.Height)
	if s.Width != f.width {
		f.width = s.Width
		f.measure(0)
		f.body.forget()
	}
	f.fit()
	f.body.place()
	f.reached()
}
