// Command bare opens the toolkit's window with one label, or with a table of the
// toolkit of so many rows, and nothing else: what the program's window is
// measured beside.
package main

import (
	"flag"
	"strconv"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	rows := flag.Int("rows", 0, "show a table of so many rows")
	flag.Parse()
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: "ru.kartoteka.bare", Name: "bare", Migrations: map[string]bool{"fyneDo": true},
	})
	w := fyneapp.New().NewWindow("bare")
	w.SetContent(container.NewCenter(widget.NewLabel("Картотека")))
	if *rows > 0 {
		showTable(w, *rows)
	}
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}

// showTable shows a table of eight columns, as the list of orders has; PageDown,
// which the toolkit's does not know, goes on by a page.
func showTable(w fyne.Window, rows int) {
	const columns = 8
	t := widget.NewTable(
		func() (int, int) { return rows, columns },
		func() fyne.CanvasObject { return widget.NewLabel("ЗК-2026/000000") },
		func(at widget.TableCellID, cell fyne.CanvasObject) {
			cell.(*widget.Label).SetText("ЗК-" + strconv.Itoa(columns*at.Row+at.Col))
		})
	w.SetContent(t)
	at := float32(0)
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyPageDown {
			at += t.Size().Height
			t.ScrollToOffset(fyne.NewPos(0, at))
		}
	})
}
