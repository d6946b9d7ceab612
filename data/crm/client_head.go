package crm

// ClientHead is what lists show of a client: fields of Client under the same
// names, read without the rest of the card.
type ClientHead struct {
	ID      ClientID  `json:"id"`
	Kind    PartyKind `json:"kind"`
	Name    string    `json:"name"`
	INN     string    `json:"inn"`
	Phone   string    `json:"phone"`
	City    string    `json:"city"`
	Region  RegionID  `json:"region"`
	Manager ManagerID `json:"manager"`
	Lead    *Lead     `json:"lead"`
	Merged  ClientID  `json:"merged"`
	Deleted bool      `json:"deleted"`
}

// IsLead reports whether the client is still to be qualified, or was rejected.
func (c *ClientHead) IsLead() bool { return c.Lead != nil && c.Lead.Qualified.IsZero() }
