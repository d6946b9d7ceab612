package ui

import (
	"slices"

	"kartoteka/data/lang"
	"kartoteka/ui/nav"
)

// Most lines of a group of the palette.
const (
	recentLines  = 6
	screenLines  = 6
	commandLines = 6
	recordLines  = 36
)

// entry is a line of the palette: a place, a command or a record.
type entry struct {
	group  string // words of the heading it stands under
	title  string
	detail string // at the right: keys of a command, city of a client
	icon   string
	do     func()
}

// recent are the routes opened lately, the last one first.
type recent struct{ spots []spot }

// recentKept is how many are kept between starts.
const recentKept = 20

// add remembers a route, once.
func (r *recent) add(s spot) {
	r.spots = slices.DeleteFunc(r.spots, func(o spot) bool { return o.Route.Equal(s.Route) })
	r.spots = slices.Insert(r.spots, 0, s)
	r.spots = r.spots[:min(len(r.spots), recentKept)]
}

// remember keeps what a tab shows for the palette of next time.
func (s *Shell) remember(t *tab) {
	s.recent.add(spot{t.route, t.title})
	s.set(prefRecent, s.recent.spots)
}

// places are the answers that need no search: lately opened, screens and
// commands. With nothing typed it is what one most likely wants: what was
// opened before this page, then the screens.
func (s *Shell) places(typed string) (places, commands []entry) {
	typed = folded(typed)
	other := folded(lang.OtherLayout(typed))
	pick := func(lines []entry, most int) []entry { return best(lines, typed, other, most) }
	places = append(pick(s.recentEntries(), recentLines), pick(s.screenEntries(), screenLines)...)
	return places, pick(s.commandEntries(), commandLines)
}

// best keeps the lines that answer, the better first, each title once.
func best(lines []entry, typed, other string, most int) []entry {
	if typed == "" {
		return lines[:min(len(lines), most)]
	}
	byRank := [3][]entry{}
	for _, e := range lines {
		name := folded(e.title)
		n, ok := rank(name, typed)
		if !ok && other != "" {
			n, ok = rank(name, other)
		}
		if ok {
			byRank[n] = append(byRank[n], e)
		}
	}
	all := slices.Concat(byRank[0], byRank[1], byRank[2])
	return all[:min(len(all), most)]
}

func (s *Shell) recentEntries() []entry {
	var lines []entry
	for _, p := range s.recent.spots {
		sc, ok := s.screens[p.Route.Screen]
		if !ok || p.Title == "" || s.tabs.active != nil && s.tabs.active.route.Equal(p.Route) {
			continue
		}
		title := p.Title
		if p.Route.ID == "" && sc.Title != "" {
			title = s.screenTitle(sc) // in the language of today
		}
		lines = append(lines, entry{
			group: s.env.Lang.T("palette.recent"), title: title, icon: s.iconOf(sc.Section),
			do: func() { s.Open(p.Route) },
		})
	}
	return lines
}

func (s *Shell) screenEntries() []entry {
	var lines []entry
	group := s.env.Lang.T("palette.screens")
	for _, section := range s.o.Sections {
		word := s.sectionWord(section.Key)
		named := func(link nav.Link) bool { return s.env.Lang.T(link.Title) == word }
		if section.Listed && !slices.ContainsFunc(section.Pages, named) {
			lines = append(lines, entry{group: group, title: word, icon: section.Icon, do: func() { s.openSection(section) }})
		}
		for _, link := range section.Pages {
			e := entry{group: group, title: s.env.Lang.T(link.Title), detail: word, icon: link.Icon, do: func() { s.Open(link.Route) }}
			if e.icon == "" {
				e.icon = section.Icon
			}
			if e.detail == e.title {
				e.detail = ""
			}
			lines = append(lines, e)
		}
	}
	return lines
}

func (s *Shell) commandEntries() []entry {
	var lines []entry
	group := s.env.Lang.T("palette.commands")
	for _, c := range s.table() {
		if c.Key == "" || c.Key == "palette" || c.Key == "section" || c.Menu == "" || !c.can() || c.on() {
			continue
		}
		lines = append(lines, entry{group: group, title: s.words(c), detail: c.keys(), icon: "chevron-right", do: func() { s.run(c, nil) }})
	}
	return lines
}

func (s *Shell) iconOf(section string) string {
	for _, o := range s.o.Sections {
		if o.Key == section {
			return o.Icon
		}
	}
	return "file"
}

func (s *Shell) recordEntries(hits []nav.Hit) []entry {
	var lines []entry
	for _, h := range hits[:min(len(hits), recordLines)] {
		e := entry{title: h.Title, detail: h.Detail, icon: h.Icon, do: func() { s.Open(h.Route) }}
		if h.Group != "" {
			e.group = s.env.Lang.T(h.Group)
		}
		if e.icon == "" {
			e.icon = "file"
		}
		lines = append(lines, e)
	}
	slices.SortStableFunc(lines, func(a, b entry) int { return groupPlace(lines, a.group) - groupPlace(lines, b.group) })
	return lines
}

// groupPlace is where a group first appears, so that lines of one group come
// together in the order of their best.
func groupPlace(lines []entry, group string) int {
	return slices.IndexFunc(lines, func(e entry) bool { return e.group == group })
}
