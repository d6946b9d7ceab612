package draw

import (
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// BadgeWidth is the width of a badge with this word.
func BadgeWidth(s look.Sizes, word string) float32 {
	return TextWidth(word, s.Caption, true) + 2*(s.Inner+1)
}

// PutBadge draws a word on a rounded tint of a role from x on, in the middle of a
// line of the height, at most width wide. It reports whether the word was cut;
// without room for a letter nothing is drawn.
func PutBadge(box *canvas.Rectangle, text *canvas.Text, word string, role look.Role, x, y, width, h float32) (cut bool) {
	t := look.Current()
	if role == look.Plain {
		role = look.Muted
	}
	side := t.Size.Inner + 1
	w := min(width, BadgeWidth(t.Size, word))
	box.Hidden, text.Hidden = w <= 2*side, w <= 2*side
	if box.Hidden {
		return word != ""
	}
	box.FillColor, box.CornerRadius = t.Color.Tint(role), t.Size.Radius/2
	Put(box, x, y+(h-t.Size.Badge)/2, w, t.Size.Badge)
	shown, cut := Fit(word, w-2*side+1, t.Size.Caption, true)
	Write(text, shown, t.Size.Caption, t.Color.OnTint(role), true)
	PutText(text, x+side, y, h)
	return cut
}
