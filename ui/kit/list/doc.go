// Package list is the page of many records: searched, filtered, sorted, summed,
// exported, with a preview beside it.
//
// A Register is such a page as a value. It says how the rows are read, which
// columns and filters there are and what can be done with the rows; Page makes
// the page of it.
//
//	list.Register[clients.Row]{
//		Key:   "clients",
//		Reads: []string{"clients", "orders", "payments"},
//		Load:  clients.List,
//		ID:    func(r clients.Row) string { return r.ID.String() },
//		Columns: []list.Column[clients.Row]{
//			list.Text("client", func(r clients.Row) string { return r.Name }).Lead().Flex(1),
//			list.Money("debt", func(r clients.Row) money.Money { return r.Debt }).Total(),
//		},
//		Search: func(r clients.Row) string { return r.Name + " " + r.INN },
//		Create: func() { … }, Open: func(r clients.Row) { … },
//	}.Page(env)
//
// A Column holds one typed value per row; how it is written, aligned, sorted,
// summed and exported follows from its type. A Filter is a chip over the rows.
// Search, filters, order, the widths of columns and the preview are remembered
// in the preferences under the Key of the register.
//
// A Board shows the same rows as cards in columns, moved from one to another by
// the mouse or by keys. Board and grid are both a rowsView, by which alone the
// page speaks to them: search, filters, order, selection and commands are
// written once.
package list
