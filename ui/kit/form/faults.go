package form

import "kartoteka/data/problem"

// blame puts the words of an error under a field.
func (p *Page[T]) blame(b *fieldBox[T], err error) {
	words := p.env.Lang.Problems(err)
	if len(words) == 0 {
		words = []string{p.env.Explain(err)}
	}
	b.blame(words[0])
	p.parts[p.shown].relayout()
}

// visit shows the field of a problem and focuses it.
func (p *Page[T]) visit(path string) {
	for i, part := range p.parts {
		for _, b := range part.boxes {
			if b.path == path {
				p.tabs.Select(i)
				part.relayout()
				p.env.Window.Canvas().Focus(b.editor.focus())
				return
			}
		}
		if part.lines != nil && part.lines.owns(path) {
			p.tabs.Select(i)
			part.lines.visit(path)
			return
		}
	}
}

// place puts problems at their fields and returns the list for the top.
func (p *Page[T]) place(ps []problem.Problem) []fault {
	var list []fault
	for _, one := range ps {
		f := fault{path: one.Field, words: p.env.Lang.Problem(one)}
		for _, part := range p.parts {
			for _, b := range part.boxes {
				if b.path == one.Field {
					f.name = p.env.Lang.T(b.key)
					if !b.fault {
						b.blame(f.words)
					}
				}
			}
			if part.lines != nil && part.lines.owns(one.Field) {
				f.name = part.lines.blame(one.Field, f.words)
			}
		}
		list = append(list, f)
	}
	return list
}
