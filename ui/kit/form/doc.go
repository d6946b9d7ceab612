// Package form is the page of one record: its fields, its tables, its buttons.
//
// A Form is such a page as a value; Page makes the page of it.
//
//	form.Form[crm.Client]{
//		Key: "client", Value: c, Save: a.Clients.Save, Check: (*crm.Client).Check,
//		Fields: []form.Field[crm.Client]{
//			form.TextField("client.name", func(c *crm.Client) *string { return &c.Name }).Required(),
//			form.MoneyField("client.limit", func(c *crm.Client) *money.Money { return &c.Limit }),
//		},
//	}.Page(env)
//
// # Fields
//
// A Field shows a value of the record, reads it back and knows which control
// edits it. The same Fields are the columns of Lines, the table inside a
// document, whose cells are edited in place.
//
// # Saving
//
// What is typed is read into a copy of the record, checked, and given to Save. A
// refusal loses nothing that was typed: each problem is shown at its field, found
// by its path, and all are listed on top with links. A record that somebody else
// has changed meanwhile is joined with what was typed (Env.Stale).
//
// # Periods and moments
//
// PeriodPicker chooses the days of a report, AskMoment asks for a day with an hour.
package form
