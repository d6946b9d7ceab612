package docs

import (
	"context"

	"kartoteka/data/problem"
	"kartoteka/reports"
)

// Kind is a kind of paper that is asked for by the number of its document.
type Kind struct {
	// Name is the word of the command line: "invoice".
	Name string
	// Make finds the document of this number by the use cases handed over and sets
	// it as a paper. Each kind asks reports.View for the interface of its own
	// documents. The problems are what the paper lacks to be valid; an error is
	// that there is no document.
	Make func(ctx context.Context, documents reports.Views, number string) (Paper, []problem.Problem, error)
}

// All is every kind of paper, in the order they are named to people. A sheet of
// handover is none of them: it has no number, its clients are chosen on a page.
var All = []Kind{
	{Name: "invoice", Make: numberedInvoice},
}

// Find is the kind of this name; false when there is none.
func Find(name string) (Kind, bool) {
	for _, k := range All {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}
