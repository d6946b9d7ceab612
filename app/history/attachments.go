package history

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Attachments is the use cases of files kept in the base.
type Attachments struct {
	base    *base.Base
	history *History
}

// NewAttachments makes the use cases of an open base.
func NewAttachments(b *base.Base, history *History) *Attachments { return &Attachments{b, history} }

// ErrContent: a file of the base is not whole.
var ErrContent = store.ErrContent

// Add copies a file into the base as one of the record a names; its name is
// that of the file unless a has one. A file above crm.AttachmentLimit is
// refused before it is read.
func (s *Attachments) Add(ctx context.Context, a *crm.Attachment, path string) error {
	content, err := readWithin(path, crm.AttachmentLimit)
	if err != nil {
		return err
	}
	saved := *a
	err = s.base.Do(ctx, "attachment.add", func(tx *kv.Tx) error {
		saved = *a
		return s.keep(tx, &saved, chosen{path, content})
	})
	if err == nil {
		*a = saved
	}
	return err
}

// AddAll copies files into the base as those of the record of names, in one
// transaction: all of them or, when one is refused, none.
func (s *Attachments) AddAll(ctx context.Context, of crm.Attachment, paths []string) error {
	files, err := Choose(paths)
	if err != nil {
		return err
	}
	return s.base.Do(ctx, "attachment.add", func(tx *kv.Tx) error { return s.KeepAll(tx, of, files) })
}

// chosen is a file read to be kept.
type chosen struct {
	path    string
	content []byte
}

// Choose reads files; all that are refused are told of.
func Choose(paths []string) (files []chosen, err error) {
	var errs []error
	for _, path := range paths {
		content, err := readWithin(path, crm.AttachmentLimit)
		errs = append(errs, err)
		files = append(files, chosen{path, content})
	}
	return files, problem.Join(errs...)
}

// KeepAll writes files of a record in the transaction of its use case.
func (s *Attachments) KeepAll(tx *kv.Tx, of crm.Attachment, files []chosen) error {
	for _, f := range files {
		a := of
		if err := s.keep(tx, &a, f); err != nil {
			return err
		}
	}
	return nil
}

// keep writes a file that was read.
func (s *Attachments) keep(tx *kv.Tx, a *crm.Attachment, f chosen) error {
	a.ID, a.Added, a.Size = tx.NewID(), tx.Now.UTC(), int64(len(f.content))
	if a.Name == "" {
		a.Name = filepath.Base(f.path)
	}
	if a.Author.IsZero() {
		a.Author = s.base.Me()
	}
	if err := base.Redirect(tx, &a.Client); err != nil {
		return err
	}
	if err := a.Check(); err != nil {
		return err
	}
	return store.PutAttachment(tx, a, f.content)
}

// readWithin reads a file of at most limit bytes. It asks for its size first
// and stops past the limit, since a file may grow.
func readWithin(path string, limit int64) ([]byte, error) {
	large := problem.At("", "problem.attachment.large", "Name", filepath.Base(path), "Limit", limit>>20)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, problem.At("", "problem.attachment.missing", "Name", filepath.Base(path))
	case err != nil:
		return nil, base.Situation(err)
	case !info.Mode().IsRegular():
		return nil, problem.At("", "problem.attachment.file", "Name", filepath.Base(path))
	case info.Size() > limit:
		return nil, large
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, base.Situation(err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	if int64(len(content)) > limit {
		return nil, large
	}
	return content, nil
}

// content reads a file of the base with its record.
func (s *Attachments) content(ctx context.Context, id crm.AttachmentID) (a *crm.Attachment, content []byte, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		if a, err = store.Attachments.Get(tx, id); err != nil {
			return err
		}
		if a.Lost {
			return problem.At("", "problem.attachment.lost", "Name", a.Name)
		}
		content, err = store.Content(tx, a)
		return err
	})
	return a, content, err
}

// Open writes a copy for its reader only into a private folder and hands it to
// the system's viewer. The copy is theirs: what is changed in it does not come
// back.
func (s *Attachments) Open(ctx context.Context, id crm.AttachmentID) error {
	if s.base.Viewer() == nil {
		return base.ErrNoViewer
	}
	a, content, err := s.content(ctx, id)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "kartoteka-")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, fileName(a.Name))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return err
	}
	return s.base.Viewer()(path)
}

// SaveAs writes a file of the base to a path.
func (s *Attachments) SaveAs(ctx context.Context, id crm.AttachmentID, path string) error {
	_, content, err := s.content(ctx, id)
	if err != nil {
		return err
	}
	return base.Situation(base.ReplaceFile(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}))
}

// fileName is a name without what leads out of a folder or what a system
// refuses.
func fileName(name string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	if clean = strings.Trim(clean, ". "); clean == "" {
		return "file"
	}
	return clean
}

// Rename changes the name a file is shown and saved by. A name without an
// extension keeps the one there was.
func (s *Attachments) Rename(ctx context.Context, id crm.AttachmentID, name string) error {
	return s.base.Do(ctx, "attachment.rename", func(tx *kv.Tx) error {
		a, err := store.Attachments.Get(tx, id)
		if err != nil {
			return err
		}
		was := filepath.Ext(a.Name)
		if a.Name = strings.TrimSpace(name); a.Name != "" && filepath.Ext(a.Name) == "" {
			a.Name += was
		}
		return base.Write(tx, store.Attachments, a)
	})
}

// Mark sets the mark of deletion or takes it off.
func (s *Attachments) Mark(ctx context.Context, ids []crm.AttachmentID, deleted bool) error {
	return base.Mark(ctx, s.base, "attachment.mark", store.Attachments, ids, func(a *crm.Attachment) { a.Deleted = deleted })
}

// NotesLimit is how many notes Of returns beside the pinned ones; older ones are
// in the history.
const NotesLimit = 500
