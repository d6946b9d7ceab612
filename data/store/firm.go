package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/text"
)

// // Our own firm: its requisites, the people who sell, and the regions it
// sells in.
var (
	Organisations = kv.NewTable(schema, "organisations", func(o *crm.Organisation) crm.OrganisationID { return o.ID }, (*crm.Organisation).Revision)
	Managers      = kv.NewTable(schema, "managers", func(m *crm.Manager) crm.ManagerID { return m.ID }, (*crm.Manager).Revision)
	Regions       = kv.NewTable(schema, "regions", func(r *crm.Region) crm.RegionID { return r.ID }, (*crm.Region).Revision)
)

// Names are folded by text.FoldName, so «Ёлка» is found as «елка».
var (
	ManagersByName = kv.NewIndex(Managers, "name", kv.ByText, func(m *crm.Manager) (string, bool) { return text.FoldName(m.Name), true })
	RegionsByName  = kv.NewIndex(Regions, "name", kv.ByText, func(r *crm.Region) (string, bool) { return text.FoldName(r.Name), true })
)
