package store

import (
	"encoding/binary"
	"fmt"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// attached holds the bytes of attachments in pieces, keyed by ID and number: a
// value of many pages would make bbolt move all of them at once.
var attached = kv.NewBlobs("attached")

// pieceSize is bytes in a piece of an attachment.
const pieceSize = 256 << 10

// PutContent keeps the bytes of an attachment, in the transaction that writes
// its record.
func PutContent(tx *kv.Tx, id crm.AttachmentID, content []byte) error {
	for i := 0; i*pieceSize < len(content); i++ {
		piece := content[i*pieceSize : min((i+1)*pieceSize, len(content))]
		if err := attached.Put(tx, pieceKey(id, i), piece); err != nil {
			return fmt.Errorf("keep attachment: %w", err)
		}
	}
	return nil
}

// Content reads the bytes of an attachment back.
func Content(tx *kv.Tx, a *crm.Attachment) ([]byte, error) {
	var keys [][]byte
	for i := 0; int64(i)*pieceSize < a.Size; i++ {
		keys = append(keys, pieceKey(a.ID, i))
	}
	pieces, err := attached.GetMany(tx, keys)
	if err != nil {
		return nil, fmt.Errorf("read attachment: %w", err)
	}
	out := make([]byte, 0, a.Size)
	for _, p := range pieces {
		out = append(out, p...)
	}
	if int64(len(out)) != a.Size {
		return nil, fmt.Errorf("read attachment %s: %d bytes of %d", a.ID, len(out), a.Size)
	}
	return out, nil
}

func pieceKey(id crm.AttachmentID, i int) []byte {
	return binary.BigEndian.AppendUint32(append(make([]byte, 0, 20), id[:]...), uint32(i))
}
