package reports

// SalesFamily is the family of reports on sales.
const SalesFamily Family = "sales"

// reads are the tables that sales follow from.
var reads = []string{"shipments", "clients", "products", "groups", "managers", "regions"}

// salesReports are the reports on sales, in the order of menus.
var salesReports = []Description{
	{Name: "sales", Family: SalesFamily, Reads: reads, Params: salesParams, Build: buildSales},
	{Name: "abc", Family: SalesFamily, Reads: reads, Params: abcParams, Build: buildABC},
}
