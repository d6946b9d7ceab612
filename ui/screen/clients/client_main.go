package clients

import (
	"strings"
	"time"

	"kartoteka/data/crm"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/record"
)

// mainFields is who the client is and how we work with it.
func (c *clientCard) mainFields() []form.Field[crm.Client] {
	a, e, n := c.app, c.env, c.names
	human := func(v *crm.Client) bool { return v.Kind != crm.Company }
	return append(
		record.RequisiteFields(func(v *crm.Client) *crm.Requisites { return &v.Requisites }),
		form.TextField("client.actual", func(v *crm.Client) *string { return &v.Actual }).Wide(),
		form.TextField("client.city", func(v *crm.Client) *string { return &v.City }).Width(4),
		record.DirectoryField(e, "client.region", a.Regions, func(v *crm.Client) *crm.RegionID { return &v.Region }, &n.Region).Width(4),
		form.CheckField("client.no_calls", func(v *crm.Client) *bool { return &v.NoCalls }).Width(4),
		record.DirectoryField(e, "client.manager", a.Managers, func(v *crm.Client) *crm.ManagerID { return &v.Manager }, &n.Manager).Group("client.group.sales").Width(4),
		form.TextField("client.source", func(v *crm.Client) *string { return &v.Source }).Width(4),
		tagsField("client.tags", func(v *crm.Client) *[]string { return &v.Tags }).Width(4).Hint("client.tags.hint"),
		form.DateField("client.birthday", func(v *crm.Client) *time.Time { return &v.Birthday }).Width(4).When(human),
		form.DateField("client.checked", func(v *crm.Client) *time.Time { return &v.Checked }).Width(4).
			Aside("client.checked.today", func(v *crm.Client) { v.Checked = a.Today() }),
		form.NoteField("client.note", func(v *crm.Client) *string { return &v.Note }).Group("client.group.note"),
	)
}

// tagsField is many words with commas between.
func tagsField[T any](key string, at func(*T) *[]string) form.Field[T] {
	return listField(key, ",", at)
}

// listField is a list of texts written in a line with commas or other marks
// between.
func listField[T any](key, marks string, at func(*T) *[]string) form.Field[T] {
	return form.ParsedField(key,
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
