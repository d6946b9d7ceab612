package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// Deals and the pipelines they go through.
var (
	Deals     = kv.NewTable(schema, "deals", func(d *crm.Deal) crm.DealID { return d.ID }, (*crm.Deal).Revision)
	Pipelines = kv.NewTable(schema, "pipelines", func(p *crm.Pipeline) crm.PipelineID { return p.ID }, (*crm.Pipeline).Revision)
)

// What deals are found by.
var (
	DealsByNumber = kv.NewIndex(Deals, "number", kv.ByText, func(d *crm.Deal) (string, bool) { return d.Number, d.Number != "" })
)

// References of deals.
var (
	DealClient   = kv.NewLink(Deals, "client", Clients, func(d *crm.Deal) *crm.ClientID { return &d.Client })
	DealManager  = kv.NewRef(Deals, "manager", Managers, func(d *crm.Deal) []crm.ManagerID { return one(d.Manager) })
	DealPipeline = kv.NewRef(Deals, "pipeline", Pipelines, func(d *crm.Deal) []crm.PipelineID { return one(d.Pipeline) })
)
