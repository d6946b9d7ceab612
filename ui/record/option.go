package record

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/nav"
)

// Options turns a search of the use cases into the search of a picker.
func Options(e *nav.Env, search func(ctx context.Context, text string) ([]base.Option, error)) kit.Search {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		found, err := search(ctx, text)
		out := make([]kit.Option, len(found))
		for i, o := range found {
			out[i] = kit.Option{ID: o.ID, Name: o.Name, Detail: Detail(e.Lang, o)}
		}
		return out, err
	}
}

// Detail is what tells an option from its like, in small letters.
func Detail(l *lang.Lang, o base.Option) string {
	if o.Date.IsZero() {
		return o.Detail
	}
	return Joined(l.Date(o.Date), true, l.Money(o.Sum), o.Detail)
}

// RecordField is a field that chooses a record by its name. names tells the name of
// the record chosen when the form was opened.
func RecordField[T, R any](key string, search kit.Search, at func(*T) *crm.ID[R], chosen *string) form.Field[T] {
	return form.PickField(key, search,
		func(v *T) kit.Option { return kit.Option{ID: at(v).String(), Name: NameWhen(*at(v), *chosen)} },
		func(v *T, o kit.Option) error { return SetID(at(v), o, chosen) })
}

// DirectoryField is a field that chooses from a directory and can add to it.
func DirectoryField[T, R any](e *nav.Env, key string, d *firm.Directory[R], at func(*T) *crm.ID[R], chosen *string) form.Field[T] {
	create := func(name string, made func(kit.Option)) {
		var id crm.ID[R]
		e.Run.Run("", func(ctx context.Context) (err error) {
			id, err = d.Ensure(ctx, name)
			return err
		}, func(err error) {
			if err != nil {
				e.Toast(e.Explain(err), nil)
				return
			}
			made(kit.Option{ID: id.String(), Name: name})
		})
	}
	return form.PickOrCreateField(key, Options(e, d.Options), create,
		func(v *T) kit.Option { return kit.Option{ID: at(v).String(), Name: NameWhen(*at(v), *chosen)} },
		func(v *T, o kit.Option) error { return SetID(at(v), o, chosen) })
}

// NameWhen is the name of a record that is named, "" for none.
func NameWhen[R any](id crm.ID[R], name string) string {
	if id.IsZero() {
		return ""
	}
	return name
}

// SetID takes a choice of a picker into the field of a record.
func SetID[R any](at *crm.ID[R], o kit.Option, chosen *string) error {
	id, err := crm.ParseID[R](o.ID)
	*at, *chosen = id, o.Name
	return err
}

// Words offers values whose words are under a prefix.
func Words[V ~string](prefix string, values ...V) func(*host.Env) []kit.Option {
	return func(e *host.Env) []kit.Option {
		out := make([]kit.Option, len(values))
		for i, v := range values {
			out[i] = kit.Option{ID: string(v), Name: e.Lang.T(prefix + string(v))}
		}
		return out
	}
}

// ChoiceField is a field that chooses one of a few values.
func ChoiceField[T any, V ~string](key string, options func(*host.Env) []kit.Option, at func(*T) *V) form.Field[T] {
	return form.ChoiceField(key, options,
		func(v *T) string { return string(*at(v)) },
		func(v *T, id string) { *at(v) = V(id) })
}
