package feed

import (
	"kartoteka/ui/draw"
	"kartoteka/ui/kit"
)

// feedLines is how many lines of a text are shown before it is opened up.
const feedLines = 3

// feedPlace is where an entry is drawn and how its text is broken.
type feedPlace struct {
	top, height float32 // with the heading and the line under it
	head        float32 // height of the heading, 0 for none
	lines       []string
	more        int // lines not shown
	files       int
}

func (p feedPlace) bottom() float32 { return p.top + p.height }

// measure places the entries from one on, those before it standing as they do.
func (f *Feed) measure(from int) {
	n := f.source.Len()
	if f.leading(from) {
		from = 0
	}
	f.places = append(f.places[:from:from], make([]feedPlace, max(0, n-from))...)
	before, y := "", float32(0)
	var item Item
	if from > 0 {
		f.source.Item(from-1, &item)
		before, y = item.Heading, f.places[from-1].bottom()
	}
	for i := from; i < n; i++ {
		item = Item{}
		f.source.Item(i, &item)
		p := f.entry(&item, f.opened[f.source.ID(i)])
		if item.Heading != before {
			p.head = f.tokens.Size.Icon + f.tokens.Size.Group
			p.height += p.head
		}
		p.top, before = y, item.Heading
		f.places[i] = p
		y = p.bottom()
	}
}

// leading looks for the first entry with a lead and reports whether it was just
// met: it moves the words of all.
func (f *Feed) leading(from int) bool {
	var item Item
	for i := from; i < f.source.Len() && !f.leads; i++ {
		item = Item{}
		if f.source.Item(i, &item); item.Lead != "" {
			f.leads = true
			return true
		}
	}
	return false
}

// entry breaks the text of an entry and counts its height without a heading.
func (f *Feed) entry(item *Item, opened bool) (p feedPlace) {
	t := f.tokens.Size
	if item.Text != "" {
		p.lines = draw.Wrap(item.Text, f.textWidth(), t.Text, false)
	}
	if !opened && len(p.lines) > feedLines+1 { // one line more is shown sooner than announced
		p.lines, p.more = p.lines[:feedLines], len(p.lines)-feedLines
	}
	p.files = len(item.Files)
	rows := 1 + len(p.lines) + p.files
	if item.Note != "" {
		rows++
	}
	if p.more > 0 {
		rows++
	}
	p.height = float32(rows)*f.step() + 2*t.Inner + t.Line
	return p
}

// step is the height of a line of an entry.
func (f *Feed) step() float32 { return draw.LineStep(f.tokens.Size.Text) }

// iconSide is the side of the disc behind an icon.
func (f *Feed) iconSide() float32 { return f.tokens.Size.Icon + f.tokens.Size.Gap }

// leadX and textX are where the hour and the words of entries begin.
func (f *Feed) leadX() float32 { return f.tokens.Size.Cell + f.iconSide() + f.tokens.Size.Gap }

func (f *Feed) textX() float32 {
	if !f.leads {
		return f.leadX()
	}
	return f.leadX() + draw.TextWidth("00:00", f.tokens.Size.Text, false) + f.tokens.Size.Gap
}

// textWidth is the room for words; very long lines are hard to read.
func (f *Feed) textWidth() float32 {
	return max(f.tokens.Size.Sidebar/2, min(f.width-f.textX()-f.tokens.Size.Page, kit.ReadableWidth()))
}

// at is the entry at a height of the body, the number of entries when there is
// none.
func (f *Feed) at(y float32) int {
	low, high := 0, len(f.places)
	for low < high {
		if mid := (low + high) / 2; f.places[mid].bottom() > y {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// openUp shows the whole text of an entry, or as much as before.
func (f *Feed) openUp(i int, open bool) bool {
	if i < 0 || i >= len(f.places) {
		return false
	}
	id := f.source.ID(i)
	if f.opened[id] == open || open && f.places[i].more == 0 {
		return false
	}
	f.opened[id] = open
	f.measure(i)
	f.body.forget()
	f.fit()
	f.reveal()
	f.body.update()
	return true
}
