package clients

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/record"
)

// documents is the orders, invoices, shipments and payments of the client.
func (c *clientCard) documents(_ *host.Env, v *crm.Client) fyne.CanvasObject {
	a, id := c.app, v.ID
	return record.DocumentList(c.env, "client.documents", func(ctx context.Context) ([]sales.Document, error) { return a.Clients.Documents(ctx, id) }, nil)
}
