package clients

import (
	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/screen/talk"
)

// requests is the tab of a client's card with its requests; the count is of those
// not closed.
func (c *clientCard) requests() form.Tab[crm.Client] {
	return form.Tab[crm.Client]{
		Key: "client.tab.requests", When: known, Count: func(*crm.Client) int { return c.opened().Requests.All },
		Content: func(_ *host.Env, v *crm.Client) fyne.CanvasObject { return talk.RequestsOf(c.app, c.env, v.ID) },
	}
}
