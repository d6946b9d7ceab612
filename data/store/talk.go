package store

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// What was said, is to be done and was asked, and the files that came with it.
var (
	Interactions = kv.NewTable(schema, "interactions", func(i *crm.Interaction) crm.InteractionID { return i.ID }, (*crm.Interaction).Revision)
	Tasks        = kv.NewTable(schema, "tasks", func(t *crm.Task) crm.TaskID { return t.ID }, (*crm.Task).Revision)
	Requests     = kv.NewTable(schema, "requests", func(r *crm.Request) crm.RequestID { return r.ID }, (*crm.Request).Revision)
	Attachments  = kv.NewTable(schema, "attachments", func(a *crm.Attachment) crm.AttachmentID { return a.ID }, (*crm.Attachment).Revision)
)

// What conversations, tasks and requests are found by.
var (
	SpokenByTime     = kv.NewIndex(Interactions, "at", kv.ByTime, func(i *crm.Interaction) (time.Time, bool) { return i.At, true })
	TasksByDue       = kv.NewIndex(Tasks, "due", kv.ByTime, func(t *crm.Task) (time.Time, bool) { return t.Due, t.Open() }) // open ones only
	RequestsByNumber = kv.NewIndex(Requests, "number", kv.ByText, func(r *crm.Request) (string, bool) { return r.Number, true }).Unique()
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
)

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
