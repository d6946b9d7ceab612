package store

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/text"
)

// AppID marks a base as ours; Version is the newest layout this program knows.
const (
	AppID   = "kartoteka"
	Version = 3
)

// Tables of the base.
var (
	Organisations = kv.NewTable("organisations", func(o *crm.Organisation) crm.OrganisationID { return o.ID }, (*crm.Organisation).Revision)
	Managers      = kv.NewTable("managers", func(m *crm.Manager) crm.ManagerID { return m.ID }, (*crm.Manager).Revision)
	Regions       = kv.NewTable("regions", func(r *crm.Region) crm.RegionID { return r.ID }, (*crm.Region).Revision)
	Groups        = kv.NewTable("groups", func(g *crm.Group) crm.GroupID { return g.ID }, (*crm.Group).Revision)
	Clients       = kv.NewTable("clients", func(c *crm.Client) crm.ClientID { return c.ID }, (*crm.Client).Revision)
	Products      = kv.NewTable("products", func(p *crm.Product) crm.ProductID { return p.ID }, (*crm.Product).Revision)
	Orders        = kv.NewTable("orders", func(o *crm.Order) crm.OrderID { return o.ID }, (*crm.Order).Revision)
	Shipments     = kv.NewTable("shipments", func(s *crm.Shipment) crm.ShipmentID { return s.ID }, (*crm.Shipment).Revision)
	Invoices      = kv.NewTable("invoices", func(i *crm.Invoice) crm.InvoiceID { return i.ID }, (*crm.Invoice).Revision)
	Payments      = kv.NewTable("payments", func(p *crm.Payment) crm.PaymentID { return p.ID }, (*crm.Payment).Revision)
	Deals         = kv.NewTable("deals", func(d *crm.Deal) crm.DealID { return d.ID }, (*crm.Deal).Revision)
	Pipelines     = kv.NewTable("pipelines", func(p *crm.Pipeline) crm.PipelineID { return p.ID }, (*crm.Pipeline).Revision)
	Interactions  = kv.NewTable("interactions", func(i *crm.Interaction) crm.InteractionID { return i.ID }, (*crm.Interaction).Revision)
	Tasks         = kv.NewTable("tasks", func(t *crm.Task) crm.TaskID { return t.ID }, (*crm.Task).Revision)
	Requests      = kv.NewTable("requests", func(r *crm.Request) crm.RequestID { return r.ID }, (*crm.Request).Revision)
	Attachments   = kv.NewTable("attachments", func(a *crm.Attachment) crm.AttachmentID { return a.ID }, (*crm.Attachment).Revision)
	Distincts     = kv.NewTable("distincts", func(d *crm.Distinct) crm.DistinctID { return d.ID }, (*crm.Distinct).Revision)
	Merges        = kv.NewTable("merges", func(m *crm.Merge) crm.MergeID { return m.ID }, (*crm.Merge).Revision)
)

// Indexes: what records are found by. Names and articles are folded by Fold, so
// «Ёлка» is found as «елка»; names of clients by NameKey, so that they are
// ordered without their legal form.
var (
	ManagersByName = kv.NewIndex(Managers, "name", kv.ByText, func(m *crm.Manager) (string, bool) { return text.FoldName(m.Name), true })
	RegionsByName  = kv.NewIndex(Regions, "name", kv.ByText, func(r *crm.Region) (string, bool) { return text.FoldName(r.Name), true })
	GroupsByName   = kv.NewIndex(Groups, "name", kv.ByText, func(g *crm.Group) (string, bool) { return text.FoldName(g.Name), true })
	ClientsByName  = kv.NewIndex(Clients, "name", kv.ByText, func(c *crm.Client) (string, bool) { return NameKey(c.Name), true })
	// ClientsByID is what clients are called, in its entries: no card is read for it.
	ClientsByID = kv.NewIndex(Clients, "id", byClientName, func(c *crm.Client) (ClientName, bool) {
		return ClientName{ID: c.ID, Name: clip(c.Name, nameBytes)}, true
	})
	ClientsByLead    = kv.NewIndex(Clients, "lead", kv.ByTime, leadSince) // leads only
	ClientsByINN     = kv.NewIndex(Clients, "inn", kv.ByText, func(c *crm.Client) (string, bool) { return c.INN, c.INN != "" })
	ClientsByPhone   = kv.NewMultiIndex(Clients, "phone", kv.ByText, func(c *crm.Client) []string { return keysOf(c).phones })
	ClientsByMail    = kv.NewMultiIndex(Clients, "mail", kv.ByText, func(c *crm.Client) []string { return keysOf(c).mails })
	ClientsByLike    = kv.NewMultiIndex(Clients, "like", kv.ByText, nameEntries) // see likeness_find.go
	ProductsByName   = kv.NewIndex(Products, "name", kv.ByText, func(p *crm.Product) (string, bool) { return text.FoldName(p.Name), true })
	ProductsByCode   = kv.NewIndex(Products, "article", kv.ByText, func(p *crm.Product) (string, bool) { return text.FoldName(p.Article), p.Article != "" })
	OrdersByDate     = kv.NewIndex(Orders, "date", kv.ByTime, func(o *crm.Order) (time.Time, bool) { return o.Date, true })
	OrdersByNumber   = kv.NewIndex(Orders, "number", kv.ByText, func(o *crm.Order) (string, bool) { return o.Number, true }).Unique()
	InvoicesByNumber = kv.NewIndex(Invoices, "number", kv.ByText, func(i *crm.Invoice) (string, bool) { return i.Number, true }).Unique()
	DealsByNumber    = kv.NewIndex(Deals, "number", kv.ByText, func(d *crm.Deal) (string, bool) { return d.Number, d.Number != "" })
	RequestsByNumber = kv.NewIndex(Requests, "number", kv.ByText, func(r *crm.Request) (string, bool) { return r.Number, true }).Unique()
	SpokenByTime     = kv.NewIndex(Interactions, "at", kv.ByTime, func(i *crm.Interaction) (time.Time, bool) { return i.At, true })
	TasksByDue       = kv.NewIndex(Tasks, "due", kv.ByTime, func(t *crm.Task) (time.Time, bool) { return t.Due, t.Open() }) // open ones only
	PaymentsByDate   = kv.NewIndex(Payments, "date", kv.ByTime, func(p *crm.Payment) (time.Time, bool) { return p.Date, true })
	PaymentsAdvance  = kv.NewIndex(Payments, "advance", kv.ByTime, func(p *crm.Payment) (time.Time, bool) { return p.Date, p.Order.IsZero() && p.Paid() > 0 })
	PaymentsByNumber = kv.NewIndex(Payments, "number", kv.ByText, func(p *crm.Payment) (string, bool) { return p.Number, p.Number != "" })
)

