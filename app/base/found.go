package base

import "kartoteka/data/crm"

// Found is a record that answers what a person typed.
type Found struct {
	Kind crm.Kind
	Option
}
