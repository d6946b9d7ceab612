package store

import (
	"slices"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

func TestClientsAreFoundByWhatIsTyped(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	f.update(t, func(tx *kv.Tx) error {
		for _, c := range []crm.Client{
			{Requisites: crm.Requisites{Name: "ООО «Ёлка»", INN: "7707083893"}},
			{Requisites: crm.Requisites{Name: "Ель и ёлка"}},
			{Requisites: crm.Requisites{Name: "Елка-2"}, Deleted: true},
			{Requisites: crm.Requisites{Name: "7707 и сыновья", INN: "7707083894"}},
		} {
			c.ID = crm.ClientID(tx.NewID())
			if err := Clients.Put(tx, &c); err != nil {
				return err
			}
		}
		return nil
	})
	for _, c := range []struct {
		typed string
		limit int
		want  []string
	}{
		{"", 2, []string{"7707 и сыновья", "Альфа"}},
		{"ел", 9, []string{"ООО «Ёлка»", "Ель и ёлка", "Дельта"}},
		{"ЁЛКА", 9, []string{"ООО «Ёлка»", "Ель и ёлка"}},
		{"ооо ел", 9, []string{"ООО «Ёлка»"}},
		{"ооо", 9, []string{"ООО «Ёлка»"}},
		{"елка", 1, []string{"ООО «Ёлка»"}},
		{"7707", 9, []string{"7707 и сыновья", "ООО «Ёлка»"}},
		{"770708389", 9, []string{"ООО «Ёлка»", "7707 и сыновья"}},
		{"нет таких", 9, nil},
	} {
		f.view(t, func(tx *kv.Tx) error {
			found, err := FindClients(tx, c.typed, c.limit)
			var names []string
			for _, client := range found {
				names = append(names, client.Name)
			}
			if !slices.Equal(names, c.want) {
				t.Errorf("%q finds %q, want %q", c.typed, names, c.want)
			}
			return err
		})
	}
}
