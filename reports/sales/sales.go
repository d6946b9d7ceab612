package sales

import "kartoteka/reports"

// Family is the family of reports on sales.
const Family reports.Family = "sales"

// reads are the tables that sales follow from.
var reads = []string{"shipments", "clients", "products", "groups", "managers", "regions"}

// All are the reports on sales, in the order of menus.
var All = []reports.Description{
	{Name: "sales", Family: Family, Reads: reads, Params: dynamicsParams, Build: buildDynamics},
	{Name: "abc", Family: Family, Reads: reads, Params: abcParams, Build: buildABC},
}
