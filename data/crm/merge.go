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
// again: what the card kept was and what was moved to it.
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

// Moved is records of one table that named Gone and name Kept since.
type Moved struct {
	Table string     `json:"table"`
	IDs   [][16]byte `json:"ids"`
}

// MergeDays is how long a merge can be undone.
const MergeDays = 30

// Until is the last moment the cards can be parted.
func (m *Merge) Until() time.Time { return m.When.AddDate(0, 0, MergeDays) }

// Records is how many records the merge has moved.
func (m *Merge) Records() (n int) {
	for _, t := range m.Moved {
		n += len(t.IDs)
	}
	return n
}

// Check finds nothing: both sides are held by references.
func (m *Merge) Check() error { return nil }
