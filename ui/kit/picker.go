package kit

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
)

// Search finds options by what is typed; an empty text asks for the usual ones.
// It runs off the thread of the window.
type Search func(ctx context.Context, text string) ([]Option, error)

// Picker chooses one of many by typing a part of its name. The list opens
// while one types, by F4 and by the arrow; ↑↓ and Enter choose, Esc closes it,
// Shift+F4 clears the field.
type Picker struct {
	// Entry is the control itself, to be put on the page.
	Entry *Entry
	// OnPick is called with each choice, and with a zero Option when the field is
	// cleared.
	OnPick func(Option)
	// OnTyping is called at each change of the text.
	OnTyping func()
	// Create, when not nil, is offered at the end of the list for a name that is
	// not there; it calls made with what was created.
	Create func(name string, made func(Option))
	// OnTab is called when Tab took a choice from the list; it goes to the next
	// control unless replaced.
	OnTab func()

	env    *host.Env
	key    string
	search Search
	chosen Option
	quiet  bool
	found  []Option
	list   *OptionList
	card   *Overlay
}

// NewPicker makes a picker with nothing chosen.
func NewPicker(env *host.Env, search Search) *Picker {
	p := &Picker{env: env, search: search, Entry: NewEntry(env)}
	p.key = fmt.Sprintf("pick %p", p)
	p.Entry.ActionItem = NewGlyph("chevron-down", p.Open)
	p.Entry.Hook = p.hook
	p.Entry.OnChanged = p.typed
	p.OnTab = func() { env.Window.Canvas().FocusNext() }
	return p
}

// Chosen returns the choice; an option with a name and no ID is a text that
// names nothing known. A choice that was shown without a name is still chosen.
func (p *Picker) Chosen() Option {
	switch text := strings.TrimSpace(p.Entry.Text); text {
	case p.chosen.Name:
		return p.chosen
	case "":
		return Option{}
	default:
		return Option{Name: text}
	}
}

// Choose shows an option without telling OnPick.
func (p *Picker) Choose(o Option) {
	p.chosen, p.quiet = o, true
	p.Entry.SetText(o.Name)
	p.quiet = false
}

// Open shows the usual options.
func (p *Picker) Open() {
	p.env.Window.Canvas().Focus(p.Entry)
	p.look("")
}

// Settle takes the only option that was found when its name is what is typed
// but for the case of letters.
func (p *Picker) Settle() {
	c := p.Chosen()
	if c.ID != "" || c.Name == "" {
		return
	}
	for _, o := range p.found {
		if strings.EqualFold(o.Name, c.Name) {
			p.pick(o)
			return
		}
	}
}

func (p *Picker) hook(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF4:
		if p.Entry.shifted {
			p.pick(Option{})
			return true
		}
		p.look("")
	case fyne.KeyDown:
		p.look("")
	default:
		return false
	}
	return true
}

// typed follows the text: the list shows what was found for it.
func (p *Picker) typed(text string) {
	if p.OnTyping != nil {
		p.OnTyping()
	}
	if p.quiet {
		return
	}
	if strings.TrimSpace(text) == "" {
		p.hide()
		return
	}
	p.look(text)
}

// look searches and shows what is found.
func (p *Picker) look(text string) {
	var found []Option
	p.env.Run.Run(p.key, func(ctx context.Context) (err error) {
		found, err = p.search(ctx, strings.TrimSpace(text))
		return err
	}, func(err error) {
		if err != nil {
			found = nil
			p.env.Toast(p.env.Explain(err), nil)
		}
		if p.Entry.active {
			p.offer(text, found)
		}
	})
}

// offer shows the list of what was found.
func (p *Picker) offer(text string, found []Option) {
	p.found = found
	options := append([]Option(nil), found...)
	text = strings.TrimSpace(text)
	create := p.Create != nil && text != ""
	nothing := len(found) == 0 && !create
	if nothing {
		options = append(options, Option{Name: p.env.Lang.T("picker.nothing")})
	}
	if create {
		options = append(options, Option{Name: p.env.Lang.T("picker.create", "Name", text)})
	}
	cursor := 0
	for i, o := range found {
		if text == "" && o.ID == p.chosen.ID {
			cursor = i
		}
	}
	if nothing {
		cursor = -1
	}
	if p.list == nil {
		p.list = NewOptionList(p.env, options, cursor)
		p.list.typed = p.Entry
		p.card = DropDown(p.env, p.list, host.PositionOf(p.Entry), p.Entry.Size(), nil)
		p.list.Close, p.card.Outside = p.hide, p.hide
	} else {
		p.list.set(options, cursor)
		p.card.Refresh()
	}
	p.list.off = func(i int) bool { return nothing }
	p.list.tab = p.OnTab
	p.list.pick = func(i int) {
		if create && i == len(options)-1 {
			p.hide()
			p.Create(text, p.pick)
			return
		}
		p.pick(options[i])
	}
}

func (p *Picker) hide() {
	if p.card != nil {
		p.card.Close()
	}
	p.card, p.list = nil, nil
}

// pick makes a choice of the person.
func (p *Picker) pick(o Option) {
	p.hide()
	p.Choose(o)
	p.Entry.CursorColumn = len([]rune(o.Name))
	p.Entry.Refresh()
	if p.OnPick != nil {
		p.OnPick(o)
	}
}
