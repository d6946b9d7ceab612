// Package uitest sits a person down before the window of the program, for the tests
// of screens: a Clerk types, taps and reads what is shown, and nothing else. Under
// the window is a real base in a temporary folder with a clock that stands still
// and IDs that count (app/apptest); everything runs at once on the goroutine of the
// test.
//
//	c := uitest.AtDesk(t)
//	c.Client("Альфа")              // behind the window
//	c.Opens(nav.To("clients"))
//	c.Press(fyne.KeyReturn)
//	c.Field("Город")
//	c.Enter("Пермь")
//	c.Ctrl(fyne.KeyReturn)
//	c.Wants("Клиенты", "Пермь")
//
// When the test ends the base is checked, and an error no words explain fails it.
// go test -artifacts keeps the pictures a test takes, and one of every test that
// failed.
package uitest
