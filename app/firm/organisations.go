package firm

import (
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Organisations is the use cases of our own firms.
type Organisations struct{ base *base.Base }

// NewOrganisations makes the use cases of an open base.
func NewOrganisations(b *base.Base) *Organisations { return &Organisations{b} }

// Main returns the firm papers are issued by, nil while none is entered.
func (s *Organisations) Main(ctx context.Context) (org *crm.Organisation, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		org, err = MainOrganisation(tx)
		return err
	})
	return org, err
}

// MainOrganisation is the firm papers are issued by when a document names none; nil while none is entered.
func MainOrganisation(tx *kv.Tx) (*crm.Organisation, error) {
	for o, err := range store.Organisations.All(tx) {
		if err != nil || !o.Deleted {
			return o, err
		}
	}
	return nil, nil
}

// NextNumber takes the next number of a document of the firm; without one, of
// the main firm.
func NextNumber(tx *kv.Tx, kind crm.Kind, firm crm.OrganisationID, on time.Time) (string, error) {
	var o *crm.Organisation
	var err error
	if firm.IsZero() {
		o, err = MainOrganisation(tx)
	} else {
		o, err = store.Organisations.Get(tx, firm)
	}
	if err != nil {
		return "", err
	}
	prefix := ""
	if o != nil {
		prefix = o.Prefix
	}
	return store.NextNumber(tx, kind, prefix, on.Year())
}

// Save writes the firm's requisites; one without an ID is entered anew.
func (s *Organisations) Save(ctx context.Context, o *crm.Organisation) error {
	return base.Put(ctx, s.base, "organisation.save", store.Organisations, o,
		func(o *crm.Organisation) *crm.OrganisationID { return &o.ID }, nil)
}
