package crm

import (
	"strings"
	"time"

	"kartoteka/data/problem"
)

// AttachmentID names a file kept in the base.
type AttachmentID = ID[Attachment]

// Attachment is a file that was copied into the base; its bytes lie beside the
// record, under the same ID.
type Attachment struct {
	Meta
	ID          AttachmentID  `json:"id"`                   // names the record
	Client      ClientID      `json:"client"`               // whose history it belongs to
	Interaction InteractionID `json:"interaction,omitzero"` // it came with
	Subject
	Name    string    `json:"name"`              // of the file, with its extension
	Size    int64     `json:"size"`              // bytes
	Hash    []byte    `json:"hash,omitempty"`    // SHA-256 of the bytes
	Lost    bool      `json:"lost,omitempty"`    // the bytes went down with a damaged base
	Note    string    `json:"note,omitempty"`    // what the file is, in words
	Added   time.Time `json:"added"`             // the moment it was added
	Author  ManagerID `json:"author,omitzero"`   // who added it
	Deleted bool      `json:"deleted,omitempty"` // marked for deletion
}

// AttachmentLimit is the largest file a base takes, in bytes: a copy of the base
// has to stay something one carries on a stick.
const AttachmentLimit = 20 << 20

// Check finds all faults of the attachment.
func (a *Attachment) Check() error {
	a.Name = strings.TrimSpace(a.Name)
	errs := []error{checkName("name", a.Name)}
	if a.Client.IsZero() {
		errs = append(errs, problem.At("client", "problem.required"))
	}
	if a.Size > AttachmentLimit {
		errs = append(errs, problem.At("size", "problem.attachment.size", "Limit", AttachmentLimit>>20))
	}
	return problem.Join(errs...)
}
