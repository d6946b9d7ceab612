package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// lang: help.*
// lang: key.*

// hasHelp reports whether there are words of help about the screen shown.
func (s *Shell) hasHelp() bool {
	t := s.tabs.active
	return t != nil && s.env.Lang.Has("help."+t.route.Screen)
}

// showHelp tells what the page shown is for and how it is used.
func (s *Shell) showHelp() {
	t := s.tabs.active
	size := look.Current().Size
	wide := 34 * size.Page
	words := kit.NewParagraph(s.env.Lang.T("help."+t.route.Screen), look.Plain, wide-2*size.Page)
	body := container.New(cardLayout{}, kit.Heading(t.title), container.NewVScroll(words))
	high := words.MinSize().Height + size.Heading*2 + 3*size.Page
	(&sheet{s: s, content: body, opener: Plain(fyne.KeyF1), place: centred(wide, high)}).open(nil)
}

// keysOfTable are keys that work inside tables and fields; their words are
// key.NAME. The rest of the card comes from the table of commands.
var keysOfTable = []struct{ key, words string }{
	{"Enter", "enter"}, {"F4", "choose"}, {"Ctrl+← →", "carry"}, {"Tab", "tab"}, {"Ctrl+C", "copy"}, {"Ctrl+V", "paste"}, {"15.6  +3  1200*3", "values"},
}

// showKeys shows the card of keys.
func (s *Shell) showKeys() {
	l := s.env.Lang
	columns := container.New(cardColumns{})
	heads := map[string]*fyne.Container{}
	for _, key := range menus {
		heads[key] = container.New(column{}, newPaletteHead(l.T("menu."+key), false))
	}
	for _, c := range s.table() {
		if c.Key != "" && c.Menu != "" && len(c.Chords) > 0 {
			heads[c.Menu].Add(newKeyLine(s.words(c), c.keys()))
		}
	}
	table := container.New(column{}, newPaletteHead(l.T("key.table"), false))
	for _, k := range keysOfTable {
		table.Add(newKeyLine(l.T("key."+k.words), k.key))
	}
	left := container.New(column{gap: look.Current().Size.Gap}, heads[MenuRecord], heads[MenuFile], table)
	right := container.New(column{gap: look.Current().Size.Gap}, heads[MenuGo], heads[MenuView], heads[MenuHelp])
	columns.Add(left)
	columns.Add(right)
	body := container.New(cardLayout{}, kit.Heading(l.T("command.keys")), container.NewVScroll(columns))
	size := look.Current().Size
	high := columns.MinSize().Height + size.Heading*2 + 4*size.Page
	(&sheet{s: s, content: body, opener: Ctrl(fyne.KeyF1), place: centred(45*size.Page, high)}).open(nil)
}

// cardLayout puts a heading over a body on a card.
type cardLayout struct{}

func (cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (cardLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	t := look.Current().Size
	h := objects[0].MinSize().Height
	place(objects[0], t.Page, t.Page, s.Width-2*t.Page, h)
	top := h + t.Page + t.Gap
	place(objects[1], t.Page, top, s.Width-2*t.Page, max(0, s.Height-top-t.Page))
}

// cardColumns puts two columns side by side.
type cardColumns struct{}

func (cardColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s.Height = max(s.Height, o.MinSize().Height)
	}
	return s
}

func (cardColumns) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	gap := look.Current().Size.Page * 2
	w := (s.Width - gap*float32(len(objects)-1)) / float32(len(objects))
	for i, o := range objects {
		place(o, float32(i)*(w+gap), 0, w, s.Height)
	}
}

// keyLine is a line of the card of keys.
type keyLine struct {
	widget.BaseWidget
	words, keys string
}

func newKeyLine(words, keys string) *keyLine {
	k := &keyLine{words: words, keys: keys}
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer draws what is done at the left and the keys at the right.
func (k *keyLine) CreateRenderer() fyne.WidgetRenderer {
	words, keys := canvas.NewText("", nil), canvas.NewText("", nil)
	return &drawn{
		owner:   k,
		objects: []fyne.CanvasObject{words, keys},
		min:     func(t look.Tokens) fyne.Size { return fyne.NewSize(0, t.Size.Chip) },
		arrange: func(t look.Tokens, s fyne.Size) {
			w := textWidth(k.keys, t.Size.Text, false)
			label(keys, k.keys, t.Size.Text, false, t.Color.Muted, s.Width-w, 0, w+1, s.Height)
			label(words, k.words, t.Size.Text, false, t.Color.Text, t.Size.Gap, 0, s.Width-w-2*t.Size.Gap, s.Height)
		},
	}
}
