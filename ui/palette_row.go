package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// paletteHead is the caption of a group, or a sentence in place of lines.
type paletteHead struct {
	widget.BaseWidget
	words string
	apart bool
}

func newPaletteHead(words string, apart bool) *paletteHead {
	h := &paletteHead{words: words, apart: apart}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer draws the caption.
func (h *paletteHead) CreateRenderer() fyne.WidgetRenderer {
	words := canvas.NewText("", nil)
	return &drawn{
		owner:   h,
		objects: []fyne.CanvasObject{words},
		min: func(t look.Tokens) fyne.Size {
			height := t.Size.Chip
			if h.apart {
				height += t.Size.Pad
			}
			return fyne.NewSize(0, height)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			label(words, h.words, t.Size.Caption, false, t.Color.Muted, t.Size.Gap, s.Height-t.Size.Chip, s.Width-2*t.Size.Gap, t.Size.Chip)
		},
	}
}

// paletteRow is one line.
type paletteRow struct {
	pressable
	entry  entry
	chosen bool
}

func newPaletteRow(e entry, chosen bool) *paletteRow {
	r := &paletteRow{entry: e, chosen: chosen}
	r.ExtendBaseWidget(r)
	return r
}

func (r *paletteRow) mark(chosen bool) {
	if r.chosen != chosen {
		r.chosen = chosen
		r.Refresh()
	}
}

// Cursor is a hand.
func (r *paletteRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the icon, the title and the detail at the right.
func (r *paletteRow) CreateRenderer() fyne.WidgetRenderer {
	ground, title, detail := canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)
	icon := canvas.NewImageFromResource(look.Icon(r.entry.icon))
	icon.FillMode = canvas.ImageFillContain
	return &drawn{
		owner:   r,
		objects: []fyne.CanvasObject{ground, icon, title, detail},
		min:     func(t look.Tokens) fyne.Size { return fyne.NewSize(0, t.Size.Row) },
		arrange: func(t look.Tokens, s fyne.Size) {
			role := look.Muted
			switch {
			case r.chosen:
				ground.FillColor, role = t.Color.Selection, look.Accent
			case r.hovered:
				ground.FillColor = t.Color.Hover
			default:
				ground.FillColor = t.Color.Background
			}
			ground.CornerRadius = t.Size.Radius
			place(ground, 0, 0, s.Width, s.Height)
			icon.Resource = look.IconIn(r.entry.icon, role)
			place(icon, t.Size.Gap, (s.Height-t.Size.Icon)/2, t.Size.Icon, t.Size.Icon)
			x := 2*t.Size.Gap + t.Size.Icon
			w := min(textWidth(r.entry.detail, t.Size.Caption, false), s.Width/2)
			label(detail, r.entry.detail, t.Size.Caption, false, t.Color.Muted, s.Width-t.Size.Gap-w, 0, w+1, s.Height)
			label(title, r.entry.title, t.Size.Text, false, t.Color.Text, x, 0, s.Width-x-w-2*t.Size.Gap, s.Height)
		},
	}
}
