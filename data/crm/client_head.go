package crm

// ClientHead is what lists show of a client: fields of Client under the same
// names, read without the rest of the card.
type ClientHead struct {
	ID      ClientID  `json:"id"`      // names the record
	Kind    PartyKind `json:"kind"`    // legal form
	Name    string    `json:"name"`    // short name
	INN     string    `json:"inn"`     // ИНН
	Phone   string    `json:"phone"`   // of the client itself
	City    string    `json:"city"`    // of the card
	Region  RegionID  `json:"region"`  // of the card
	Manager ManagerID `json:"manager"` // who answers for the client
	Lead    *Lead     `json:"lead"`    // nil of one who never was a lead
	Merged  ClientID  `json:"merged"`  // the card it was merged into
	Deleted bool      `json:"deleted"` // marked for deletion
}

// IsLead reports whether the client is still to be qualified, or was rejected.
func (c *ClientHead) IsLead() bool { return c.Lead != nil && c.Lead.Qualified.IsZero() }
