package form

import (
	"context"
	"encoding/csv"
	"strings"

	"kartoteka/data/problem"
	"kartoteka/ui/kit"
)

// isTable reports whether a text is a table of a spreadsheet, more than a word.
func isTable(text string) bool {
	return strings.ContainsAny(strings.TrimRight(text, "\r\n"), "\t\n")
}

// tsv reads a table as spreadsheets put it on the clipboard: tabs between
// cells, quotes around cells with tabs or line ends.
func tsv(text string) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err == nil {
		return rows
	}
	rows = rows[:0]
	for _, line := range strings.Split(strings.TrimRight(text, "\r\n"), "\n") {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r"), "\t"))
	}
	return rows
}

// paste puts a table into the cells from the cursor on, over columns that can
// be edited, and makes lines as needed. Cells that can't be read are marked.
func (g *linesGrid[L]) paste(text string) {
	table := tsv(text)
	if len(table) == 0 {
		return
	}
	var columns []int
	for c := g.col; c < len(g.Columns); c++ {
		if g.Columns[c].edit != nil {
			columns = append(columns, c)
		}
	}
	g.lookUp(table, columns, func(found map[wanted]lookedUp) {
		g.pasteFound(table, columns, found)
	})
}

// wanted is a name to be found for a column of one of many.
type wanted struct {
	column int
	name   string
}

type lookedUp struct {
	option kit.Option
	err    error
}

// lookUp finds the names of pasted cells off the thread of the window.
func (g *linesGrid[L]) lookUp(table [][]string, columns []int, done func(map[wanted]lookedUp)) {
	found := map[wanted]lookedUp{}
	for _, cells := range table {
		for i, cell := range cells[:min(len(cells), len(columns))] {
			if g.Columns[columns[i]].find != nil && strings.TrimSpace(cell) != "" {
				found[wanted{columns[i], strings.TrimSpace(cell)}] = lookedUp{}
			}
		}
	}
	if len(found) == 0 {
		done(found)
		return
	}
	g.Env.Run.Run("", func(ctx context.Context) error {
		for w := range found {
			options, err := g.Columns[w.column].find(ctx, w.name)
			if err != nil {
				return err
			}
			found[w] = only(w.name, options)
		}
		return nil
	}, func(err error) {
		if err != nil {
			g.Env.Toast(g.Env.Explain(err), nil)
			return
		}
		done(found)
	})
}

// only is the option of exactly this name, else the only one there is.
func only(name string, options []kit.Option) lookedUp {
	for _, o := range options {
		if strings.EqualFold(o.Name, name) {
			return lookedUp{option: o}
		}
	}
	switch len(options) {
	case 0:
		return lookedUp{err: problem.At("", "picker.unknown", "Text", name)}
	case 1:
		return lookedUp{option: options[0]}
	default:
		return lookedUp{err: problem.At("", "lines.ambiguous", "Text", name)}
	}
}

func (g *linesGrid[L]) pasteFound(table [][]string, columns []int, found map[wanted]lookedUp) {
	bad, start := 0, g.row
	words := g.Env.Lang.N("lines.pasted", int64(len(table)))
	g.undoable(words, func() {
		for i, cells := range table {
			g.row = start + i
			g.ensureRow()
			r := g.rows[g.row]
			for j, cell := range cells[:min(len(cells), len(columns))] {
				if !g.pasteCell(r, columns[j], strings.TrimSpace(cell), found) {
					bad++
				}
			}
		}
		g.row = start
	})
	if bad > 0 {
		g.Env.Toast(g.Env.Lang.N("lines.pasted.bad", int64(bad)), nil)
	}
}

// pasteCell puts a text into a cell and reports whether it could be read.
func (g *linesGrid[L]) pasteCell(r *lineRow[L], col int, text string, found map[wanted]lookedUp) bool {
	f := &g.Columns[col]
	o := kit.Option{Name: text}
	var err error
	switch {
	case text == "":
		o = kit.Option{}
	case f.find != nil:
		hit := found[wanted{col, text}]
		err = hit.err
		if err == nil {
			o = hit.option
		}
	case f.open != nil:
		hit := only(text, f.open(g.Env))
		err = hit.err
		if hit.option.Name != "" && strings.EqualFold(hit.option.Name, text) {
			o = hit.option
		} else {
			err = problem.At("", "picker.unknown", "Text", text)
		}
	case f.ticks && text != "":
		o = kit.Option{ID: ticked}
	}
	v := r.value
	if err == nil {
		err = f.read(g.Env, o, &v)
	}
	if err != nil {
		g.refuse(r, col, kit.Option{Name: text}, err)
		return false
	}
	r.value = v
	delete(r.bad, col)
	return true
}
