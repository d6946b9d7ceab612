package sheet

import (
	"iter"

	"kartoteka/reports"
)

// sample takes the first rows off and gives the rest to walk; stop ends the
// walk early.
func (b *book) sample() (first []reports.Row, rest iter.Seq2[reports.Row, error], stop func(), err error) {
	next, stop := iter.Pull2(b.sheet.Rows)
	for len(first) < sampled {
		row, err, ok := next()
		if err != nil {
			return nil, nil, stop, err
		}
		if !ok {
			break
		}
		first = append(first, row)
	}
	return first, func(yield func(reports.Row, error) bool) {
		for {
			row, err, ok := next()
			if !ok || !yield(row, err) {
				return
			}
		}
	}, stop, nil
}
