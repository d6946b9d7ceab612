package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/app/figures"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/screen/deals"
)

// homeStuck is what the start page says of where deals are stuck.
type homeStuck struct {
	env  *nav.Env
	body *fyne.Container
	said *kit.Paragraph
	link *kit.Link
	do   func()
}

func newHomeStuck(e *nav.Env) *homeStuck {
	h := &homeStuck{env: e, said: kit.NewParagraph("", look.Plain, 400)}
	h.link = kit.NewLink(e.Env, "", func() { h.do() })
	h.body = kit.Stacked(kit.Section(e.Lang.T("home.stuck")), kit.Callout(h.said), container.NewHBox(h.link))
	h.body.Hide()
	return h
}

// show says it; a firm without deals in work is told nothing.
func (h *homeStuck) show(stuck figures.BottleneckFound, any bool) {
	a := deals.StuckAdvice(h.env, stuck)
	text := a.Text
	if a.Lead != "" {
		text = a.Lead + " " + a.Text
	}
	h.said.Set(text, look.Plain)
	h.link.SetText(a.Link)
	h.do, h.link.Hidden = a.Do, a.Link == ""
	h.body.Hidden = !any
	h.body.Refresh()
}
