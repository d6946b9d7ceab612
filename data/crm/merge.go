package crm

import "time"

// IDs of what is known of doubles.
type (
	DistinctID = ID[Distinct]
	MergeID    = ID[Merge]
)

// Distinct says that two cards that look alike are two clients: «не дубль».
type Distinct struct {
	Meta
	ID   DistinctID `json:"id"`
	A    ClientID   `json:"a"`
	B    ClientID   `json:"b"`
	By   ManagerID  `json:"by,omitzero"`
	When time.Time  `json:"when"`
}

// Check finds nothing: both sides are held by references.
func (d *Distinct) Check() error { return nil }

// Merge is two cards that became one, with all that is needed to part them
// again: what both were and what was moved from one to the other.
type Merge struct {
	Meta
	ID     MergeID   `json:"id"`
	Kept   ClientID  `json:"kept"`
	Gone   ClientID  `json:"gone"` // stays as a redirect to Kept
	Before Client    `json:"before"`
	After  Client    `json:"after"` // of Kept, as the merge left it
	Moved  []Moved   `json:"moved,omitempty"`
	By     ManagerID `json:"by,omitzero"`
	When   time.Time `json:"when"`
	Undone time.Time `json:"undone,omitzero"`
}

// Moved is a record that named Gone and names Kept since.
type Moved struct {
	Table string   `json:"table"`
	ID    [16]byte `json:"id"`
}

// MergeDays is how long a merge can be undone.
const MergeDays = 30

// Check finds nothing: both sides are held by references.
func (m *Merge) Check() error { return nil }
