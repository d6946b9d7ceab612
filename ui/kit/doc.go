// Package kit is the generic blocks of the window: pages, lists, forms, lines of
// documents, controls, dialogs. It knows no business; screens give it data,
// words by key and use cases, and get pages.
//
// # Pages
//
// Register is a list of records as data, Form the page of one record, each a
// value whose Page method makes the page. What else a page can do it says by
// small interfaces (page.go), which the shell asks for by As.
//
//	kit.Form[crm.Client]{
//		Key: "client", Value: c, Save: a.Clients.Save, Check: (*crm.Client).Check,
//		Fields: []kit.Field[crm.Client]{
//			kit.TextField("client.name", func(c *crm.Client) *string { return &c.Name }).Required(),
//			kit.MoneyField("client.limit", func(c *crm.Client) *money.Money { return &c.Limit }),
//		},
//	}.Page(env)
//
// A Field knows how to show a value, to read it back and which control to use;
// the same Fields are the columns of Lines, the table inside a document.
//
// # Threads
//
// Widgets belong to the thread of the window. Env.Run is the only way to leave
// it and to come back; Job does so with progress and a way to stop. Tests use
// Inline, which does everything at once.
//
// # Keys
//
// A control uses the keys it understands and passes all others to the dialog on
// top or to Env.Keys, so that Ins, F5 or Esc reach the page while one types.
// Shortcuts it has no use for go to the window. While a drop-down is open the
// toolkit gives it the focus; it passes letters on to the field under it.
//
// # Drawing
//
// Widgets are raw canvas objects painted from look.Current at each Refresh and
// placed by one function (drawing, in control.go): they follow the theme and
// cost little.
package kit
