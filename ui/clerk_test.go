package ui_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/ui"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// clerk is a person at the window of the program over a real base: types, taps
// and reads what is on the screen, and nothing else.
type clerk struct {
	t *testing.T
	*ui.Program
	window *desk
	files  *answers
	viewed string // the file handed to the system's viewer last
	faults []error
}

// desk is the window with what its system would call when files are dropped on
// it; that of tests has no such system.
type desk struct {
	fyne.Window
	dropped func(fyne.Position, []fyne.URI)
}

func (d *desk) SetOnDropped(dropped func(fyne.Position, []fyne.URI)) { d.dropped = dropped }

// drop drops files on the window.
func (c *clerk) drop(paths ...string) {
	uris := make([]fyne.URI, len(paths))
	for i, p := range paths {
		uris[i] = storage.NewFileURI(p)
	}
	c.window.dropped(fyne.NewPos(600, 400), uris)
}

// answers are the paths the person gives when asked for a file.
type answers struct {
	open, save string
	proposed   string // the name the program proposed last
}

func (f *answers) Open(_ []string, done func(string)) {
	if f.open != "" {
		done(f.open)
	}
}

func (f *answers) Save(name string, done func(string)) {
	if f.proposed = name; f.save != "" {
		done(f.save)
	}
}

// newClerk sits a person down before the first-run page.
func newClerk(t *testing.T) *clerk {
	t.Helper()
	profile, err := base.OpenProfile(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h := ui.NewHeadless()
	h.Window.Resize(fyne.NewSize(1280, 800))
	c := &clerk{t: t, window: &desk{Window: h.Window}, files: &answers{}}
	env := apptest.Environment()
	env.View = func(path string) error { c.viewed = path; return nil }
	c.Program = &ui.Program{
		Window: c.window, Env: env, Profile: profile, Folder: t.TempDir(), Lang: "ru",
		Run: kit.Inline{}, Post: func(f func()) { f() }, SetTheme: h.SetTheme, Files: c.files,
		Fault: func(err error) { c.faults = append(c.faults, err) },
	}
	t.Cleanup(c.leave)
	return c
}

// leave closes the base, which must be whole, and looks for faults without
// words.
func (c *clerk) leave() {
	for _, err := range c.faults {
		c.t.Errorf("an error without words: %v", err)
	}
	if a := c.App(); a != nil {
		found, err := a.Base.Check(context.Background(), nil)
		if err != nil || !found.OK() {
			c.t.Errorf("the base after the test: %v, %v", found.Findings, err)
		}
		if err := c.Close(context.Background()); err != nil {
			c.t.Errorf("close: %v", err)
		}
	}
	if c.t.Failed() {
		c.picture("last.png")
	}
}

// picture keeps what the window shows, where go test -artifacts is asked for.
func (c *clerk) picture(name string) {
	f, err := os.Create(filepath.Join(c.t.ArtifactDir(), name))
	if err == nil {
		defer f.Close()
		_ = png.Encode(f, c.window.Canvas().Capture())
	}
}

// atDesk sits a person down before an empty base.
func atDesk(t *testing.T) *clerk {
	t.Helper()
	c := newClerk(t)
	a, err := app.Create(t.Context(), filepath.Join(c.Folder, "test.db"), c.Env)
	if err != nil {
		t.Fatal(err)
	}
	c.Show(a)
	return c
}

// press presses keys: the focused control has them first, else the window.
func (c *clerk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		ev, focused := &fyne.KeyEvent{Name: k}, c.window.Canvas().Focused()
		if tabs, ok := focused.(fyne.Tabbable); k == fyne.KeyTab && (!ok || !tabs.AcceptsTab()) {
			c.window.Canvas().FocusNext()
		} else if focused != nil {
			focused.TypedKey(ev)
		} else {
			c.window.Canvas().OnTypedKey()(ev)
		}
	}
}

// enter types a text.
func (c *clerk) enter(text string) {
	for _, r := range text {
		if f := c.window.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		} else {
			c.window.Canvas().OnTypedRune()(r)
		}
	}
}

// replace types a text in place of what the field holds.
func (c *clerk) replace(text string) {
	if f, ok := c.window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if text == "" {
		c.press(fyne.KeyDelete)
	}
	c.enter(text)
}

// paste puts a text into the focused control as Ctrl+V does.
func (c *clerk) paste(text string) {
	board := test.NewClipboard()
	board.SetContent(text)
	c.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
}

// ctrl and alt press a chord; the main menu hears it first, as in the window.
func (c *clerk) ctrl(k fyne.KeyName) { c.t.Helper(); c.chord(k, fyne.KeyModifierControl) }
func (c *clerk) alt(k fyne.KeyName)  { c.t.Helper(); c.chord(k, fyne.KeyModifierAlt) }

func (c *clerk) chord(k fyne.KeyName, m fyne.KeyModifier) {
	c.t.Helper()
	want := (&desktop.CustomShortcut{KeyName: k, Modifier: m}).ShortcutName()
	if k == fyne.KeyZ { // has a name of its own in the toolkit
		want = (&fyne.ShortcutUndo{}).ShortcutName()
	}
	for _, menu := range c.window.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == want {
				item.Action()
				return
			}
		}
	}
	c.t.Fatalf("the menu has no chord %s", want)
}

