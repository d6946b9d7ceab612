package history

import (
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// AttachmentRow is a file as a list shows it.
type AttachmentRow struct {
	ID                 crm.AttachmentID
	Name, Note, Author string
	Size               int64 // bytes
	Added              time.Time
	Lost, Deleted      bool
}

// ClientKept is the notes about a client and its files.
type ClientKept struct {
	Notes []Row           // the pinned interactions, then notes, the newest first
	Files []AttachmentRow // the newest first
}

// Of lists notes and files of a client, without what is marked for deletion.
func (s *Attachments) Of(ctx context.Context, client crm.ClientID) (ClientKept, error) {
	return s.kept(ctx, Query{Client: client}, func(b *kv.Batch) *[]*crm.Attachment {
		return base.AskHeld(b, store.AttachmentClient, store.Attachments, client)
	})
}

// OfDeal lists those about a deal of the client likewise.
func (s *Attachments) OfDeal(ctx context.Context, client crm.ClientID, deal crm.DealID) (ClientKept, error) {
	return s.kept(ctx, Query{Client: client, Deal: deal}, func(b *kv.Batch) *[]*crm.Attachment {
		return base.AskHeld(b, store.AttachmentDeal, store.Attachments, deal)
	})
}

func (s *Attachments) kept(ctx context.Context, q Query, ask func(*kv.Batch) *[]*crm.Attachment) (kept ClientKept, err error) {
	var page Page
	q.Kinds, q.Limit = []Kind{KindNote}, NotesLimit
	err = s.base.Read(ctx, func(b *kv.Batch) {
		files := ask(b)
		r := s.history.Reader(b, q)
		r.askPinned(b, &kept.Notes)
		r.askPage(b, &page)
		b.Then(func() error { // which files is known
			b.Then(func() error { s.askRows(b, *files, &kept.Files); return nil }) // and they are read
			return nil
		})
	})
	for _, row := range page.Rows {
		if !row.Pinned {
			kept.Notes = append(kept.Notes, row)
		}
	}
	return kept, err
}

// askRows makes rows of files; the names of those who added them are read with a
// batch.
func (s *Attachments) askRows(b *kv.Batch, files []*crm.Attachment, rows *[]AttachmentRow) {
	var authors []crm.ManagerID
	for _, a := range files {
		base.Want(&authors, a.Author)
	}
	asked := base.AskNames(b, store.Managers, authors, func(m *crm.Manager) string { return m.Name })
	b.Then(func() error {
		names := asked()
		for i := len(files) - 1; i >= 0; i-- {
			if a := files[i]; !a.Deleted {
				*rows = append(*rows, AttachmentRow{
					ID: a.ID, Name: a.Name, Note: a.Note, Author: names[a.Author], Size: a.Size,
					Added: a.Added.In(s.base.Now().Location()), Lost: a.Lost, Deleted: a.Deleted,
				})
			}
		}
		return nil
	})
}
