package docs

import (
	"strings"

	"kartoteka/data/crm"
)

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
	if r.Kind == crm.Company {
		add("party.kpp", r.KPP)
	}
	add("", r.Address)
	add("party.phone", r.Phone)
	return strings.Join(parts, ", ")
}
