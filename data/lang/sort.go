package lang

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// sorter is a collator with its buffer; neither may be shared by goroutines.
type sorter struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

func newSorter(tag language.Tag) *sorter {
	return &sorter{collator: collate.New(tag, collate.Numeric)}
}

// Compare orders names as a person expects: letters by the alphabet whatever
// their case, ё beside е, numbers by value. It is less than, equal to or more
// than zero. A long list sorts faster by SortKey.
func (l *Lang) Compare(a, b string) int {
	s := l.sorters.Get().(*sorter)
	defer l.sorters.Put(s)
	return s.collator.CompareString(a, b)
}

// SortKey returns bytes that compare as Compare orders the names.
func (l *Lang) SortKey(name string) []byte {
	s := l.sorters.Get().(*sorter)
	defer l.sorters.Put(s)
	s.buffer.Reset()
	key := s.collator.KeyFromString(&s.buffer, name)
	return append([]byte(nil), key...)
}
