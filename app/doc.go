// Package app joins the use cases of Kartoteka: what a person does with the
// program, the same for the window and for the command line. Each subject is a
// package below this one; here the base is opened, the subjects are joined, and
// what stands across them has its place: the start page, the search over
// everything, the demo firm, checks and copies of the base.
//
//	a, err := app.Open(ctx, "firm.db", env)
//	rows, err := a.Clients.List(ctx)
//	err = a.Orders.Ship(ctx, id, day)
//	err = a.Undo(ctx)
//
// A use case opens one transaction, judges the value by the rules of data/crm,
// writes it, commits, and only then tells the subscribers which tables have
// changed. A refused one leaves nothing behind: no record, no event, no undo.
//
// The subjects stand in an order, and a lower one never calls a higher one:
// base, firm, goods, tasks, payments, sales, deals, history, figures, talk,
// clients, exchange.
package app
