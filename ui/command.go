package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is one thing the program does when it is told: by keys, by the main
// menu or by the palette. All three, and the card of keys, are drawn from one
// table of commands. A Command with no Key parts the menu by a line.
type Command struct {
	// Key names the command; its words are command.KEY.
	Key string
	// Menu is the key of the menu it stands in, one of those of menus; empty
	// for a command of keys and palette only.
	Menu string
	// Chords are the keys that give the command, the first one shown.
	Chords []Chord
	// Do does it.
	Do func()
	// Can tells whether it makes sense now; nil is always.
	Can func() bool

	// On tells that what the command chooses is chosen already: it is ticked in
	// the menu. Nil for a command that chooses nothing.
	On func() bool

	words  string // instead of command.KEY, such as the name of a section
	onPage bool   // the page takes the key itself
	always bool   // also while something stands above the window
}

// Chord is a key with the modifiers held. A key alone reaches the program
// through the focused control, one with Ctrl or Alt through the main menu.
type Chord struct {
	Mod fyne.KeyModifier
	Key fyne.KeyName
}

// Ctrl is the chord of a key with Ctrl (⌘ on a Mac), Alt with Alt, and Plain of
// the key alone.
func Ctrl(key fyne.KeyName) Chord { return Chord{fyne.KeyModifierShortcutDefault, key} }

// Alt is the chord of a key with Alt.
func Alt(key fyne.KeyName) Chord { return Chord{fyne.KeyModifierAlt, key} }

// Plain is the chord of the key alone.
func Plain(key fyne.KeyName) Chord { return Chord{0, key} }

// keyNames are the names on the keyboard where the toolkit's differ.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyInsert: "Ins", fyne.KeyDelete: "Del", fyne.KeyEscape: "Esc",
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓",
	fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn", fyne.KeyEqual: "+", fyne.KeyPlus: "+", fyne.KeyMinus: "−",
}

// String writes the chord as keyboards and menus do: Ctrl+Enter.
func (c Chord) String() string {
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "⌘"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if c.Mod&m.mod != 0 {
			parts = append(parts, m.name)
		}
	}
	name, ok := keyNames[c.Key]
	if !ok {
		name = string(c.Key)
	}
	return strings.Join(append(parts, name), "+")
}

// shortcut is the chord as the main menu wants it. Undo has a name of its own
// in the toolkit, which alone the driver sends for Ctrl+Z.
func (c Chord) shortcut() fyne.Shortcut {
	if c == Ctrl(fyne.KeyZ) {
		return &fyne.ShortcutUndo{}
	}
	return &desktop.CustomShortcut{KeyName: c.Key, Modifier: c.Mod}
}

// keys are the chords of a command as the card of keys shows them.
func (c Command) keys() string {
	if len(c.Chords) == 0 {
		return ""
	}
	return c.Chords[0].String()
}

// on tells whether what the command chooses is chosen already.
func (c Command) on() bool { return c.On != nil && c.On() }

// can tells whether the command makes sense now.
func (c Command) can() bool { return c.Do != nil && (c.Can == nil || c.Can()) }
