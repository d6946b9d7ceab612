package reports

import (
	"context"

	"kartoteka/data/crm"
)

// Family is what a report is about, such as "sales": menus list it under the words
// "section."+Family. Each family is a package that names itself and lists its
// reports.
type Family string

// Description is one report: what it is called, what can be set and how it is
// built. The command line, the window's line of parameters and the help are
// all made of it.
type Description struct {
	// Name is the word of the command line; the title is "report."+Name.
	Name string
	// Family is where it stands in menus.
	Family Family
	// Reads are the tables of the base it follows from, such as "deals": when one
	// of them changes, a page that shows the report is out of date.
	Reads []string
	// Params are what the reader can set, in the order they are offered.
	Params []Param
	// Build makes the report. A parameter it cannot take is a problem.Problem
	// whose field is the key.
	Build func(ctx context.Context, src Source, s Settings) (Report, error)
	// Behind lists the deals behind a cell by Cell.Behind, counted anew with the
	// same settings; nil where no cell has such.
	Behind func(ctx context.Context, src Source, s Settings, key string) ([]crm.DealID, error)
}
