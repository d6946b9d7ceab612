package history_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// shown is a viewer that remembers what it was handed.
type shown struct{ path string }

func (s *shown) view(path string) error { s.path = path; return nil }

// cabinet is a base with a client and a viewer.
func cabinet(t *testing.T) (*apptest.App, *crm.Client, *shown) {
	s := &shown{}
	a := apptest.NewIn(t, func(env *base.Environment) { env.View = s.view })
	return a, a.Client("ООО «Дельта»"), s
}

func TestAFileIsKeptOpenedSavedAndRenamed(t *testing.T) {
	a, c, viewer := cabinet(t)
	text := strings.Repeat("договор поставки ", 40_000)
	f := apptest.Attach(t, a, c, "договор.txt", text)
	if err := a.Attachments.Rename(t.Context(), f.ID, "Договор 2026"); err != nil {
		t.Fatal(err)
	}
	kept, err := a.Attachments.Of(t.Context(), c.ID)
	if rows := kept.Files; err != nil || len(rows) != 1 || rows[0].Name != "Договор 2026.txt" || rows[0].Size != int64(len(text)) {
		t.Errorf("files %+v, %v", kept.Files, err)
	}
	if err := a.Attachments.Open(t.Context(), f.ID); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(viewer.path)) })
	got, err := os.ReadFile(viewer.path)
	info, statErr := os.Stat(viewer.path)
	if err != nil || string(got) != text || statErr != nil || info.Mode().Perm() != 0o600 || filepath.Base(viewer.path) != "Договор 2026.txt" {
		t.Errorf("the viewer was handed %s of %d bytes, %v", viewer.path, len(got), err)
	}
	path := filepath.Join(t.TempDir(), "copy.txt")
	if err := a.Attachments.SaveAs(t.Context(), f.ID, path); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != text {
		t.Errorf("saved %d bytes, %v", len(got), err)
	}
}

func TestAFileTooLargeIsRefusedInWords(t *testing.T) {
	a, c, _ := cabinet(t)
	path := filepath.Join(t.TempDir(), "видео.mp4")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(crm.AttachmentLimit+1), f.Close()); err != nil {
		t.Fatal(err)
	}
	before := a.Bytes()
	for refused, want := range map[string]string{
		path: "problem.attachment.large", filepath.Join(filepath.Dir(path), "нет.pdf"): "problem.attachment.missing",
		filepath.Dir(path): "problem.attachment.file",
	} {
		err := a.Attachments.Add(t.Context(), &crm.Attachment{Client: c.ID}, refused)
		if ps := problem.All(err); len(ps) != 1 || ps[0].Key != want {
			t.Errorf("%s: %v, want %s", filepath.Base(refused), err, want)
		}
	}
	if string(a.Bytes()) != string(before) {
		t.Error("a refused file has changed the base")
	}
}

func TestTakingBackAFileLeavesNothingOfIt(t *testing.T) {
	a, c, _ := cabinet(t)
	f := apptest.Attach(t, a, c, "a.txt", "текст")
	if err := a.Attachments.Mark(t.Context(), []crm.AttachmentID{f.ID}, true); err != nil {
		t.Fatal(err)
	}
	if kept, _ := a.Attachments.Of(t.Context(), c.ID); len(kept.Files) != 0 {
		t.Errorf("marked, it is still shown: %+v", kept.Files)
	}
	a.Undo()
	if kept, _ := a.Attachments.Of(t.Context(), c.ID); len(kept.Files) != 1 {
		t.Errorf("after the undo there are %+v", kept.Files)
	}
	a.Undo()
	if kept, _ := a.Attachments.Of(t.Context(), c.ID); len(kept.Files) != 0 {
		t.Errorf("after taking the file back there are %+v", kept.Files)
	}
	if err := a.Attachments.Open(t.Context(), f.ID); !errors.Is(err, base.ErrGone) {
		t.Errorf("a file taken back opens: %v", err)
	}
}

func TestANameCannotLeadOutOfTheFolder(t *testing.T) {
	a, c, viewer := cabinet(t)
	f := apptest.Attach(t, a, c, "a.txt", "текст")
	if err := a.Attachments.Rename(t.Context(), f.ID, `..\../../etc/passwd`); err != nil {
		t.Fatal(err)
	}
	if err := a.Attachments.Open(t.Context(), f.ID); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(viewer.path)) })
	if dir := filepath.Base(filepath.Dir(viewer.path)); !strings.HasPrefix(dir, "kartoteka-") {
		t.Errorf("written to %s", viewer.path)
	}
}
