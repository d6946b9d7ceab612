// Command bare opens the toolkit's window with one label and nothing else: what
// the start of the program's window is measured beside.
package main

import (
	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: "ru.kartoteka.bare", Name: "bare", Migrations: map[string]bool{"fyneDo": true},
	})
	w := fyneapp.New().NewWindow("bare")
	w.SetContent(container.NewCenter(widget.NewLabel("Картотека")))
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
