package reports

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kartoteka/data/problem"
)

// Values are the settings of a report by key, judged, with defaults filled in.
type Values map[string]string

// Judge fills defaults in and finds every value that cannot be taken.
func Judge(params []Param, s Settings) (Values, error) {
	v := Values{}
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
				"Param", p.Key, "Value", word, "Min", Plain(p.Min), "Max", Plain(p.Max))
		}
	}
	return nil
}

// Number is the value of a number already judged, or other when it is empty.
func (v Values) Number(key string, other float64) float64 {
	x, err := number(v[key])
	if err != nil {
		return other
	}
	return x
}

func number(word string) (float64, error) {
	return strconv.ParseFloat(strings.Replace(word, ",", ".", 1), 64)
}

// Plain writes a number as the command line takes it: «12.5».
func Plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
