package ui

import (
	"encoding/json"

	fynelang "fyne.io/fyne/v2/lang"

	"kartoteka/data/lang"
)

// lang: fyne.*

// fyneWords are the keys of the toolkit's own words. Its menus of fields say
// some of them; its Russian table has Tuesday and Thursday swapped, ours has them
// right.
var fyneWords = []string{
	"Advanced", "Cancel", "Confirm", "Copy", "Create Folder", "Cut", "Enter filename", "Error",
	"Favourites", "File", "Folder", "New Folder", "No", "OK", "Open", "Paste", "Quit", "Redo",
	"Save", "Select all", "Show Hidden Files", "Undo", "Yes", "file.name", "file.parent",
	"monday", "monday.short", "tuesday", "tuesday.short", "wednesday", "wednesday.short",
	"thursday", "thursday.short", "friday", "friday.short", "saturday", "saturday.short",
	"sunday", "sunday.short",
}

// speakFyne makes the toolkit speak the language. It has no way to be told one
// (fyne-io/fyne#5333): it speaks the system's, so our words are given to it as
// those of the system's language, whichever that is.
func speakFyne(l *lang.Lang) {
	words := map[string]map[string]string{}
	for _, key := range fyneWords {
		words[key] = map[string]string{"other": l.T("fyne." + key)}
	}
	if data, err := json.Marshal(words); err == nil {
		_ = fynelang.AddTranslationsForLocale(data, fynelang.SystemLocale())
	}
}
