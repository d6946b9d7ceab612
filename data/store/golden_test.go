package store

import (
	"errors"
	"path/filepath"
	"testing"

	"kartoteka/data/kv"
	"kartoteka/data/trial"
)

func TestABaseOfEachVersionOpensWholeWithAllKindsOfRecords(t *testing.T) {
	for _, packed := range trial.Bases(t, "testdata/golden/*.db.gz") {
		t.Run(filepath.Base(packed), func(t *testing.T) {
			e, err := kv.OpenBolt(trial.Unpack(t, packed), kv.BoltOptions{})
			if err != nil {
				t.Fatal(err)
			}
			defer e.Close()
			f := &firm{}
			if f.db, err = kv.Open(e, Registry(), counted("")); err != nil {
				t.Fatal(err)
			}
			f.clean(t)
			f.view(t, func(tx *kv.Tx) error { return errors.Join(hasRecords(t, tx), hasFiles(t, tx)) })
		})
	}
}

// hasRecords wants a record of each kind that a base must bring over.
func hasRecords(t *testing.T, tx *kv.Tx) error {
	var errs []error
	for name, count := range map[string]func(*kv.Tx) (uint64, error){
		"client": Clients.Count, "deal": Deals.Count, "order": Orders.Count, "shipment": Shipments.Count,
		"payment": Payments.Count, "interaction": Interactions.Count, "task": Tasks.Count, "merge": Merges.Count,
	} {
		n, err := count(tx)
		if err == nil && n == 0 {
			t.Errorf("the base has no %s", name)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// hasFiles reads each file, of which there is one at least.
func hasFiles(t *testing.T, tx *kv.Tx) error {
	n := 0
	for a, err := range Attachments.All(tx) {
		if err != nil {
			return err
		}
		content, err := Content(tx, a)
		if err != nil || int64(len(content)) != a.Size {
			t.Errorf("%s has %d bytes of %d: %v", a.Name, len(content), a.Size, err)
		}
		n++
	}
	if n == 0 {
		t.Error("the base has no file")
	}
	return nil
}
