package clients

import (
	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/screen/talk"
)

// requests is the tab of a client's card with its requests; the count is of those
// not closed.
func (c *clientCard) requests() kit.FormTab[crm.Client] {
	return kit.FormTab[crm.Client]{
		Key: "client.tab.requests", When: known, Count: func(*crm.Client) int { return c.opened().Requests.All },
		Content: func(_ *kit.Env, v *crm.Client) fyne.CanvasObject { return talk.RequestsOf(c.app, c.env, v.ID) },
	}
}
