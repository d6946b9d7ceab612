package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/text"
)

// Products and the groups they are sold in.
var (
	Products = kv.NewTable(schema, "products", func(p *crm.Product) crm.ProductID { return p.ID }, (*crm.Product).Revision)
	Groups   = kv.NewTable(schema, "groups", func(g *crm.Group) crm.GroupID { return g.ID }, (*crm.Group).Revision)
)

// What products and groups are found by, folded by text.FoldName.
var (
	ProductsByName = kv.NewIndex(Products, "name", kv.ByText, func(p *crm.Product) (string, bool) { return text.FoldName(p.Name), true })
	ProductsByCode = kv.NewIndex(Products, "article", kv.ByText, func(p *crm.Product) (string, bool) { return text.FoldName(p.Article), p.Article != "" })
	GroupsByName   = kv.NewIndex(Groups, "name", kv.ByText, func(g *crm.Group) (string, bool) { return text.FoldName(g.Name), true })
)

// References of products.
var (
	ProductGroup = kv.NewRef(Products, "group", Groups, func(p *crm.Product) []crm.GroupID { return one(p.Group) })
)
