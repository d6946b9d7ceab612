package figures

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/ui/kit"
	"kartoteka/ui/record"
)

// restore takes the parameters chosen last time.
func (p *reportPage) restore() {
	var kept map[string]string
	if json.Unmarshal([]byte(p.env.Prefs.Get(p.prefKey())), &kept) == nil {
		maps.Copy(p.values, kept)
	}
}

// Follow takes parameters by their names, and the period by "from" and "to".
func (p *reportPage) Follow(args map[string]string) bool {
	if len(args) == 0 {
		return true
	}
	for _, param := range p.about.Params {
		if v, ok := args[param.Key]; ok {
			p.values[param.Key] = v
		}
	}
	if span, ok := spanOf(args); ok {
		p.period.Set(span)
	}
	p.showChips()
	p.Reload()
	return true
}

// spanOf is the period arguments name.
func spanOf(args map[string]string) (calendar.Period, bool) {
	from, err1 := time.Parse(record.ISODay, args["from"])
	to, err2 := time.Parse(record.ISODay, args["to"])
	return calendar.Period{From: from, To: to}, err1 == nil && err2 == nil
}

func (p *reportPage) prefKey() string { return "report." + p.about.Name + ".values" }

// chipsShown is how many parameters stand on the line unless they were changed;
// the rest are behind «+ параметр».
const chipsShown = 4

// showChips shows parameters as «Показатель: выручка».
func (p *reportPage) showChips() {
	l := p.env.Lang
	p.chips.RemoveAll()
	var rest []reports.Param
	for i, param := range p.about.Params {
		value, changed := p.value(param)
		if i >= chipsShown && !changed {
			rest = append(rest, param)
			continue
		}
		var chip *kit.Chip
		chip = kit.NewChip(p.env.Env, l.T("param."+param.Key)+": "+p.valueWords(param, value), changed,
			func() { p.choose(chip, param) }, p.clearer(param, changed))
		p.chips.Add(chip)
	}
	if len(rest) > 0 {
		var more *kit.Chip
		more = kit.NewChip(p.env.Env, l.T("report.param.more"), false, func() { p.chooseOther(more, rest) }, nil)
		p.chips.Add(more)
	}
	p.chips.Refresh()
}

// value is the value of a parameter and whether it is not the default.
func (p *reportPage) value(param reports.Param) (string, bool) {
	if v := p.values[param.Key]; v != "" && v != param.Default {
		return v, true
	}
	return param.Default, false
}

// chooseOther offers the parameters that stand not on the line.
func (p *reportPage) chooseOther(at fyne.CanvasObject, rest []reports.Param) {
	var items []kit.MenuItem
	for _, param := range rest {
		items = append(items, kit.MenuItem{Text: p.env.Lang.T("param." + param.Key), Do: func() { p.choose(at, param) }})
	}
	kit.ShowMenu(p.env.Env, at, items)
}

func (p *reportPage) valueWords(param reports.Param, value string) string {
	l := p.env.Lang
	switch key := cmp.Or(param.Of, param.Key) + "." + value; {
	case param.Kind == reports.ParamChoice:
		return l.T("param." + key)
	case value == "" && l.Has("param."+param.Key+".default"):
		return l.T("param." + param.Key + ".default")
	case value == "":
		return l.T("report.usual")
	case param.Kind == reports.ParamObject && l.Has("param."+key):
		return l.T("param." + key)
	case param.Kind == reports.ParamObject && l.Has(key):
		return l.T(key) // words of ours, such as a stage every base starts with
	}
	return value
}

// clearer takes a changed parameter back to its default.
func (p *reportPage) clearer(param reports.Param, changed bool) func() {
	if !changed {
		return nil
	}
	return func() { p.set(param.Key, "") }
}

// choose asks for the value of a parameter.
func (p *reportPage) choose(at fyne.CanvasObject, param reports.Param) {
	var found []reports.Choice
	settings := p.settings()
	p.env.Run.Run("", func(ctx context.Context) (err error) {
		found, err = p.app.Reports.Offer(ctx, param, p.env.Lang, settings)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			p.env.Toast(p.env.Explain(err), nil)
		case len(found) == 0 || len(found) > offersShown:
			p.ask(param)
		default:
			p.offer(at, param, found)
		}
	})
}

// offersShown is the most values a menu offers; where there are more, or none, a
// name is typed.
const offersShown = 40

// offer shows the values there are. Objects can be typed as well: many of them, or
// a part of a name.
func (p *reportPage) offer(at fyne.CanvasObject, param reports.Param, found []reports.Choice) {
	l := p.env.Lang
	var items []kit.MenuItem
	if param.Kind == reports.ParamObject && p.values[param.Key] != "" {
		items = append(items, kit.MenuItem{Text: l.T("report.usual"), Do: func() { p.set(param.Key, "") }})
	}
	for _, c := range found {
		items = append(items, kit.MenuItem{Text: c.Label.In(l), Do: func() { p.set(param.Key, c.Value) }})
	}
	if param.Kind == reports.ParamObject {
		items = append(items, kit.MenuItem{Text: l.T("report.param.several"), Do: func() { p.ask(param) }})
	}
	kit.ShowMenu(p.env.Env, at, items)
}

// ask lets a value be typed.
func (p *reportPage) ask(param reports.Param) {
	kit.AskText(p.env.Env, p.env.Lang.T("param."+param.Key), p.values[param.Key], func(text string) { p.set(param.Key, strings.TrimSpace(text)) })
}

// set changes a parameter, remembers it and makes the report anew.
func (p *reportPage) set(key, value string) {
	p.values[key] = value
	if kept, err := json.Marshal(p.values); err == nil {
		p.env.Prefs.Set(p.prefKey(), string(kept))
	}
	p.showChips()
	p.Reload()
}
