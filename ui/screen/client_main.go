package screen

import (
	"strings"
	"time"

	"kartoteka/data/crm"
	"kartoteka/ui/kit"
)

// mainFields is who the client is and how we work with it.
func (c *clientCard) mainFields() []kit.Field[crm.Client] {
	a, e, n := c.app, c.env, c.names
	human := func(v *crm.Client) bool { return v.Kind != crm.Company }
	return append(
		requisiteFields(func(v *crm.Client) *crm.Requisites { return &v.Requisites }),
		kit.TextField("client.actual", func(v *crm.Client) *string { return &v.Actual }).Wide(),
		kit.TextField("client.city", func(v *crm.Client) *string { return &v.City }).Width(4),
		entry(e, "client.region", a.Regions, func(v *crm.Client) *crm.RegionID { return &v.Region }, &n.Region).Width(4),
		kit.CheckField("client.no_calls", func(v *crm.Client) *bool { return &v.NoCalls }).Width(4),
		entry(e, "client.manager", a.Managers, func(v *crm.Client) *crm.ManagerID { return &v.Manager }, &n.Manager).Group("client.group.sales").Width(4),
		kit.TextField("client.source", func(v *crm.Client) *string { return &v.Source }).Width(4),
		tagsField("client.tags", func(v *crm.Client) *[]string { return &v.Tags }).Width(4).Hint("client.tags.hint"),
		kit.DateField("client.birthday", func(v *crm.Client) *time.Time { return &v.Birthday }).Width(4).When(human),
		kit.DateField("client.checked", func(v *crm.Client) *time.Time { return &v.Checked }).Width(4).
			Aside("client.checked.today", func(v *crm.Client) { v.Checked = a.Today() }),
		kit.NoteField("client.note", func(v *crm.Client) *string { return &v.Note }).Group("client.group.note"),
	)
}

// requisiteFields is the names, codes and addresses of a side. A code that the
// form of the side does not have is shown while it is filled, to be cleared.
func requisiteFields[T any](of func(*T) *crm.Requisites) []kit.Field[T] {
	kpp := func(v *T) bool { return of(v).Kind == crm.Company || of(v).KPP != "" }
	ogrn := func(v *T) bool { return of(v).Kind.Registered() || of(v).OGRN != "" }
	return []kit.Field[T]{
		kit.TextField("requisites.name", func(v *T) *string { return &of(v).Name }).Required().Group("requisites.group.names").Width(8),
		choice("requisites.kind", words("party.", crm.PartyKinds...), func(v *T) *crm.PartyKind { return &of(v).Kind }).Width(4),
		kit.TextField("requisites.full_name", func(v *T) *string { return &of(v).FullName }).Wide(),
		kit.TextField("requisites.inn", func(v *T) *string { return &of(v).INN }).Width(4),
		kit.TextField("requisites.kpp", func(v *T) *string { return &of(v).KPP }).Width(4).When(kpp),
		kit.TextField("requisites.ogrn", func(v *T) *string { return &of(v).OGRN }).Width(4).When(ogrn),
		kit.TextField("requisites.phone", func(v *T) *string { return &of(v).Phone }).Width(6).Group("requisites.group.contacts"),
		kit.TextField("requisites.email", func(v *T) *string { return &of(v).Email }).Width(6),
		kit.TextField("requisites.address", func(v *T) *string { return &of(v).Address }).Wide(),
	}
}

// tagsField is many words with commas between.
func tagsField[T any](key string, at func(*T) *[]string) kit.Field[T] { return listField(key, ",", at) }

// listField is a list of texts written in a line with commas or other marks
// between.
func listField[T any](key, marks string, at func(*T) *[]string) kit.Field[T] {
	return kit.ParsedField(key,
		func(v *T) string { return strings.Join(*at(v), ", ") },
		func(text string, v *T) error {
			var list []string
			for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
				if part = strings.TrimSpace(part); part != "" {
					list = append(list, part)
				}
			}
			*at(v) = list
			return nil
		})
}
