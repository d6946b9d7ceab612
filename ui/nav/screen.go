package nav

import (
	"cmp"
	"context"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/ui/kit"
)

// Screen is all that is known of a screen beside its page: the shell, the list
// at the left, the search over everything and the pictures are made of a list of
// these.
type Screen struct {
	// Key is the name routes give. The card of a record is named by its kind.
	Key string
	// Section is the key of the section to highlight while it is shown.
	Section string
	// Of is the key of the screen among the pages of the section the screen
	// belongs to, such as the list of its records; empty is its own or the first.
	Of string
	// Title is the key of its words, shown until the page tells its own title.
	Title string
	// Open makes the page. It must not wait: a page loads by its Runner.
	Open func(e *Env, r Route) kit.Page

	// Kind is the kind of record it shows: the card of one, or the list of them.
	Kind crm.Kind
	// Found is the route to a record found by its own ID, where the card is named
	// by the ID of another; nil is ToRecord.
	Found func(id string) Route

	// Place orders the links of a section and the pictures: less is earlier.
	Place int
	// Listed says that its section has a link to it.
	Listed bool
	// About is the key of a sentence that says what one finds there, shown with
	// the link; empty for none.
	About string
	// Icon is a drawing of ui/look for the link; empty is that of the section.
	Icon string
	// Parts are the links of a screen that shows several things, in place of the
	// one of Listed.
	Parts []Link

	// Examples are the routes drawn to show what the screen looks like on the base
	// that is open, none where the base has nothing to show; nil is its links.
	Examples func(ctx context.Context) ([]Shot, error)
}

// Shot is a route to be drawn and the name of its picture, a part of the name of
// a file.
type Shot struct {
	Name  string
	Route Route
}

// Card reports whether the screen is the card of a kind of records.
func (s Screen) Card() bool { return s.Kind != "" && s.Key == string(s.Kind) }

// Record is the route to a record of the screen's kind that was found.
func (s Screen) Record(id string) Route {
	if s.Found != nil {
		return s.Found(id)
	}
	return ToRecord(s.Kind, id)
}

// Links are the links to the screen in its section.
func (s Screen) Links() []Link {
	switch {
	case len(s.Parts) > 0:
		return s.Parts
	case s.Listed:
		return []Link{{Title: s.Title, About: s.About, Icon: s.Icon, Route: To(s.Key)}}
	}
	return nil
}

// Shots are the pictures of the screen: its examples, else one of each link.
func (s Screen) Shots(ctx context.Context) ([]Shot, error) {
	if s.Examples != nil {
		return s.Examples(ctx)
	}
	var shots []Shot
	for _, link := range s.Links() {
		name := link.Route.Screen
		if link.Route.ID != "" {
			name += "-" + link.Route.ID
		}
		shots = append(shots, Shot{name, link.Route})
	}
	return shots, nil
}

// InPlace orders screens by their places; those of one place keep their order.
func InPlace(screens []Screen) []Screen {
	return slices.SortedStableFunc(slices.Values(screens), func(a, b Screen) int { return cmp.Compare(a.Place, b.Place) })
}
