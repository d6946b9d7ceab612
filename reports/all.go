package reports

import (
	"slices"
	"strings"

	"kartoteka/data/problem"
)

// All is every report, in the order of menus.
var All = slices.Concat(salesReports, dealReports)

// Find is the report of this name.
func Find(name string) (Description, error) {
	for _, d := range All {
		if d.Name == name {
			return d, nil
		}
	}
	names := make([]string, len(All))
	for i, d := range All {
		names[i] = d.Name
	}
	return Description{}, problem.At("report", "problem.report.name", "Name", name, "Allowed", strings.Join(names, ", "))
}
