package store

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// noise is a file of so many bytes that nothing compresses or repeats.
func noise(n int) []byte {
	out := make([]byte, n)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

func attach(t *testing.T, f *firm, content []byte) (*crm.Attachment, kv.Commit) {
	t.Helper()
	var a crm.Attachment
	c, err := f.db.Update(t.Context(), "attachment.add", func(tx *kv.Tx) error {
		a = crm.Attachment{ID: crm.AttachmentID(tx.NewID()), Client: f.clients[0], Name: "договор.pdf", Added: monday}
		return PutAttachment(tx, &a, content)
	})
	if err != nil {
		t.Fatal(err)
	}
	return &a, c
}

func TestAFileComesBackByteForByte(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	for _, size := range []int{0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 3*pieceSize + 7} {
		content := noise(size)
		a, _ := attach(t, f, content)
		f.view(t, func(tx *kv.Tx) error {
			got, err := Content(tx, a)
			if err != nil || !bytes.Equal(got, content) {
				t.Errorf("%d bytes came back as %d, %v", size, len(got), err)
			}
			return nil
		})
	}
	f.clean(t)
}

func TestContentOfAnotherHashIsRefused(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	a, _ := attach(t, f, noise(1000))
	f.update(t, func(tx *kv.Tx) error { return attached.Put(tx, pieceKey(a.ID, 0), noise(1001)[1:]) })
	f.view(t, func(tx *kv.Tx) error {
		if _, err := Content(tx, a); !errors.Is(err, ErrContent) {
			t.Errorf("content that was changed is read: %v", err)
		}
		return nil
	})
}

func TestTakingAFileBackTakesItsBytes(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	a, c := attach(t, f, noise(2*pieceSize))
	undone, err := f.db.Undo(t.Context(), c.Op)
	if err != nil {
		t.Fatal(err)
	}
	f.view(t, func(tx *kv.Tx) error {
		if sizes, err := contentSizes(tx); err != nil || len(sizes) != 0 {
			t.Errorf("after the undo there are bytes of %v, %v", sizes, err)
		}
		return nil
	})
	f.clean(t)
	if _, err := f.db.Undo(t.Context(), undone.Op); !errors.Is(err, ErrContent) {
		t.Errorf("%s came back without its bytes: %v", a.Name, err)
	}
	f.clean(t)
}

func TestBytesAndFilesThatLostEachOtherAreFoundAndMended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "firm.db")
	e, err := kv.CreateBolt(path, kv.BoltOptions{}, func(kv.Engine) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	f := newFirm(t, e)
	whole, _ := attach(t, f, noise(pieceSize+5))
	cut, _ := attach(t, f, noise(2*pieceSize))
	f.update(t, func(tx *kv.Tx) error {
		if err := attached.Put(tx, pieceKey(crm.AttachmentID(tx.NewID()), 0), noise(9)); err != nil {
			return err
		}
		return attached.Delete(tx, pieceKey(cut.ID, 1))
	})
	if found := f.findings(t); len(found) != 2 || found[0].Check != "attachments" || found[1].Check != "attachments" {
		t.Fatalf("check finds %v", found)
	}
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	mended := filepath.Join(filepath.Dir(path), "mended.db")
	r, err := kv.Repair(t.Context(), path, mended, Registry(), counted(""))
	if err != nil || !r.After.OK() {
		t.Fatalf("repair = %+v, %v", r, err)
	}
	if f.db, err = Open(context.Background(), mended, counted("")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.db.Close() })
	f.view(t, func(tx *kv.Tx) error {
		if got, err := Content(tx, whole); err != nil || len(got) != pieceSize+5 {
			t.Errorf("the whole file after the repair: %d bytes, %v", len(got), err)
		}
		if a, err := Attachments.Get(tx, cut.ID); err != nil || !a.Lost {
			t.Errorf("the file without its bytes after the repair: %+v, %v", a, err)
		}
		return nil
	})
	f.clean(t)
}
