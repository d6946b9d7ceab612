package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
)

// linked is a desk whose section of sales has a second page under it.
func linked(t *testing.T) *desk {
	t.Helper()
	saved := sections
	t.Cleanup(func() { sections = saved })
	sections = slices.Clone(sections)
	sections[3].Listed = false
	return started(t)
}

// seenLinks are the words of the links seen under sections; the active one has
// a mark.
func (d *desk) seenLinks() (links []string) {
	for _, it := range d.side.items {
		if it.link && it.Visible() {
			mark := ""
			if it.active {
				mark = ">"
			}
			links = append(links, mark+it.word)
		}
	}
	return links
}

func TestASectionOpensItsFirstPageAndShowsTheOthersUnderIt(t *testing.T) {
	d := linked(t)
	if got := d.seenLinks(); len(got) != 0 {
		t.Errorf("links of a section not shown: %q", got)
	}
	d.chord(Alt(fyne.Key4))
	d.wantTabs("Главное | >Продажи")
	if got := d.seenLinks(); !slices.Equal(got, []string{"Склад"}) || !d.side.items[3].active {
		t.Errorf("on the first page the links are %q", got)
	}
	d.toggleSidebar()
	if got := d.seenLinks(); len(got) != 0 {
		t.Errorf("collapsed, the sidebar shows %q", got)
	}
	d.toggleSidebar()
	d.Open(nav.To("clients"))
	if got := d.seenLinks(); len(got) != 0 {
		t.Errorf("of another section, the links are %q", got)
	}
}

func TestTheChordOfASectionWalksItsPages(t *testing.T) {
	d := linked(t)
	d.Shell.screens["products"] = nav.Screen{Key: "products", Section: "sales", Title: "section.stock", Open: d.openList}
	d.chord(Alt(fyne.Key4))
	d.chord(Alt(fyne.Key4))
	d.wantTabs("Главное | Продажи | >Продажи")
	if got := d.seenLinks(); !slices.Equal(got, []string{">Склад"}) || d.side.items[3].active || !d.side.items[3].within {
		t.Errorf("on the second page the links are %q", got)
	}
	d.chord(Alt(fyne.Key4))
	d.wantTabs("Главное | >Продажи | Продажи")
}
