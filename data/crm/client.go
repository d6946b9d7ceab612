package crm

import (
	"strconv"
	"strings"
	"time"

	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// ClientID names a client.
type ClientID = ID[Client]

// Client is one who buys or may buy. The card is one record with everything
// that is said of the client itself; what happened between us and the client is
// in records of its own, which name the client.
type Client struct {
	Meta
	ID ClientID `json:"id"` // names the record
	Requisites
	Actual   string     `json:"actual,omitempty"`   // where the client really sits; empty is the legal address
	Delivery []Delivery `json:"delivery,omitempty"` // where goods go
	City     string     `json:"city,omitempty"`     // where it is, for lists and reports
	Region   RegionID   `json:"region,omitzero"`    // where its sales count
	Manager  ManagerID  `json:"manager,omitzero"`   // who answers for the client
	Source   string     `json:"source,omitempty"`   // where the client came from
	Tags     []string   `json:"tags,omitempty"`     // words to group clients by, each once
	// Account is the main account in a bank, Accounts are the others.
	Account  BankAccount   `json:"account,omitzero"`
	Accounts []BankAccount `json:"accounts,omitempty"`
	Signer   Signer        `json:"signer,omitzero"`
	Contacts []Contact     `json:"contacts,omitempty"`
	Consents []Consent     `json:"consents,omitempty"`
	Terms
	// Lead is not nil while the client is a lead, and stays as its story after.
	Lead     *Lead     `json:"lead,omitempty"`
	NoCalls  bool      `json:"no_calls,omitempty"` // asked not to be called
	Birthday time.Time `json:"birthday,omitzero"`  // of a person or an entrepreneur
	Checked  time.Time `json:"checked,omitzero"`   // day the data were last held against reality
	Note     string    `json:"note,omitempty"`
	Created  time.Time `json:"created"`
	// Merged is the card this one was merged into: a redirect.
	Merged ClientID `json:"merged,omitzero"`
	// Deleted is the mark of deletion; the record stays until purged.
	Deleted bool `json:"deleted,omitempty"`
}

// LastChecked is the day the data were last known to be true: checked, else
// entered.
func (c *Client) LastChecked() time.Time {
	if c.Checked.After(c.Created) {
		return c.Checked
	}
	return c.Created
}

// Terms are what was agreed with a client once for all orders.
type Terms struct {
	PriceKind string        `json:"price_kind,omitempty"` // розничная, оптовая
	Discount  money.Percent `json:"discount,omitempty"`   // usual discount, hundredths of a per cent
	Schedule  string        `json:"schedule,omitempty"`   // of payments, in words: 50 % аванс, 50 % до отгрузки
	// Deferral is the days a shipment may stay unpaid; 0 is prepayment.
	Deferral  int         `json:"deferral,omitempty"`
	Limit     money.Money `json:"limit,omitempty"` // the most the client may owe
	LimitMode LimitMode   `json:"limit_mode,omitempty"`
}

// LimitMode says what an overstepped credit limit does.
type LimitMode string

// Modes of the credit limit.
const (
	LimitOff    LimitMode = ""       // not looked at
	LimitWarn   LimitMode = "warn"   // a warning with figures
	LimitForbid LimitMode = "forbid" // no shipment
)

// LimitModes lists the modes in the order they are offered.
var LimitModes = []LimitMode{LimitOff, LimitWarn, LimitForbid}

// Delivery is a place goods are brought to.
type Delivery struct {
	Address string `json:"address"`        // as a driver needs it
	Note    string `json:"note,omitempty"` // hours, whom to ask for
}

// DeferralLimit is the longest deferral in days, ten years.
const DeferralLimit = 3650

// Check finds all faults of the client and puts codes, phones and mails into
// normal form. What depends on the present day is judged by CheckOn.
func (c *Client) Check() error {
	errs := []error{
		c.Requisites.Check(), problem.In("account", c.Account.Check()), c.Signer.check(), c.Terms.check(),
		eachOf("accounts", c.Accounts, (*BankAccount).Check),
		eachOf("contacts", c.Contacts, (*Contact).check),
		eachOf("consents", c.Consents, (*Consent).check),
		eachOf("delivery", c.Delivery, (*Delivery).check),
	}
	for i, s := range c.Consents {
		if !s.Contact.IsZero() && c.Contact(s.Contact) == nil {
			errs = append(errs, problem.At(at("consents", i, "contact"), "problem.consent.contact"))
		}
	}
	if !c.Birthday.IsZero() && c.Kind == Company {
		c.Birthday = time.Time{} // was a person's before the kind was changed
	}
	c.Tags = tidyTags(c.Tags)
	return problem.Join(errs...)
}

// CheckOn finds faults that only show on a day: a birthday, a consent or a
// check of the data that lie in the future.
func (c *Client) CheckOn(today time.Time) error {
	future := func(field string, day time.Time) error {
		if day.After(today) {
			return problem.At(field, "problem.future")
		}
		return nil
	}
	errs := []error{future("birthday", c.Birthday), future("checked", c.Checked)}
	for i, p := range c.Contacts {
		errs = append(errs, future(at("contacts", i, "birthday"), p.Birthday))
	}
	for i, s := range c.Consents {
		errs = append(errs, future(at("consents", i, "given"), s.Given), future(at("consents", i, "withdrawn"), s.Withdrawn))
	}
	return problem.Join(errs...)
}

func (t *Terms) check() error {
	var errs []error
	if t.Deferral < 0 || t.Deferral > DeferralLimit {
		errs = append(errs, problem.At("deferral", "problem.range", "Low", 0, "High", DeferralLimit))
	}
	if t.Limit < 0 {
		errs = append(errs, problem.At("limit", "problem.negative"))
	}
	if t.Discount < 0 || t.Discount > 10_000 {
		errs = append(errs, problem.At("discount", "problem.range", "Low", 0, "High", 100))
	}
	return problem.Join(errs...)
}

func (d *Delivery) check() error {
	if strings.TrimSpace(d.Address) == "" {
		return problem.At("address", "problem.required")
	}
	return nil
}

// eachOf judges the parts of a record, each under its number.
func eachOf[T any](field string, parts []T, check func(*T) error) error {
	var errs []error
	for i := range parts {
		errs = append(errs, problem.In(field+"."+strconv.Itoa(i), check(&parts[i])))
	}
	return problem.Join(errs...)
}

func at(list string, i int, field string) string { return list + "." + strconv.Itoa(i) + "." + field }

// tidyTags trims tags and drops empty ones and repetitions.
func tidyTags(tags []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range tags {
		t = strings.Join(strings.Fields(t), " ")
		if key := strings.ToLower(t); t != "" && !seen[key] {
			seen[key] = true
			out = append(out, t)
		}
	}
	return out
}
