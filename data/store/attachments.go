package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// ErrContent: the bytes of an attachment are not there, or not those that were
// put.
var ErrContent = errors.New("the content of the attachment is not whole")

// attached holds the bytes of attachments in pieces, keyed by ID and number: a
// value of many pages would make bbolt move all of them at once.
var attached = kv.NewBlobs(schema, "attached")

// pieceSize is bytes in a piece of an attachment.
const pieceSize = 256 << 10

// PutAttachment keeps a file: its bytes, then the record, which gets their size
// and hash. The bytes go with the record when its creation is taken back.
func PutAttachment(tx *kv.Tx, a *crm.Attachment, content []byte) error {
	sum := sha256.Sum256(content)
	a.Size, a.Hash = int64(len(content)), sum[:]
	for i := range pieces(a.Size) {
		piece := content[i*pieceSize : min((i+1)*pieceSize, len(content))]
		if err := attached.Put(tx, pieceKey(a.ID, i), piece); err != nil {
			return fmt.Errorf("keep attachment: %w", err)
		}
	}
	return Attachments.Put(tx, a)
}

// Content reads the bytes of an attachment back; ErrContent when they are not
// what was put.
func Content(tx *kv.Tx, a *crm.Attachment) ([]byte, error) {
	keys := make([][]byte, pieces(a.Size))
	for i := range keys {
		keys[i] = pieceKey(a.ID, i)
	}
	found, err := attached.GetMany(tx, keys)
	if err != nil {
		return nil, fmt.Errorf("read attachment: %w", err)
	}
	out := bytes.Join(found, nil)
	if sum := sha256.Sum256(out); int64(len(out)) != a.Size || !bytes.Equal(sum[:], a.Hash) {
		return nil, fmt.Errorf("read attachment %s: %w: %d bytes of %d", a.ID, ErrContent, len(out), a.Size)
	}
	return out, nil
}

// dropContent lets the bytes go with a record that is no more; a record that
// comes without its bytes is refused.
func dropContent(tx *kv.Tx, before, after *crm.Attachment) error {
	switch {
	case after == nil:
		for i := range pieces(before.Size) {
			if err := attached.Delete(tx, pieceKey(before.ID, i)); err != nil {
				return err
			}
		}
	case before == nil && !after.Lost:
		_, err := Content(tx, after)
		return err
	}
	return nil
}

// checkAttachments reports files without their bytes and bytes without
// their file.
func checkAttachments(_ context.Context, tx *kv.Tx, report func(kv.Finding)) error {
	sizes, err := contentSizes(tx)
	if err != nil {
		return err
	}
	for a, err := range Attachments.All(tx) {
		if err != nil {
			return err
		}
		if !a.Lost && sizes[a.ID] != a.Size {
			report(kv.Finding{Space: "attachments", Key: a.ID[:], Text: "the file lacks its content"})
		}
		if !a.Lost {
			delete(sizes, a.ID)
		}
	}
	for id, size := range sizes {
		if size > 0 {
			report(kv.Finding{Space: "attached", Key: id[:], Text: "content that belongs to no file"})
		}
	}
	return nil
}

// rebuildAttachments drops bytes without their file and marks files that lack
// their bytes as lost.
func rebuildAttachments(tx *kv.Tx) error {
	sizes, err := contentSizes(tx)
	if err != nil {
		return err
	}
	var lost []*crm.Attachment
	for a, err := range Attachments.All(tx) {
		if err != nil {
			return err
		}
		switch {
		case a.Lost:
		case sizes[a.ID] == a.Size:
			delete(sizes, a.ID)
		default:
			lost = append(lost, a)
		}
	}
	for _, a := range lost {
		a.Lost = true
		if err := Attachments.Put(tx, a); err != nil {
			return err
		}
	}
	var orphans [][]byte
	err = attached.Lend(tx, kv.Range{}, func(k, _ []byte) error {
		if _, there := sizes[crm.AttachmentID(k[:16])]; there {
			orphans = append(orphans, bytes.Clone(k))
		}
		return nil
	})
	for _, k := range orphans {
		err = errors.Join(err, attached.Delete(tx, k))
	}
	return err
}

// contentSizes sums the bytes there are of each attachment.
func contentSizes(tx *kv.Tx) (map[crm.AttachmentID]int64, error) {
	sizes := map[crm.AttachmentID]int64{}
	err := attached.Lend(tx, kv.Range{}, func(k, piece []byte) error {
		if len(k) != 20 {
			return fmt.Errorf("content of an attachment under a key of %d bytes", len(k))
		}
		sizes[crm.AttachmentID(k[:16])] += int64(len(piece))
		return nil
	})
	return sizes, err
}

// pieces is how many pieces so many bytes make.
func pieces(size int64) int { return int((size + pieceSize - 1) / pieceSize) }

func pieceKey(id crm.AttachmentID, i int) []byte {
	return binary.BigEndian.AppendUint32(append(make([]byte, 0, 20), id[:]...), uint32(i))
}
