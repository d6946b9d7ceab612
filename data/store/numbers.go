package store

import (
	"encoding/binary"
	"fmt"

	"kartoteka/data/kv"
)

// NumberKind is a sequence of document numbers: one for each kind of document
// and year. The counter starts anew each year; a deletion leaves a gap.
type NumberKind struct {
	prefix string
	taken  func(tx *kv.Tx, number string) (bool, error)
}

// Sequences of numbers.
var (
	NumberOrder   = NumberKind{"ЗК", func(tx *kv.Tx, n string) (bool, error) { return found(OrdersByNumber.IDs(tx, n)) }}
	NumberInvoice = NumberKind{"СЧ", func(tx *kv.Tx, n string) (bool, error) { return found(InvoicesByNumber.IDs(tx, n)) }}
	NumberPayment = NumberKind{"ПЛ", func(tx *kv.Tx, n string) (bool, error) { return found(PaymentsByNumber.IDs(tx, n)) }}
	NumberRequest = NumberKind{"ОБ", func(tx *kv.Tx, n string) (bool, error) { return found(RequestsByNumber.IDs(tx, n)) }}
	NumberDeal    = NumberKind{"СД", func(tx *kv.Tx, n string) (bool, error) { return found(DealsByNumber.IDs(tx, n)) }}
)

// found reports whether a look-up found something.
func found[K comparable](ids []K, err error) (bool, error) { return len(ids) > 0, err }

var counters = kv.NewBlobs(schema, "counters")

// NextNumber takes the next number of the kind and year, such as
// «ЗК-2026/000123». The prefixes of the machine and of the firm stand before it,
// so two machines never give the same. Numbers that a document from elsewhere
// already has are passed over.
func NextNumber(tx *kv.Tx, kind NumberKind, firm string, year int) (string, error) {
	prefix := ""
	for _, p := range []string{tx.Node(), firm} {
		if p != "" {
			prefix += p + "-"
		}
	}
	prefix = fmt.Sprintf("%s%s-%d/", prefix, kind.prefix, year)
	key := []byte(prefix)
	raw, err := counters.Get(tx, key)
	if err != nil {
		return "", err
	}
	var n uint64
	if len(raw) == 8 {
		n = binary.BigEndian.Uint64(raw)
	}
	for {
		n++
		number := fmt.Sprintf("%s%06d", prefix, n)
		if taken, err := kind.taken(tx, number); err != nil || taken {
			if err != nil {
				return "", err
			}
			continue
		}
		return number, counters.Put(tx, key, binary.BigEndian.AppendUint64(nil, n))
	}
}