// ClientName is an entry of ClientsByID: what a client is called.
type ClientName struct {
	ID   crm.ClientID
	Name string
}

var byClientName = kv.Joined(kv.ByID[crm.ClientID](), kv.ByText,
	func(n ClientName) (crm.ClientID, string) { return n.ID, n.Name },
	func(id crm.ClientID, name string) ClientName { return ClientName{id, name} })

// ClientHeads reads of clients what lists show.
var ClientHeads = kv.NewLens[crm.ClientHead](Clients)

// References: who names whom, both ways. A record that is named cannot be
// deleted, and nobody can name a record that is not there. Links to a client are
// what goes over when its card is merged into another.
var (
	OrderOpen      = kv.NewRef(Orders, "open", Managers, openOrder) // orders still to be shipped
	OrderClient    = kv.NewLink(Orders, "client", Clients, func(o *crm.Order) *crm.ClientID { return &o.Client })
	ShipmentOrder  = kv.NewRef(Shipments, "order", Orders, func(s *crm.Shipment) []crm.OrderID { return one(s.Order) })
	ShipmentClient = kv.NewLink(Shipments, "client", Clients, func(s *crm.Shipment) *crm.ClientID { return &s.Client })
	InvoiceOrder   = kv.NewRef(Invoices, "order", Orders, func(i *crm.Invoice) []crm.OrderID { return one(i.Order) })
	InvoiceClient  = kv.NewLink(Invoices, "client", Clients, func(i *crm.Invoice) *crm.ClientID { return &i.Client })
	PaymentClient  = kv.NewLink(Payments, "client", Clients, func(p *crm.Payment) *crm.ClientID { return &p.Client })
	PaymentOrder   = kv.NewRef(Payments, "order", Orders, func(p *crm.Payment) []crm.OrderID { return one(p.Order) })
	DealClient     = kv.NewLink(Deals, "client", Clients, func(d *crm.Deal) *crm.ClientID { return &d.Client })
	DealManager    = kv.NewRef(Deals, "manager", Managers, func(d *crm.Deal) []crm.ManagerID { return one(d.Manager) })
	DealPipeline   = kv.NewRef(Deals, "pipeline", Pipelines, func(d *crm.Deal) []crm.PipelineID { return one(d.Pipeline) })
	OrderDeal      = kv.NewRef(Orders, "deal", Deals, func(o *crm.Order) []crm.DealID { return one(o.Deal) })
	ClientManager  = kv.NewRef(Clients, "manager", Managers, func(c *crm.Client) []crm.ManagerID { return one(c.Manager) })
	ClientRegion   = kv.NewRef(Clients, "region", Regions, func(c *crm.Client) []crm.RegionID { return one(c.Region) })
	ClientMerged   = kv.NewRef(Clients, "merged", Clients, func(c *crm.Client) []crm.ClientID { return one(c.Merged) })
	ProductGroup   = kv.NewRef(Products, "group", Groups, func(p *crm.Product) []crm.GroupID { return one(p.Group) })
)

