package form

import (
	"strings"

	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// numberEditor holds a figure: with groups of thousands at rest, bare while one
// types. It computes: 1200*3 becomes 3 600,00.
type numberEditor struct {
	*textEditor
	// write computes a text and writes it with and without groups; empty where
	// there is nothing to show.
	write func(text string) (grouped, bare string, err error)
}

func newNumberEditor(env *host.Env, on edits, write func(string) (string, string, error)) *numberEditor {
	n := &numberEditor{write: write}
	entry := kit.NewEntry(env).Figures()
	entry.Accept = func(r rune) bool {
		return r >= '0' && r <= '9' || strings.ContainsRune(" \u00a0\u202f.,+-−–*/×÷()%₽", r)
	}
	n.textEditor = newTextEditor(entry, on)
	entry.OnFocus = func() {
		if _, bare, err := write(entry.Text); err == nil {
			n.quietly(bare, on)
		}
		on.focused()
	}
	entry.OnLeave = func() {
		if grouped, _, err := write(entry.Text); err == nil {
			n.quietly(grouped, on)
		}
		on.left()
	}
	return n
}

// quietly rewrites the same figure; nothing has changed.
func (n *numberEditor) quietly(text string, on edits) {
	n.OnChanged = nil
	n.SetText(text)
	n.OnChanged = func(string) { on.changed() }
}

func (n *numberEditor) value() kit.Option {
	if grouped, _, err := n.write(n.Text); err == nil {
		return kit.Option{Name: grouped}
	}
	return kit.Option{Name: n.Text}
}

// bareFigure writes a figure of package money with the decimal mark of the
// language, as one types it.
func bareFigure(env *host.Env, s string) string {
	mark := strings.Trim(env.Lang.Money(1), "0123456789")
	return strings.Replace(s, ".", mark, 1)
}

func writeMoney(env *host.Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		m, err := money.Calc(text)
		return env.Lang.Money(m), bareFigure(env, m.String()), err
	}
}

func writeQty(env *host.Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		q, err := money.CalcQty(text)
		return env.Lang.Qty(q), bareFigure(env, q.String()), err
	}
}

func writePercent(env *host.Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		p, err := money.ParsePercent(text)
		return env.Lang.Discount(p), bareFigure(env, p.String()), err
	}
}
