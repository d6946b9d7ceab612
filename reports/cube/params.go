package cube

import (
	"context"
	"fmt"
	"strings"

	"kartoteka/data/problem"
	"kartoteka/reports"
)

// objectAxes are the axes people look at sales by.
var objectAxes = []Axis{Client, Product, Group, Manager, Region}

// ByParam is the parameter that chooses among them.
func ByParam(key, first string, more ...string) reports.Param {
	words := more
	for _, a := range objectAxes {
		words = append(words, a.String())
	}
	return reports.Param{Key: key, Kind: reports.ParamChoice, Default: first, Choices: words}
}

// AxisOf is the axis of a word; false when the word names none.
func AxisOf(word string) (Axis, bool) {
	for _, a := range objectAxes {
		if a.String() == word {
			return a, true
		}
	}
	return 0, false
}

var (
	// MeasureParam chooses what is summed; see MeasureOf.
	MeasureParam = reports.Param{
		Key: "measure", Kind: reports.ParamChoice, Default: "revenue",
		Choices: []string{"revenue", "profit", "quantity", "orders"},
	}
	// VATParam chooses whether revenue counts with VAT.
	VATParam = reports.Param{
		Key: "vat", Kind: reports.ParamChoice, Default: "excluded",
		Choices: []string{"excluded", "included"},
	}
)

// MeasureOf is the measure the parameter "measure" chooses.
func MeasureOf(v reports.Values) Measure {
	for _, m := range []Measure{Revenue, Profit, Quantity, Orders} {
		if m.String() == v["measure"] {
			return m
		}
	}
	return Revenue
}

// WhereParams let a reader keep only the sales of some objects.
func WhereParams() []reports.Param {
	params := make([]reports.Param, len(objectAxes))
	for i, a := range objectAxes {
		params[i] = reports.Param{Key: a.String(), Kind: reports.ParamObject, Of: a.String(), Objects: offerMembers(a)}
	}
	return params
}

// Where makes filters of the parameters: names or keys, many with semicolons
// between. A name that no object bears is a problem.
func Where(ctx context.Context, facts Facts, v reports.Values) ([]Filter, error) {
	var filters []Filter
	var errs []error
	for _, axis := range objectAxes {
		words := v[axis.String()]
		if words == "" {
			continue
		}
		members, err := facts.Members(ctx, axis, nil)
		if err != nil {
			return nil, fmt.Errorf("names of %s: %w", axis, err)
		}
		f := Filter{Axis: axis}
		for word := range strings.SplitSeq(words, ";") {
			found := matching(members, strings.TrimSpace(word))
			if len(found) == 0 {
				errs = append(errs, problem.At(axis.String(), "problem.report.object",
					"Param", axis.String(), "Value", strings.TrimSpace(word)))
			}
			f.Ordinals = append(f.Ordinals, found...)
		}
		filters = append(filters, f)
	}
	return filters, problem.Join(errs...)
}

// matching are the members of this key or name; letters' case is no matter.
func matching(members []Member, word string) []uint32 {
	var found []uint32
	for o, m := range members {
		if m.Key == word || strings.EqualFold(m.Name, word) {
			found = append(found, uint32(o))
		}
	}
	return found
}

// offerMembers lists the objects of an axis that sales name.
func offerMembers(axis Axis) func(context.Context, reports.Source, reports.Settings) ([]reports.Choice, error) {
	return func(ctx context.Context, src reports.Source, _ reports.Settings) ([]reports.Choice, error) {
		facts, err := reports.View[Facts](src.Views)
		if err != nil {
			return nil, err
		}
		members, err := facts.Members(ctx, axis, nil)
		if err != nil {
			return nil, fmt.Errorf("names of %s: %w", axis, err)
		}
		return reports.OfferNames(src, func(yield func(string) bool) {
			for _, m := range members {
				if !yield(m.Name) {
					return
				}
			}
		}), nil
	}
}