// References of what was said, is to be done and was asked.
var (
	InteractionClient  = kv.NewLink(Interactions, "client", Clients, func(i *crm.Interaction) *crm.ClientID { return &i.Client })
	InteractionDeal    = kv.NewRef(Interactions, "deal", Deals, func(i *crm.Interaction) []crm.DealID { return one(i.Deal) })
	InteractionOrder   = kv.NewRef(Interactions, "order", Orders, func(i *crm.Interaction) []crm.OrderID { return one(i.Order) })
	InteractionRequest = kv.NewRef(Interactions, "request", Requests, func(i *crm.Interaction) []crm.RequestID { return one(i.Request) })
	InteractionAuthor  = kv.NewRef(Interactions, "author", Managers, func(i *crm.Interaction) []crm.ManagerID { return one(i.Author) })
	TaskClient         = kv.NewLink(Tasks, "client", Clients, func(t *crm.Task) *crm.ClientID { return &t.Client })
	TaskAhead          = kv.NewRef(Tasks, "ahead", Clients, aheadOf) // to be done
	TaskDeal           = kv.NewRef(Tasks, "deal", Deals, func(t *crm.Task) []crm.DealID { return one(t.Deal) })
	TaskOrder          = kv.NewRef(Tasks, "order", Orders, func(t *crm.Task) []crm.OrderID { return one(t.Order) })
	TaskRequest        = kv.NewRef(Tasks, "request", Requests, func(t *crm.Task) []crm.RequestID { return one(t.Request) })
	TaskManager        = kv.NewRef(Tasks, "manager", Managers, func(t *crm.Task) []crm.ManagerID { return one(t.Manager) })
	TaskAuthor         = kv.NewRef(Tasks, "author", Managers, func(t *crm.Task) []crm.ManagerID { return one(t.Author) })
	RequestClient      = kv.NewLink(Requests, "client", Clients, func(r *crm.Request) *crm.ClientID { return &r.Client })
	RequestOpen        = kv.NewRef(Requests, "open", Clients, openRequest) // not closed
	RequestClaim       = kv.NewRef(Requests, "claim", Clients, openClaim)  // claims and returns among them
	RequestOrder       = kv.NewRef(Requests, "order", Orders, func(r *crm.Request) []crm.OrderID { return one(r.Order) })
	RequestProduct     = kv.NewRef(Requests, "product", Products, func(r *crm.Request) []crm.ProductID { return one(r.Product) })
	RequestManager     = kv.NewRef(Requests, "manager", Managers, func(r *crm.Request) []crm.ManagerID { return one(r.Manager) })
	AttachmentClient   = kv.NewLink(Attachments, "client", Clients, func(a *crm.Attachment) *crm.ClientID { return &a.Client })
	AttachmentSpoken   = kv.NewRef(Attachments, "interaction", Interactions, func(a *crm.Attachment) []crm.InteractionID { return one(a.Interaction) })
	AttachmentDeal     = kv.NewRef(Attachments, "deal", Deals, func(a *crm.Attachment) []crm.DealID { return one(a.Deal) })
	DistinctA          = kv.NewRef(Distincts, "a", Clients, func(d *crm.Distinct) []crm.ClientID { return one(d.A) })
	DistinctB          = kv.NewRef(Distincts, "b", Clients, func(d *crm.Distinct) []crm.ClientID { return one(d.B) })
	MergeKept          = kv.NewRef(Merges, "kept", Clients, func(m *crm.Merge) []crm.ClientID { return one(m.Kept) })
	MergeGone          = kv.NewRef(Merges, "gone", Clients, func(m *crm.Merge) []crm.ClientID { return one(m.Gone) })
)

// leadSince is the moment a lead came; false of a client that never was one.
func leadSince(c *crm.Client) (time.Time, bool) {
	if c.Lead == nil {
		return time.Time{}, false
	}
	return c.Lead.Received, true
}

// openRequest is the client who waits for the end of a request.
func openRequest(r *crm.Request) []crm.ClientID {
	if r.Deleted || r.State.Closed() {
		return nil
	}
	return one(r.Client)
}

// openClaim is the client who waits for the end of a claim or a return.
func openClaim(r *crm.Request) []crm.ClientID {
	if r.Kind != crm.RequestClaim && r.Kind != crm.RequestReturn {
		return nil
	}
	return openRequest(r)
}

// aheadOf is the client a task is still to be done for.
func aheadOf(t *crm.Task) []crm.ClientID {
	if !t.Open() {
		return nil
	}
	return one(t.Client)
}

// openOrder is the manager of an order that may still change; a shipped one
// keeps its manager as a fact of the past, held by nobody.
func openOrder(o *crm.Order) []crm.ManagerID {
	if o.State != crm.OrderNew || o.Deleted {
		return nil
	}
	return one(o.Manager)
}

// one lists an ID, or nothing when it is empty.
func one[T any](id crm.ID[T]) []crm.ID[T] {
	if id.IsZero() {
		return nil
	}
	return []crm.ID[T]{id}
}
