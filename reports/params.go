package reports

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// Source is what a report is built from.
type Source struct {
	Facts Facts
	Deals Deals
	// Compare orders names in the reader's language.
	Compare func(a, b string) int
	// Word says a key of assets/lang in the reader's language: what begins with
	// words of ours, such as a stage, can be named by them. It may be nil.
	Word func(key string) string
	// Today is the day of reading: a period that is not over by it is
	// incomplete.
	Today time.Time
}

// Settings is what the reader chose.
type Settings struct {
	// Period is the days that count; a bound that is zero does not bound.
	Period calendar.Period
	// Values are parameters by key, as on the command line after --set; what
	// is absent or empty has its default.
	Values map[string]string
}

// Description is one report: what it is called, what can be set and how it is
// built. The command line, the window's line of parameters and the help are
// all made of it.
type Description struct {
	// Name is the word of the command line; the title is "report."+Name.
	Name   string
	Params []Param
	// Build makes the report. A parameter it cannot take is a problem.Problem
	// whose field is the key.
	Build func(ctx context.Context, src Source, s Settings) (Report, error)
	// Behind lists the deals behind a cell by Cell.Behind, counted anew with the
	// same settings; nil where no cell has such.
	Behind func(ctx context.Context, src Source, s Settings, key string) ([]crm.DealID, error)
	// Deals says that the report is about deals, not about sales.
	Deals bool
}

// All is every report, in the order of menus.
var All = []Description{
	{Name: "sales", Params: salesParams, Build: buildSales},
	{Name: "abc", Params: abcParams, Build: buildABC},
	onDeals("funnel", funnelParams, countFunnel),
	onDeals("bottleneck", dealParams(), countBottleneck),
	onDeals("pipeline", dealParams(), countStanding),
	onDeals("losses", lossParams, countLosses),
	onDeals("forecast", forecastParams, countForecast),
}

// Find is the report of this name.
func Find(name string) (Description, error) {
	for _, d := range All {
		if d.Name == name {
			return d, nil
		}
	}
	names := make([]string, len(All))
	for i, d := range All {
		names[i] = d.Name
	}
	return Description{}, problem.At("report", "problem.report.name", "Name", name, "Allowed", strings.Join(names, ", "))
}

// ParamKind is what a parameter takes.
type ParamKind int

// Kinds of parameters.
const (
	ParamChoice ParamKind = iota // one of Choices
	ParamNumber                  // a number from Min to Max
	ParamObject                  // names or keys of objects there are, with semicolons between
)

// Param is one thing that can be set. Its name is "param."+Key, the names of
// its choices "param."+Key+"."+choice.
type Param struct {
	Key  string
	Kind ParamKind
	// Of is what objects of ParamObject are: pipeline, stage, seller, source of
	// deals, or an axis of sales; see Offer.
	Of       string
	Default  string // empty: see the words of the parameter
	Choices  []string
	Min, Max float64
	Whole    bool // the number has no fraction
}

// values are settings judged by the parameters of a report.
type values map[string]string

// judge fills defaults in and finds every value that cannot be taken.
func judge(params []Param, s Settings) (values, error) {
	v := values{}
	var errs []error
	for _, p := range params {
		word := cmp.Or(strings.TrimSpace(s.Values[p.Key]), p.Default)
		v[p.Key] = word
		errs = append(errs, p.judge(word))
	}
	for _, key := range slices.Sorted(maps.Keys(s.Values)) {
		if _, ok := v[key]; !ok {
			keys := make([]string, len(params))
			for i, p := range params {
				keys[i] = p.Key
			}
			errs = append(errs, problem.At(key, "problem.report.param", "Param", key, "Allowed", strings.Join(keys, ", ")))
		}
	}
	return v, problem.Join(errs...)
}

func (p Param) judge(word string) error {
	switch {
	case p.Kind == ParamChoice && !slices.Contains(p.Choices, word):
		return problem.At(p.Key, "problem.report.choice",
			"Param", p.Key, "Value", word, "Allowed", strings.Join(p.Choices, ", "))
	case p.Kind == ParamNumber && word != "":
		x, err := number(word)
		if err != nil || !(x >= p.Min && x <= p.Max) || p.Whole && x != float64(int(x)) {
			return problem.At(p.Key, "problem.report.number",
				"Param", p.Key, "Value", word, "Min", short(p.Min), "Max", short(p.Max))
		}
	}
	return nil
}

// number is a value already judged, or other when it is empty.
func (v values) number(key string, other float64) float64 {
	x, err := number(v[key])
	if err != nil {
		return other
	}
	return x
}

func number(word string) (float64, error) {
	return strconv.ParseFloat(strings.Replace(word, ",", ".", 1), 64)
}

func short(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
