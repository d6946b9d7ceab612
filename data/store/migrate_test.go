package store

import (
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/text"
)

// In the first layout clients were ordered by the whole name.
func TestABaseOfTheFirstLayoutIsOrderedByOwnNames(t *testing.T) {
	e := kv.NewMemory()
	first := kv.NewRegistry(AppID, 1)
	old := kv.NewTable(first, "clients", func(c *crm.Client) crm.ClientID { return c.ID }, (*crm.Client).Revision)
	kv.NewIndex(old, "name", kv.ByText, func(c *crm.Client) (string, bool) { return text.FoldName(c.Name), true })
	db, err := kv.Open(e, first, counted(""))
	if err != nil {
		t.Fatal(err)
	}
	f := &firm{db: db}
	f.update(t, func(tx *kv.Tx) error {
		for _, name := range []string{"ООО «Бета»", "ИП Алёхин", "ООО «Альфа»"} {
			if err := old.Put(tx, &crm.Client{ID: crm.ClientID(tx.NewID()), Requisites: crm.Requisites{Name: name}}); err != nil {
				return err
			}
		}
		return nil
	})
	if f.db, err = kv.Open(e, Registry(), counted("")); err != nil {
		t.Fatal(err)
	}
	f.view(t, func(tx *kv.Tx) error {
		want := []string{"ИП Алёхин", "ООО «Альфа»", "ООО «Бета»"}
		for c, err := range ClientsByName.Ordered(tx) {
			if err != nil || len(want) == 0 || c.Name != want[0] {
				t.Fatalf("%v, %v comes where %q should", c, err, want)
			}
			want = want[1:]
		}
		return nil
	})
	f.clean(t)
}
