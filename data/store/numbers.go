package store

import (
	"encoding/binary"
	"fmt"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// counters keeps the last number of each sequence: one for each kind of document,
// year, firm and machine. A sequence begins at 1 each year; a deletion leaves a
// gap.
var counters = kv.NewBlobs(schema, "counters")

// NextNumber takes the next number of the kind and year, such as
// «ЗК-2026/000123». The prefixes of the machine and of the firm come first, so two
// machines never give the same number. Numbers that a document from elsewhere
// already has are left out.
func NextNumber(tx *kv.Tx, kind crm.Kind, firm string, year int) (string, error) {
	k := KindNamed(kind)
	if k == nil || !k.Numbered() {
		return "", fmt.Errorf("next number: %q has no numbers", kind)
	}
	prefix := ""
	for _, p := range []string{tx.Node(), firm} {
		if p != "" {
			prefix += p + "-"
		}
	}
	prefix = fmt.Sprintf("%s%s-%d/", prefix, k.prefix, year)
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
		if taken, err := k.taken(tx, number); err != nil || taken {
			if err != nil {
				return "", err
			}
			continue
		}
		return number, counters.Put(tx, key, binary.BigEndian.AppendUint64(nil, n))
	}
}
