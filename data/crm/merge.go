package crm

import "time"

// IDs of what is known of doubles.
type (
	// DistinctID names a pair of cards that are two clients.
	DistinctID = ID[Distinct]
	// MergeID names a merge.
	MergeID = ID[Merge]
)

// Distinct says that two cards that look alike are two clients: «не дубль».
type Distinct struct {
	Meta
	ID   DistinctID `json:"id"`          // names the record
	A    ClientID   `json:"a"`           // one of the two cards
	B    ClientID   `json:"b"`           // the other one
	By   ManagerID  `json:"by,omitzero"` // who said so
	When time.Time  `json:"when"`        // the moment it was said
}

// Check finds nothing: both sides are held by references.
func (d *Distinct) Check() error { return nil }

// Merge is two cards that became one, with all that is needed to part them
// again: what the card kept was and what was moved to it.
type Merge struct {
	Meta
	ID     MergeID   `json:"id"`              // names the record
	Kept   ClientID  `json:"kept"`            // the card that stays
	Gone   ClientID  `json:"gone"`            // stays as a redirect to Kept
	Before Client    `json:"before"`          // Kept before the merge
	After  Client    `json:"after"`           // of Kept, as the merge left it
	Moved  []Moved   `json:"moved,omitempty"` // records that named Gone and name Kept now
	By     ManagerID `json:"by,omitzero"`     // who merged
	When   time.Time `json:"when"`            // the moment of the merge
	Undone time.Time `json:"undone,omitzero"` // the moment it was taken back; zero while it holds
}

// Moved is records of one table that named Gone and name Kept since.
type Moved struct {
	Table string     `json:"table"` // name of the table
	IDs   [][16]byte `json:"ids"`   // of its records
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
