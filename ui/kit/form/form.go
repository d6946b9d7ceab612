package form

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Form is the page of one record, a card or a document, as a value; Page makes the
// page.
//
// The texts of the fields are read into a copy of Value, judged by Check and
// given to Save. A refusal leaves the page as it is: problems are shown at their
// fields and on top with links, and nothing typed is lost. Fields replace what
// they set in the copy; a field that changed what is behind a pointer would change
// the original.
type Form[T any] struct {
	// Key names the kind of form for preferences.
	Key string
	// Value is what is edited. It is not written to.
	Value *T

	Title   func(env *host.Env, v *T) string              // name of the page and of its tab
	Note    func(env *host.Env, v *T) string              // muted words after the title
	Badge   func(env *host.Env, v *T) (string, look.Role) // state; empty for none
	Metrics func(env *host.Env, v *T) []kit.Metric        // figures that matter

	// Notices finds what the person should know of the value as far as it is
	// typed, such as records that look like it. They are shown under the head and
	// stop nothing. It runs off the thread of the window when the form is shown and
	// when a field was left; a field changed meanwhile drops the answer.
	Notices func(ctx context.Context, v T) ([]Notice, error)

	// Foresee finds out figures that follow from the value off the thread of the
	// window, such as what a handover would move: they are shown beside Figures. It is
	// called again when ForeseeOf, the name of what they depend on, has changed.
	Foresee   func(ctx context.Context, v T) ([]kit.Metric, error)
	ForeseeOf func(v *T) string

	// Begin changes the value as it is opened, as if the person had typed it: it is
	// not kept yet. What Check finds wrong with it is shown at its fields at once.
	Begin func(v *T)

	// Fields and Lines are the body of a form without tabs.
	Fields []Field[T]
	Lines  FormLines[T]
	Tabs   []Tab[T]

	// First is the path of the field that has the caret when the form is shown;
	// nil or "" is the first one.
	First func(v *T) string

	// Check finds all faults of a value that was read; it must be quick.
	Check func(v *T) error
	// Recalc brings computed parts in line after an edit; it must be quick.
	Recalc func(v *T)
	// Save keeps the value and may set in it what keeping gives: an ID, a
	// number, a revision. It runs off the thread of the window.
	Save func(ctx context.Context, v *T) error
	// SaveKey and SaveCloseKey name the words of the buttons; the usual are
	// «Записать» and «Записать и закрыть».
	SaveKey, SaveCloseKey string
	Actions               []Action[T]
	// OnSaved gets each value that was saved.
	OnSaved func(v *T)
	// Leave closes the page; the shell's way of closing a tab.
	Leave func()

	// Dropped takes files dropped on the page: into the draft, or into the base as
	// files of the record. Nil has no use for files.
	Dropped func(v *T, paths []string)

	// Load reads the value again when one of the tables Reads has changed; v is the
	// one shown. Nil leaves the page as it is: a record not saved yet.
	Load  func(ctx context.Context, v T) (*T, error)
	Reads []string
	// Loaded, when not nil, takes what Load has read beside the value, such as
	// names of what it refers to, on the thread of the window before it is shown.
	Loaded func()
	// Print, when not nil, puts the kept value on paper (Ctrl+P).
	Print func(v *T)
}

// Notice is a line of Form.Notices. Open, when not nil, shows what it is about.
type Notice struct {
	Text string // a sentence
	Open func() // may be nil
}

// Tab is one tab of a form.
type Tab[T any] struct {
	Key    string          // words of the tab
	When   func(v *T) bool // whether the tab is there for the value; nil is always
	Count  func(v *T) int  // shown after the words; nil or 0 for none
	Fields []Field[T]      // above
	Lines  FormLines[T]    // below; nil for none
	// Summary is the sums under the lines, at the right.
	Summary func(env *host.Env, v *T) []SummaryLine
	// Content is a part of its own under the fields, instead of lines, made once
	// when the tab is first shown. What it can do it says as a page does: one that
	// Reloads is read again when its tables change and it is shown, a FormContent
	// edits the value.
	Content func(env *host.Env, v *T) fyne.CanvasObject
}

// SummaryLine is a sum under the lines of a document.
type SummaryLine struct {
	Caption string // what is summed
	Value   string // the sum in words
	Strong  bool   // bold: what is to be paid
}

// Action is a button beside the save button.
type Action[T any] struct {
	Key  string // words of the button
	Icon string // drawing of look before them, "" for none
	// Primary puts the button in the place of «Записать и закрыть».
	Primary bool
	// Save is another way of keeping the value, such as «Провести»; it reads,
	// judges and refuses as saving does.
	Save func(ctx context.Context, v *T) error
	// Close closes the page after Save.
	Close bool
	// Do works on the kept value: changes are saved first.
	Do func(v *T)
	// Items open as a menu.
	Items func(v *T) []kit.MenuItem
	// Off reports that the action makes no sense for the value now.
	Off func(v *T) bool
}

// FormLines is the lines of a form, made by LinesOf.
type FormLines[T any] interface {
	attach(env *host.Env, host formHost[T]) linesView[T]
}
