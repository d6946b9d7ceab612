package reports

import (
	"fmt"
	"reflect"
	"time"

	"kartoteka/data/calendar"
)

// Source is what a report is built from.
type Source struct {
	// Views is what of the base may be read, by interface; see View.
	Views Views
	// Compare orders names in the reader's language.
	Compare func(a, b string) int
	// Word says a key of assets/lang in the reader's language: what begins with
	// words of ours, such as a stage, can be named by them. It may be nil.
	Word func(key string) string
	// Today is the day of reading: a period that is not over by it is
	// incomplete.
	Today time.Time
}

// Settings is what the reader chose.
type Settings struct {
	// Period is the days that count; a bound that is zero does not bound.
	Period calendar.Period
	// Values are parameters by key, as on the command line after --set; what
	// is absent or empty has its default.
	Values map[string]string
}

// Views are values that read the base, each for one family of reports or papers:
// the sales, the deals. A report asks by View for the one it is made of, so a new
// family brings an interface of its own and changes nothing here.
type Views []any

// View returns the first of the views that is a T, an interface. That there is none
// is a fault of who gave them.
func View[T any](views Views) (T, error) {
	for _, v := range views {
		if found, ok := v.(T); ok {
			return found, nil
		}
	}
	var none T
	return none, fmt.Errorf("views of the base: no %s among them", reflect.TypeFor[T]())
}
