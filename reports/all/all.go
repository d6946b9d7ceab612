// Package all is the list of every report there is. A new report joins the list of
// its family; a new family joins the list here, and the use cases of reports give it
// its view of the base.
package all

import (
	"slices"
	"strings"

	"kartoteka/data/problem"
	"kartoteka/reports"
	"kartoteka/reports/deals"
	"kartoteka/reports/sales"
)

// Reports is every report, in the order of menus.
var Reports = slices.Concat(sales.All, deals.All)

// Find is the report of this name.
func Find(name string) (reports.Description, error) {
	for _, d := range Reports {
		if d.Name == name {
			return d, nil
		}
	}
	names := make([]string, len(Reports))
	for i, d := range Reports {
		names[i] = d.Name
	}
	return reports.Description{}, problem.At("report", "problem.report.name", "Name", name, "Allowed", strings.Join(names, ", "))
}
