package docs

import (
	"strings"

	"kartoteka/data/crm"
)

// firm tells that a side is a legal entity: it has a КПП and an accountant.
func firm(r crm.Requisites) bool { return r.Kind != crm.Entrepreneur && r.Kind != crm.Person }

// partyLine names a side on one line: «ООО «Ромашка», ИНН …, КПП …, адрес,
// тел.: …»; what is not known is left out with its comma.
func (w wording) partyLine(r crm.Requisites) string {
	var parts []string
	add := func(key, value string) {
		value = strings.TrimSpace(value)
		switch {
		case value == "":
		case key == "":
			parts = append(parts, value)
		default:
			parts = append(parts, w.say(key, value))
		}
	}
	add("", r.Name)
	add("party.inn", r.INN)
	add("party.kpp", r.KPP)
	add("", r.Address)
	add("party.phone", strings.ReplaceAll(r.Phone, " ", "\u00a0")) // a number is not broken
	return strings.Join(parts, ", ")
}
