package kit

import (
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// TextField is a line of words; spaces around them are dropped.
func TextField[T any](key string, at func(*T) *string) Field[T] {
	f := newField(key,
		func(_ *Env, v *T) Option { return Option{Name: *at(v)} },
		func(_ *Env, o Option, v *T) error { *at(v) = o.Name; return nil })
	f.edit = func(env *Env, on edits) editor { return newTextEditor(NewEntry(env), on) }
	return f
}

// ParsedField is a line of words with a form of its own, such as a phone or an
// ИНН: read judges and normalises it, its problems land at the field.
func ParsedField[T any](key string, get func(*T) string, read func(string, *T) error) Field[T] {
	f := TextField(key, func(*T) *string { return new(string) })
	f.show = func(_ *Env, v *T) Option { return Option{Name: get(v)} }
	f.read = func(_ *Env, o Option, v *T) error { return read(o.Name, v) }
	return f
}

// NoteField is many lines of words in the whole width.
func NoteField[T any](key string, at func(*T) *string) Field[T] {
	f := TextField(key, at).Wide()
	f.edit = func(env *Env, on edits) editor { return newTextEditor(NewNote(env, 3), on) }
	return f
}

// MoneyField is a sum, 1200*3 computes; none is shown empty.
func MoneyField[T any](key string, at func(*T) *money.Money) Field[T] {
	f := numberField(key, at, money.Calc, writeMoney, money.Money.String)
	f.tell = sumOf(at, func(env *Env, m money.Money) string { return env.Lang.Money(m) })
	return f
}

// QtyField is a quantity to the thousandth; it computes as MoneyField does.
func QtyField[T any](key string, at func(*T) *money.Qty) Field[T] {
	f := numberField(key, at, money.CalcQty, writeQty, money.Qty.String)
	f.tell = sumOf(at, func(env *Env, q money.Qty) string { return env.Lang.Qty(q) })
	return f
}

// PercentField is a discount or mark-up to the hundredth of a per cent.
func PercentField[T any](key string, at func(*T) *money.Percent) Field[T] {
	return numberField(key, at, money.ParsePercent, writePercent, money.Percent.String)
}

// numberField is a figure of package money; zero is empty.
func numberField[T any, N ~int64](key string, at func(*T) *N, parse func(string) (N, error),
	write func(*Env) func(string) (string, string, error), plain func(N) string,
) Field[T] {
	f := newField(key,
		func(env *Env, v *T) Option {
			if *at(v) == 0 {
				return Option{}
			}
			grouped, _, _ := write(env)(plain(*at(v)))
			return Option{Name: grouped}
		},
		func(_ *Env, o Option, v *T) error {
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
	f.edit = func(env *Env, on edits) editor { return newNumberEditor(env, on, write(env)) }
	return f
}

// sumOf adds up a column of lines.
func sumOf[T any, N ~int64](at func(*T) *N, write func(*Env, N) string) func(*Env, []T) string {
	return func(env *Env, vs []T) string {
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
		func(env *Env, v *T) Option { return Option{Name: env.Lang.Date(*at(v))} },
		func(env *Env, o Option, v *T) error {
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
	f.edit = func(env *Env, on edits) editor { return newDateEditor(env, on) }
	return f
}

// CheckField is a yes or no with its label at the right.
func CheckField[T any](key string, at func(*T) *bool) Field[T] {
	f := newField(key,
		func(_ *Env, v *T) Option {
			if *at(v) {
				return Option{ID: ticked}
			}
			return Option{}
		},
		func(_ *Env, o Option, v *T) error { *at(v) = o.ID == ticked; return nil })
	f.ticks = true
	f.edit = func(env *Env, on edits) editor { return newCheckEditor(env, env.Lang.T(key), on) }
	return f
}

// ChoiceField is one of a few options; get and set speak of their IDs.
func ChoiceField[T any](key string, options func(*Env) []Option, get func(*T) string, set func(*T, string)) Field[T] {
	f := newField(key,
		func(env *Env, v *T) Option {
			id := get(v)
			for _, o := range options(env) {
				if o.ID == id {
					return Option{ID: o.ID, Name: o.Name}
				}
			}
			return Option{ID: id, Name: id}
		},
		func(_ *Env, o Option, v *T) error { set(v, o.ID); return nil })
	f.open = options
	f.edit = func(env *Env, on edits) editor {
		return newChoiceEditor(env, func() []Option { return options(env) }, on)
	}
	return f
}

// PickField is one of many, found by typing. Get gives the option of the value
// with its name; set takes the chosen one, or the zero Option when cleared.
func PickField[T any](key string, search Search, get func(*T) Option, set func(*T, Option) error) Field[T] {
	return pickField(key, search, nil, get, set)
}

// PickOrCreateField is PickField that offers to create what is not there; create
// calls made with the option of the new thing.
func PickOrCreateField[T any](key string, search Search, create func(name string, made func(Option)),
	get func(*T) Option, set func(*T, Option) error,
) Field[T] {
	return pickField(key, search, create, get, set)
}

func pickField[T any](key string, search Search, create func(string, func(Option)),
	get func(*T) Option, set func(*T, Option) error,
) Field[T] {
	f := newField(key,
		func(_ *Env, v *T) Option { o := get(v); return Option{ID: o.ID, Name: o.Name} },
		func(_ *Env, o Option, v *T) error {
			if o.ID == "" && o.Name != "" {
				return problem.At("", "picker.unknown", "Text", o.Name)
			}
			return set(v, o)
		})
	f.find = search
	f.edit = func(env *Env, on edits) editor {
		p := newPickEditor(env, search, on)
		p.Create = create
		return p
	}
	return f
}

// StaticField shows a text that can be read and copied, not changed; as a column
// of lines it is a computed one.
func StaticField[T any](key string, text func(env *Env, v *T) string) Field[T] {
	return newField(key, func(env *Env, v *T) Option { return Option{Name: strings.TrimSpace(text(env, v))} }, nil)
}

// SumField is a computed sum of lines: shown and totalled, never typed.
func SumField[T any](key string, at func(*T) *money.Money) Field[T] {
	return MoneyField(key, at).Fixed()
}
