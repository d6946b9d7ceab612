package nav

// Section is an entry of the list at the left.
type Section struct {
	// Key names the section; its words are section.KEY.
	Key string
	// Icon is a drawing of ui/look.
	Icon string
	// Pages are what it opens: the first at once, the others by links under it
	// while the section is shown.
	Pages []Link
	// Listed says that the pages are equals: the section opens a page that lists
	// them all.
	Listed bool
}

// Link is a place one goes to by its name.
type Link struct {
	// Title is the key of its words. About, when not empty, is the key of a
	// sentence that says what one finds there.
	Title, About string
	// Icon is a drawing of ui/look; empty is that of the section.
	Icon string
	// Route is where it leads.
	Route Route
	// Group is the key of the heading the link stands under on the page of its
	// section; links of one group stand together.
	Group string
}

// SectionScreen is the key of the page that lists what a section holds.
const SectionScreen = "section"

// ToSection is the route of the page that lists what a section holds.
func ToSection(key string) Route { return To(SectionScreen, key) }

// Filled are the sections with the links of the screens that belong to them, in
// the order of their places.
func Filled(sections []Section, screens []Screen) []Section {
	filled := make([]Section, len(sections))
	for i, section := range sections {
		for _, s := range InPlace(screens) {
			if s.Section == section.Key {
				section.Pages = append(section.Pages, s.Links()...)
			}
		}
		filled[i] = section
	}
	return filled
}