// root is what the person sees and can reach: the topmost overlay, else the
// window.
func (c *clerk) root() fyne.CanvasObject {
	if top := c.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return c.window.Content()
}

// words are all texts shown, in the order of drawing.
func (c *clerk) words() []string { return wordsOf(c.root()) }

func wordsOf(o fyne.CanvasObject) []string {
	var all []string
	walk(o, func(o fyne.CanvasObject, _ []fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			all = append(all, t.Text)
		}
	})
	return all
}

// walk visits what is visible, each thing before what it is made of, with the
// things it is part of.
func walk(o fyne.CanvasObject, visit func(o fyne.CanvasObject, in []fyne.CanvasObject)) {
	within(o, nil, visit)
}

func within(o fyne.CanvasObject, in []fyne.CanvasObject, visit func(o fyne.CanvasObject, in []fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o, in)
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		within(part, append(in[:len(in):len(in)], o), visit)
	}
}

// sees reports whether a text is shown, in one word or run over several.
func (c *clerk) sees(text string) bool {
	return strings.Contains(plain(strings.Join(c.words(), " ")), plain(text))
}

// plain writes spaces that do not break as spaces.
func plain(s string) string { return strings.Map(unbroken, s) }

func unbroken(r rune) rune {
	if r == '\u00a0' || r == '\u202f' {
		return ' '
	}
	return r
}

func (c *clerk) wants(texts ...string) {
	c.t.Helper()
	for _, text := range texts {
		if !c.sees(text) {
			c.t.Errorf("the window does not say %q; it says:\n%s", text, strings.Join(c.words(), " | "))
		}
	}
}

func (c *clerk) wantsNot(texts ...string) {
	c.t.Helper()
	for _, text := range texts {
		if c.sees(text) {
			c.t.Errorf("the window says %q", text)
		}
	}
}

// tap presses the smallest control that bears these words, on the words.
func (c *clerk) tap(text string) {
	c.t.Helper()
	o, at := c.bearer(text)
	if o == nil {
		c.t.Fatalf("nothing to press bears %q; the window says:\n%s", text, strings.Join(c.words(), " | "))
	}
	o.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: at})
}

// click presses the mouse on these words, as in a list.
func (c *clerk) click(text string) {
	c.t.Helper()
	found := false
	walk(c.root(), func(o fyne.CanvasObject, in []fyne.CanvasObject) {
		word, ok := o.(*canvas.Text)
		if found || !ok || plain(word.Text) != text {
			return
		}
		for _, o := range slices.Backward(in) {
			if m, ok := o.(desktop.Mouseable); ok {
				found = true
				at := place(word).Subtract(place(o)).Add(fyne.NewPos(2, word.Size().Height/2))
				m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
				return
			}
		}
	})
	if !found {
		c.t.Fatalf("nothing to click bears %q; the window says:\n%s", text, strings.Join(c.words(), " | "))
	}
}

// bearer is the control that bears the words, nil when there is none, and where
// on it they are.
func (c *clerk) bearer(text string) (bearer fyne.CanvasObject, at fyne.Position) {
	area := float32(0)
	walk(c.root(), func(o fyne.CanvasObject, in []fyne.CanvasObject) {
		word, ok := o.(*canvas.Text)
		if !ok || plain(word.Text) != text {
			return
		}
		for _, o := range slices.Backward(in) {
			if _, ok := o.(fyne.Tappable); !ok {
				continue
			}
			if size := o.Size(); bearer == nil || size.Width*size.Height < area {
				bearer, area = o, size.Width*size.Height
				at = place(word).Subtract(place(o)).Add(fyne.NewPos(2, word.Size().Height/2))
			}
			break
		}
	})
	return bearer, at
}

// place is where in the window an object is.
func place(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// opens shows a route as a link of a page would.
func (c *clerk) opens(r nav.Route) { c.Shell().Open(r) }

// field focuses the field of this name in the form shown, by walking with Tab.
func (c *clerk) field(caption string) {
	c.t.Helper()
	for range 60 {
		if c.captionOfFocus() == caption {
			return
		}
		c.window.Canvas().FocusNext()
	}
	c.t.Fatalf("Tab leads to no field %q; the window says:\n%s", caption, strings.Join(c.words(), " | "))
}

// captionOfFocus is the words over the focused field: the nearest text above it
// that begins where it does.
func (c *clerk) captionOfFocus() string {
	focused, ok := c.window.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return ""
	}
	at := place(focused)
	caption, nearest := "", float32(24)
	walk(c.root(), func(o fyne.CanvasObject, _ []fyne.CanvasObject) {
		word, ok := o.(*canvas.Text)
		if !ok || word.Text == "" {
			return
		}
		over, beside := at.Y-place(word).Y, place(word).X-at.X
		if over > 0 && over < nearest && beside > -8 && beside < 8 {
			caption, nearest = strings.TrimSuffix(word.Text, " *"), over
		}
	})
	return caption
}
