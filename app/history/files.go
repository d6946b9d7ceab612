package history

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// EnclosedFile is a file that came with an interaction, as its row of the
// history shows it.
type EnclosedFile struct {
	ID   crm.AttachmentID
	Name string
	Size int64 // bytes
	Lost bool  // the bytes went down with a damaged base
}

// EnclosedFiles shows files that are there and not marked for deletion.
func EnclosedFiles(files []*crm.Attachment) (out []EnclosedFile) {
	for _, a := range files {
		if a != nil && !a.Deleted {
			out = append(out, EnclosedFile{ID: a.ID, Name: a.Name, Size: a.Size, Lost: a.Lost})
		}
	}
	return out
}

// askEnclosed asks which files came with the interactions among places; what it
// returns tells those of a place once they are known. The files themselves are
// read with the names.
func askEnclosed(b *kv.Batch, places []point) func(place int) []crm.AttachmentID {
	found := map[int]*[]crm.AttachmentID{}
	for i, p := range places {
		if store.IsSpoken(p.event) {
			found[i] = store.AttachmentSpoken.Ask(b, p.event.ID)
		}
	}
	return func(place int) []crm.AttachmentID {
		if ids := found[place]; ids != nil {
			return *ids
		}
		return nil
	}
}

// askFiles adds to a batch the files that came with rows and shows them there,
// without those marked for deletion.
func askFiles(b *kv.Batch, rows []Row) {
	var ids []crm.AttachmentID
	for i := range rows {
		ids = append(ids, rows[i].enclosed...)
	}
	records := kv.Ask(b, store.Attachments, ids)
	b.Then(func() error {
		n := 0
		for i := range rows {
			end := n + len(rows[i].enclosed)
			rows[i].Files, n = EnclosedFiles((*records)[n:end]), end
		}
		return nil
	})
}
