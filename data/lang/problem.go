package lang

import "kartoteka/data/problem"

// Problem returns the words of a problem, without its field. A problem with an
// argument N chooses the plural form of its words by it.
func (l *Lang) Problem(p problem.Problem) string {
	args := make([]any, 0, 2*len(p.Args))
	for name, value := range p.Args {
		args = append(args, name, value)
	}
	switch n := p.Args["N"].(type) {
	case int:
		return l.N(p.Key, int64(n), args...)
	case int64:
		return l.N(p.Key, n, args...)
	default:
		return l.T(p.Key, args...)
	}
}

// Problems returns the words of every problem in err; nil when there is none.
func (l *Lang) Problems(err error) []string {
	var words []string
	for _, p := range problem.All(err) {
		words = append(words, l.Problem(p))
	}
	return words
}
