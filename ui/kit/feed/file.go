package feed

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// feedFile is the line of a file that came with an entry.
type feedFile struct {
	icon  *draw.Icon
	words *canvas.Text
	y     float32
}

// enclose draws the n-th file of the entry.
func (s *feedSlot) enclose(f *Feed, n int, words string, y float32) {
	t := f.tokens
	for len(s.files) <= n {
		icon := draw.NewIcon()
		s.objects = append(s.objects, icon.Image)
		s.files = append(s.files, &feedFile{icon: icon, words: s.text()})
	}
	file, side := s.files[n], t.Size.Icon
	file.y = y
	draw.Put(file.icon.Image, f.textX(), y+(f.step()-side)/2, side, side)
	file.icon.Hidden = false
	file.icon.Set("paperclip", look.Accent)
	x := f.textX() + side + t.Size.Pad
	s.line(file.words, words, x, y, f.textWidth()-side-t.Size.Pad, t.Size.Text, false, t.Color.Of(look.Accent))
}

// fileAt is the file of an entry at a place of the body, −1 for none.
func (b *feedBody) fileAt(i int, at fyne.Position) int {
	f := b.f
	if f.OnFile == nil || i >= len(f.places) {
		return -1
	}
	for _, s := range b.slots {
		if s.entry != i {
			continue
		}
		for n, file := range s.files[:min(len(s.files), f.places[i].files)] {
			end := file.words.Position().X + draw.TextWidth(file.words.Text, f.tokens.Size.Text, false)
			if at.Y >= file.y && at.Y < file.y+f.step() && at.X >= f.textX() && at.X <= end {
				return n
			}
		}
	}
	return -1
}

// Cursor is a hand over a file, which can be pressed.
func (b *feedBody) Cursor() desktop.Cursor {
	if b.f.aimed {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
