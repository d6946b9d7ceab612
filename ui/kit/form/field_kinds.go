package form

import (
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// TextField is a line of words; spaces around them are dropped.
func TextField[T any](key string, at func(*T) *string) Field[T] {
	f := newField(key,
		func(_ *host.Env, v *T) kit.Option { return kit.Option{Name: *at(v)} },
		func(_ *host.Env, o kit.Option, v *T) error { *at(v) = o.Name; return nil })
	f.edit = func(env *host.Env, on edits) editor { return newTextEditor(kit.NewEntry(env), on) }
	return f
}

// ParsedField is a line of words with a form of its own, such as a phone or an
// ИНН: read judges and normalises it, its problems land at the field.
func ParsedField[T any](key string, get func(*T) string, read func(string, *T) error) Field[T] {
	f := TextField(key, func(*T) *string { return new(string) })
	f.show = func(_ *host.Env, v *T) kit.Option { return kit.Option{Name: get(v)} }
	f.read = func(_ *host.Env, o kit.Option, v *T) error { return read(o.Name, v) }
	return f
}

// NoteField is many lines of words in the whole width.
func NoteField[T any](key string, at func(*T) *string) Field[T] {
	f := TextField(key, at).Wide()
	f.edit = func(env *host.Env, on edits) editor { return newTextEditor(kit.NewNote(env, 3), on) }
	return f
}

// MoneyField is a sum, 1200*3 computes; none is shown empty.
func MoneyField[T any](key string, at func(*T) *money.Money) Field[T] {
	f := numberField(key, at, money.Calc, writeMoney, money.Money.String)
	f.tell = sumOf(at, func(env *host.Env, m money.Money) string { return env.Lang.Money(m) })
	return f
}

// QtyField is a quantity to the thousandth; it computes as MoneyField does.
func QtyField[T any](key string, at func(*T) *money.Qty) Field[T] {
	f := numberField(key, at, money.CalcQty, writeQty, money.Qty.String)
	f.tell = sumOf(at, func(env *host.Env, q money.Qty) string { return env.Lang.Qty(q) })
	return f
}

// PercentField is a discount or mark-up to the hundredth of a per cent.
func PercentField[T any](key string, at func(*T) *money.Percent) Field[T] {
	return numberField(key, at, money.ParsePercent, writePercent, money.Percent.String)
}

// numberField is a figure of package money; zero is empty.
func numberField[T any, N ~int64](key string, at func(*T) *N, parse func(string) (N, error),
	write func(*host.Env) func(string) (string, string, error), plain func(N) string,
) Field[T] {
	f := newField(key,
		func(env *host.Env, v *T) kit.Option {
			if *at(v) == 0 {
				return kit.Option{}
			}
			grouped, _, _ := write(env)(plain(*at(v)))
			return kit.Option{Name: grouped}
		},
		func(_ *host.Env, o kit.Option, v *T) error {
			if o.Name == "" {
				*at(v) = 0
				return nil
			}
			n, err := parse(o.Name)
			if err == nil {
				*at(v) = n
			}
			return err
		})
	f.figures, f.width = true, 92
	f.edit = func(env *host.Env, on edits) editor { return newNumberEditor(env, on, write(env)) }
	return f
}

// sumOf adds up a column of lines.
func sumOf[T any, N ~int64](at func(*T) *N, write func(*host.Env, N) string) func(*host.Env, []T) string {
	return func(env *host.Env, vs []T) string {
		var sum N
		for i := range vs {
			sum += *at(&vs[i])
		}
		return write(env, sum)
	}
}

// DateField is a day: 15, 15.6, 150626 and +3 are understood; the zero time is
// no day.
func DateField[T any](key string, at func(*T) *time.Time) Field[T] {
	f := newField(key,
		func(env *host.Env, v *T) kit.Option { return kit.Option{Name: env.Lang.Date(*at(v))} },
		func(env *host.Env, o kit.Option, v *T) error {
			if o.Name == "" {
				*at(v) = time.Time{}
				return nil
			}
			day, err := calendar.ParseDate(o.Name, env.Now())
			if err == nil {
				*at(v) = day
			}
			return err
		})
	f.edit = func(env *host.Env, on edits) editor { return newDateEditor(env, on) }
	return f
}

// CheckField is a yes or no with its label at the right.
func CheckField[T any](key string, at func(*T) *bool) Field[T] {
	f := newField(key,
		func(_ *host.Env, v *T) kit.Option {
			if *at(v) {
				return kit.Option{ID: ticked}
			}
			return kit.Option{}
		},
		func(_ *host.Env, o kit.Option, v *T) error { *at(v) = o.ID == ticked; return nil })
	f.ticks = true
	f.edit = func(env *host.Env, on edits) editor { return newCheckEditor(env, env.Lang.T(key), on) }
	return f
}

// ChoiceField is one of a few options; get and set speak of their IDs.
func ChoiceField[T any](key string, options func(*host.Env) []kit.Option, get func(*T) string, set func(*T, string)) Field[T] {
	f := newField(key,
		func(env *host.Env, v *T) kit.Option {
			id := get(v)
			for _, o := range options(env) {
				if o.ID == id {
					return kit.Option{ID: o.ID, Name: o.Name}
				}
			}
			return kit.Option{ID: id, Name: id}
		},
		func(_ *host.Env, o kit.Option, v *T) error { set(v, o.ID); return nil })
	f.open = options
	f.edit = func(env *host.Env, on edits) editor {
		return newChoiceEditor(env, func() []kit.Option { return options(env) }, on)
	}
	return f
}

// PickField is one of many, found by typing. Get gives the option of the value
// with its name; set takes the chosen one, or the zero Option when cleared.
func PickField[T any](key string, search kit.Search, get func(*T) kit.Option, set func(*T, kit.Option) error) Field[T] {
	return pickField(key, search, nil, get, set)
}

// PickOrCreateField is PickField that offers to create what is not there; create
// calls made with the option of the new thing.
func PickOrCreateField[T any](key string, search kit.Search, create func(name string, made func(kit.Option)),
	get func(*T) kit.Option, set func(*T, kit.Option) error,
) Field[T] {
	return pickField(key, search, create, get, set)
}

func pickField[T any](key string, search kit.Search, create func(string, func(kit.Option)),
	get func(*T) kit.Option, set func(*T, kit.Option) error,
) Field[T] {
	f := newField(key,
		func(_ *host.Env, v *T) kit.Option { o := get(v); return kit.Option{ID: o.ID, Name: o.Name} },
		func(_ *host.Env, o kit.Option, v *T) error {
			if o.ID == "" && o.Name != "" {
				return problem.At("", "picker.unknown", "Text", o.Name)
			}
			return set(v, o)
		})
	f.find = search
	f.edit = func(env *host.Env, on edits) editor {
		p := newPickEditor(env, search, on)
		p.Create = create
		return p
	}
	return f
}

// StaticField shows a text that can be read and copied, not changed; as a column
// of lines it is a computed one.
func StaticField[T any](key string, text func(env *host.Env, v *T) string) Field[T] {
	return newField(key, func(env *host.Env, v *T) kit.Option { return kit.Option{Name: strings.TrimSpace(text(env, v))} }, nil)
}

// SumField is a computed sum of lines: shown and totalled, never typed.
func SumField[T any](key string, at func(*T) *money.Money) Field[T] {
	return MoneyField(key, at).Fixed()
}
