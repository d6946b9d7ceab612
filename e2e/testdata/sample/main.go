// Command sample is a window with one field, one button and one menu item. The
// rig's own tests drive it; it tells on stdout what it was asked to do.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

func main() {
	wrong := flag.Bool("wrong-thread", false, "touch a widget from a goroutine")
	flag.Parse()
	say := func(format string, args ...any) { fmt.Fprintf(os.Stdout, format+"\n", args...) }

	w := fyneapp.NewWithID("ru.kartoteka.sample").NewWindow("Образец")
	field := widget.NewEntry()
	field.OnChanged = func(s string) { say("text %s", s) }
	button := widget.NewButton("Нажать", func() { say("tapped"); w.SetTitle("Нажато") })
	save := fyne.NewMenuItem("Сохранить", func() { say("saved") })
	save.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	w.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("Файл", save)))
	w.SetContent(container.NewBorder(field, nil, nil, nil, button))
	w.Resize(fyne.NewSize(400, 300))
	w.Canvas().Focus(field)
	if *wrong {
		time.AfterFunc(time.Second, func() { field.SetText("не отсюда") })
	}
	w.ShowAndRun()
}
