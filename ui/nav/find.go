package nav

import (
	"context"

	"kartoteka/data/lang"
)

// Finder looks for records by what a person typed: a name, a number, an ИНН, a
// phone. It is called off the thread of the window and gives up when ctx is
// done. The best come first, said in the words of the language. Text typed in the
// wrong layout of the keyboard is its care.
type Finder interface {
	Find(ctx context.Context, l *lang.Lang, text string) ([]Hit, error)
}

// Hit is a record found.
type Hit struct {
	// Group is the key of the words for its kind: section.clients.
	Group string
	// Title is what the record is called, Detail what tells it from its
	// namesakes: a city, a date and a sum.
	Title, Detail string
	// Icon is a drawing of ui/look.
	Icon string
	// Route opens it.
	Route Route
}
