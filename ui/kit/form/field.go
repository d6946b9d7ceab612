package form

import (
	"strings"

	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Field is one value of T as a person sees and changes it: in a form, or as a
// column of lines. It is made by one of the constructors (TextField, MoneyField,
// PickField, …) and refined by its methods, each of which returns a new Field:
//
//	form.TextField("client.name", func(c *crm.Client) *string { return &c.Name }).Required().Wide()
//
// The key names the label in assets/lang. What follows its first dot is the path
// by which problems find the field: "client.bank.account" is "bank.account".
type Field[T any] struct {
	key, path, group, hint string

	show func(env *host.Env, v *T) kit.Option
	read func(env *host.Env, o kit.Option, v *T) error
	edit func(env *host.Env, on edits) editor // nil: shown only
	open func(env *host.Env) []kit.Option     // options of a choice
	find kit.Search                           // options of one of many
	tell func(env *host.Env, vs []T) string   // total of a column of lines

	required, figures, ticks, total, muted bool

	aside   string // words of the link over the field
	asideDo func(v *T)

	span  int     // of twelve, in a form
	width float32 // of a column of lines
	role  func(*T) look.Role
	shown func(*T) bool
}

// Required marks the field with a star; left empty it is a problem.
func (f Field[T]) Required() Field[T] { f.required = true; return f }

// Wide gives the field the whole width of the form.
func (f Field[T]) Wide() Field[T] { f.span = 12; return f }

// Width gives the field so many twelfths of the form; the usual is six. As a
// column of lines it gets so many times fifty pixels at 100 %; columns without a
// width share what is left.
func (f Field[T]) Width(twelfths int) Field[T] {
	f.span, f.width = twelfths, float32(twelfths)*50
	return f
}

// Hint puts muted words under the field, by key.
func (f Field[T]) Hint(key string) Field[T] { f.hint = key; return f }

// Group begins a group of fields with a small heading, by key.
func (f Field[T]) Group(key string) Field[T] { f.group = key; return f }

// Path replaces the path by which problems find the field.
func (f Field[T]) Path(path string) Field[T] { f.path = path; return f }

// Total sums a column of lines at their foot; for sums and quantities.
func (f Field[T]) Total() Field[T] { f.total = true; return f }

// Muted writes a column of lines in the muted colour.
func (f Field[T]) Muted() Field[T] { f.muted = true; return f }

// Role colours the value of a column of lines.
func (f Field[T]) Role(role func(*T) look.Role) Field[T] { f.role = role; return f }

// When hides the field of a form unless the value says otherwise; it is asked
// again after each edit. A hidden field is not read.
func (f Field[T]) When(shown func(*T) bool) Field[T] { f.shown = shown; return f }

// Fixed shows the field as a text to read and copy.
func (f Field[T]) Fixed() Field[T] { f.edit, f.open = nil, nil; return f }

// Aside puts a link, by key, over the right end of the field: it changes the value
// at one press, such as «сегодня».
func (f Field[T]) Aside(key string, do func(v *T)) Field[T] {
	f.aside, f.asideDo = key, do
	return f
}

// newField fills in what all kinds share.
func newField[T any](key string, show func(*host.Env, *T) kit.Option, read func(*host.Env, kit.Option, *T) error) Field[T] {
	_, path, found := strings.Cut(key, ".")
	if !found {
		path = key
	}
	return Field[T]{key: key, path: path, show: show, read: read, span: 6}
}

// take reads what an editor holds into v; problems name the field.
func (f *Field[T]) take(env *host.Env, o kit.Option, v *T) error {
	if f.edit == nil {
		return nil
	}
	if f.required && o.Name == "" && o.ID == "" {
		return problem.At(f.path, "problem.required")
	}
	return problem.In(f.path, f.read(env, o, v))
}

// visible reports whether the field is on the form for this value.
func (f *Field[T]) visible(v *T) bool { return f.shown == nil || f.shown(v) }
