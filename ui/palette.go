package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// paletteWidth is the palette at 100 %.
const paletteWidth = 560

// palette is the search over everything: what was opened lately, screens,
// commands and records, by keys alone. What is typed in the wrong layout finds
// as well.
type palette struct {
	s       *Shell
	sheet   *sheet
	field   *kit.Entry
	list    *container.Scroll
	rows    []*paletteRow
	chosen  int
	found   []entry // records of the last answer
	waiting bool    // an answer is on its way
	enter   bool    // Enter was pressed meanwhile
	failure string
}

// openPalette shows the palette with the caret in its field.
func (s *Shell) openPalette() {
	p := &palette{s: s, field: kit.NewEntry(s.env)}
	p.list = container.NewVScroll(container.New(column{}))
	p.field.SetPlaceHolder(s.env.Lang.T("palette.hint"))
	p.field.Hook = p.key
	p.field.OnChanged = p.search
	p.sheet = &sheet{s: s, content: container.New(paletteLayout{}, p.field, p.list), opener: Ctrl(fyne.KeyK), place: p.card}
	p.fill()
	p.sheet.open(p.field)
}

// paletteLayout puts the field over the list.
type paletteLayout struct{}

func (paletteLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (paletteLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	t := look.Current().Size
	place(objects[0], t.Gap, t.Gap, s.Width-2*t.Gap, t.Input)
	top := t.Input + 2*t.Gap
	place(objects[1], t.Gap, top, s.Width-2*t.Gap, max(0, s.Height-top-t.Gap))
}

// key moves through the lines while the caret stays in the field.
func (p *palette) key(ev *fyne.KeyEvent) bool {
	const page = 8
	switch ev.Name {
	case fyne.KeyDown:
		p.choose((p.chosen + 1) % max(1, len(p.rows)))
	case fyne.KeyUp:
		p.choose((p.chosen + len(p.rows) - 1) % max(1, len(p.rows)))
	case fyne.KeyPageDown:
		p.choose(min(p.chosen+page, len(p.rows)-1))
	case fyne.KeyPageUp:
		p.choose(max(p.chosen-page, 0))
	case fyne.KeyReturn, fyne.KeyEnter:
		p.accept()
	default:
		return false
	}
	return true
}

// accept does what is chosen. While an answer is on its way it waits for it:
// what one has typed to the end is meant, not what happened to stand first.
func (p *palette) accept() {
	if p.waiting {
		p.enter = true
		return
	}
	if p.chosen < len(p.rows) {
		p.take(p.rows[p.chosen])
	}
}

func (p *palette) take(row *paletteRow) {
	p.sheet.close()
	row.entry.do()
}

// search answers what is typed: places and commands at once, records when the
// finder has them.
func (p *palette) search(typed string) {
	p.chosen, p.enter, p.failure = 0, false, ""
	if p.s.o.Find == nil || folded(typed) == "" {
		p.found, p.waiting = nil, false
		p.fill()
		return
	}
	p.waiting = true
	p.fill()
	var hits []nav.Hit
	p.s.env.Run.Run("palette", func(ctx context.Context) (err error) {
		hits, err = p.s.o.Find.Find(ctx, p.s.env.Lang, typed)
		return err
	}, func(err error) {
		if p.field.Text != typed {
			return
		}
		p.waiting = false
		p.found = p.s.recordEntries(hits)
		if err != nil {
			p.failure = p.s.env.Explain(err)
		}
		p.fill()
		if p.enter {
			p.accept()
		}
	})
}

// fill draws the lines of the answer.
func (p *palette) fill() {
	places, commands := p.s.places(p.field.Text)
	lines := append(append(places, p.found...), commands...)
	box := container.New(column{})
	p.rows = nil
	group := ""
	for i, e := range lines {
		if e.group != group {
			group = e.group
			box.Add(newPaletteHead(group, i > 0))
		}
		row := newPaletteRow(e, i == p.chosen)
		row.tap = func() { p.take(row) }
		p.rows = append(p.rows, row)
		box.Add(row)
	}
	switch {
	case p.failure != "":
		box.Add(newPaletteHead(p.failure, false))
	case len(lines) == 0 && !p.waiting:
		box.Add(newPaletteHead(p.s.env.Lang.T("palette.nothing"), false))
	}
	p.list.Content = box
	p.list.Offset = fyne.Position{}
	p.list.Refresh()
	p.sheet.Refresh()
}

// choose highlights a line and brings it into view.
func (p *palette) choose(i int) {
	if i < 0 || i >= len(p.rows) {
		return
	}
	for at, row := range p.rows {
		row.mark(at == i)
	}
	p.chosen = i
	row := p.rows[i]
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
	switch {
	case i == 0:
		p.list.Offset.Y = 0
	case top < p.list.Offset.Y:
		p.list.Offset.Y = top
	case bottom > p.list.Offset.Y+p.list.Size().Height:
		p.list.Offset.Y = bottom - p.list.Size().Height
	}
	p.list.Refresh()
}

// card is where the palette stands: over the search of the top bar, as high as
// its lines need and the window gives. The content begins under the main menu.
func (p *palette) card(t look.Tokens, window fyne.Size) (fyne.Position, fyne.Size) {
	w := min(paletteWidth*t.Size.Text/13, window.Width-2*t.Size.Page)
	head := t.Size.Input + 2*t.Size.Gap
	most := max(head, window.Height*2/3)
	h := min(most, head+p.list.Content.MinSize().Height+t.Size.Gap+2*t.Size.Line)
	search := p.s.bar.search
	middle := p.s.bar.Position().X + search.Position().X + search.Size().Width/2
	x := max(t.Size.Page, min(middle-w/2, window.Width-w-t.Size.Page))
	return fyne.NewPos(x, p.s.w.Content().Position().Y+t.Size.Pad/2), fyne.NewSize(w, h)
}
