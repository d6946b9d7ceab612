package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// FindByNumber finds documents by a part of their number, the greatest numbers
// first. Before all come those whose counter is the figures typed: «123» is
// ЗК-2026/000123, then what else holds it.
func FindByNumber[T any, K ~[16]byte](tx *kv.Tx, ix *kv.Index[T, K, string], kind crm.Kind, text string, limit int) ([]K, error) {
	k := KindNamed(kind)
	if k == nil || !k.Numbered() {
		return nil, fmt.Errorf("find by number: %q has no numbers", kind)
	}
	return findByNumber(tx, ix, k.prefix, text, limit)
}

func findByNumber[T any, K ~[16]byte](tx *kv.Tx, ix *kv.Index[T, K, string], prefix, text string, limit int) ([]K, error) {
	text = strings.Trim(text, " №#")
	if text == "" {
		return nil, nil
	}
	ids, err := byCounter(tx, ix, prefix, text)
	if err != nil {
		return nil, err
	}
	forms := []string{text, strings.ToUpper(text), strings.ToLower(text)}
	n := 0
	for e, err := range ix.Backward(tx) {
		if n++; err == nil && n%4096 == 0 {
			err = tx.Context().Err()
		}
		if err != nil {
			return nil, err
		}
		if len(ids) >= limit {
			break
		}
		holds := func(form string) bool { return strings.Contains(e.Value, form) }
		if slices.ContainsFunc(forms, holds) && !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	return ids[:min(len(ids), limit)], nil
}

// byCounter finds the documents of a counter's value in each sequence of a
// prefix, the newest year first.
func byCounter[T any, K ~[16]byte](tx *kv.Tx, ix *kv.Index[T, K, string], prefix, text string) (ids []K, err error) {
	n, err := strconv.ParseUint(text, 10, 32)
	if err != nil {
		return nil, nil // it is not a counter's value
	}
	var numbers []string
	err = counters.Scan(tx, kv.Range{Reverse: true}, func(sequence, _ []byte) error {
		if strings.Contains("-"+string(sequence), "-"+prefix+"-") {
			numbers = append(numbers, fmt.Sprintf("%s%06d", sequence, n))
		}
		return nil
	})
	for _, number := range numbers {
		if err != nil {
			break
		}
		var found []K
		found, err = ix.IDs(tx, number)
		ids = append(ids, found...)
	}
	return ids, err
}
