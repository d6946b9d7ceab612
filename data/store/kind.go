package store

import (
	"fmt"
	"slices"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
)

// Kind is a kind of record without its type: what numbering, search by number
// and the history of a client ask of every kind alike.
type Kind struct {
	Kind crm.Kind // names the kind
	// Tag marks the records of the kind in the history of a client and stays in
	// bases for ever; 0 of a kind that is not in it.
	Tag byte
	// Dated reports whether an event of the history has a day and no hour.
	Dated func(kv.Event) bool
	// Ask adds records of the kind to a batch. What it returns gives, once they
	// are read, the record of the i-th ID as a pointer, nil when it is not there.
	Ask func(b *kv.Batch, ids [][16]byte) func(i int) any

	prefix string // of its numbers; empty of a kind without numbers
	taken  func(tx *kv.Tx, number string) (bool, error)
	find   func(tx *kv.Tx, text string, limit int) ([]Summary, error)
	join   func(*kv.Thread[crm.ClientID])
}

// Numbered reports whether records of the kind have numbers of a sequence.
func (k *Kind) Numbered() bool { return k.prefix != "" }

// Find finds the records of a numbered kind by a part of their number, as
// FindByNumber does. Those marked for deletion are left out, within the limit.
func (k *Kind) Find(tx *kv.Tx, text string, limit int) ([]Summary, error) {
	return k.find(tx, text, limit)
}

// Summary is what a document is recognised by in a list of documents of all
// kinds.
type Summary struct {
	ID     string      // of the record
	Number string      // as printed
	Detail string      // what it is about, for kinds whose number alone says little
	Date   time.Time   // of the document; zero where it does not help
	Sum    money.Money // of the document
}

// KindNamed finds an entry of Kinds; nil for a kind that is not among them.
func KindNamed(kind crm.Kind) *Kind {
	return kindWhere(func(k *Kind) bool { return k.Kind == kind })
}

// KindTagged finds an entry of Kinds by its tag in the history of clients; nil
// when no kind has it.
func KindTagged(tag byte) *Kind {
	return kindWhere(func(k *Kind) bool { return tag != 0 && k.Tag == tag })
}

func kindWhere(is func(*Kind) bool) *Kind {
	for i := range Kinds {
		if is(&Kinds[i]) {
			return &Kinds[i]
		}
	}
	return nil
}

// kindOf declares a kind of records of one type.
type kindOf[T any] struct {
	kind  crm.Kind
	table *kv.Table[T, crm.ID[T]]

	// In the history of a client.
	tag     byte
	moments func(*T) []moment
	dated   func(kv.Event) bool // nil when events have an hour

	// Of a kind with numbers.
	prefix  string
	numbers *kv.Index[T, crm.ID[T], string]
	summary func(*T) (s Summary, deleted bool)
}

// entry is the kind without its type.
func (k kindOf[T]) entry() Kind {
	if k.dated == nil {
		k.dated = func(kv.Event) bool { return false }
	}
	return Kind{
		Kind: k.kind, Tag: k.tag, Dated: k.dated, Ask: k.ask, prefix: k.prefix, find: k.find,
		taken: func(tx *kv.Tx, number string) (bool, error) {
			ids, err := k.numbers.IDs(tx, number)
			return len(ids) > 0, err
		},
		join: func(th *kv.Thread[crm.ClientID]) { kv.JoinThread(th, k.tag, k.table, k.moments) },
	}
}

func (k kindOf[T]) ask(b *kv.Batch, ids [][16]byte) func(i int) any {
	typed := make([]crm.ID[T], len(ids))
	for i, id := range ids {
		typed[i] = id
	}
	records := kv.Ask(b, k.table, typed)
	return func(i int) any {
		if v := (*records)[i]; v != nil {
			return v
		}
		return nil
	}
}

func (k kindOf[T]) find(tx *kv.Tx, text string, limit int) (out []Summary, err error) {
	if k.prefix == "" {
		return nil, fmt.Errorf("find by number: %q has no numbers", k.kind)
	}
	ids, err := findByNumber(tx, k.numbers, k.prefix, text, limit)
	if err != nil {
		return nil, err
	}
	records, err := k.table.GetMany(tx, ids)
	for _, v := range slices.DeleteFunc(records, func(v *T) bool { return v == nil }) {
		if s, deleted := k.summary(v); !deleted {
			out = append(out, s)
		}
	}
	return out, err
}
