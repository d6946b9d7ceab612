// Package host is what a page needs of the program around it, and nothing of how
// that program is made.
//
// # Env
//
// Env is handed to every page and control: the language, the preferences, the
// window, the clock, and the ways to speak to the person (Toast), to explain an
// error (Explain), to ask for a file (Files), to save and print a list. The
// program makes one for its window; tests make one with package hosttest.
//
// # Threads
//
// Widgets belong to the thread of the window. Env.Run, a Runner, is the only way
// to leave that thread and to come back to it: work runs elsewhere, done runs
// where widgets may be touched.
//
//	var rows []Row
//	env.Run.Run("clients", func(ctx context.Context) (err error) {
//		rows, err = clients.List(ctx)
//		return err
//	}, func(err error) { page.show(rows, err) })
//
// A newer request of the same key cancels the older one and drops its answer, so
// a slow search never overwrites a fast one. Work that changes data has the empty
// key: it is never cancelled and never dropped. Background is the Runner of the
// program; Inline, of tests, does everything at once.
//
// # Keys
//
// A control handles the keys it understands and passes each other one on by
// PassKey: to the dialog on top, if one is open, else to Env.Keys, which asks the
// page (a KeyHandler). So Ins, F5 or Esc reach the page while the person types.
// PassShortcut does the same with shortcuts, which end at the window.
package host
