package deals

import (
	"slices"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/reports"
)

// AllPipelines is the value of the parameter "pipeline" that keeps every one.
const AllPipelines = "all"

// mainPipeline is how the parameter names the main one.
const mainPipeline = "main"

// narrowing are the parameters that narrow deals.
func narrowing() []reports.Param {
	return []reports.Param{
		{Key: "pipeline", Kind: reports.ParamObject, Of: "pipeline", Objects: offerPipelines},
		{Key: "manager", Kind: reports.ParamObject, Of: "seller", Objects: offerManagers},
		{Key: "source", Kind: reports.ParamObject, Of: "source", Objects: offerSources},
	}
}

// byParam divides deals into groups.
func byParam(choices ...string) reports.Param {
	return reports.Param{Key: "by", Kind: reports.ParamChoice, Default: "none", Choices: append([]string{"none"}, choices...)}
}

// filter is what the parameters keep.
type filter struct {
	pipelines []bool          // by number
	managers  []crm.ManagerID // nil keeps all
	sources   []string        // nil keeps all
}

func (f filter) deal(d *Deal) bool {
	return (f.managers == nil || slices.Contains(f.managers, d.Manager)) &&
		(f.sources == nil || slices.ContainsFunc(f.sources, func(s string) bool { return strings.EqualFold(s, d.Source) }))
}

// newFilter judges the parameters: names or keys, many with semicolons between.
func newFilter(src reports.Source, v reports.Values, deals []Deal, pipelines []*crm.Pipeline, managers map[crm.ManagerID]string) (filter, error) {
	f := filter{pipelines: make([]bool, len(pipelines))}
	errs := []error{f.keepPipelines(v["pipeline"], v["by"], src, pipelines)}
	for _, word := range words(v["manager"]) {
		n := len(f.managers)
		for id, name := range managers {
			if id.String() == word || strings.EqualFold(name, word) {
				f.managers = append(f.managers, id)
			}
		}
		if len(f.managers) == n {
			errs = append(errs, unknown("manager", word))
		}
	}
	for _, word := range words(v["source"]) {
		f.sources = append(f.sources, word)
		if !slices.ContainsFunc(deals, func(d Deal) bool { return strings.EqualFold(d.Source, word) }) {
			errs = append(errs, unknown("source", word))
		}
	}
	return f, problem.Join(errs...)
}

// keepPipelines keeps the main one unless others are named, or all when they are
// what deals are divided by.
func (f filter) keepPipelines(param, by string, src reports.Source, pipelines []*crm.Pipeline) error {
	names := words(param)
	switch {
	case param == AllPipelines || param == "" && by == "pipeline":
		for i := range f.pipelines {
			f.pipelines[i] = true
		}
		return nil
	case param == "":
		names = []string{mainPipeline}
	}
	var errs []error
	for _, word := range names {
		found := false
		for i, p := range pipelines {
			if i == 0 && word == mainPipeline || p.ID.String() == word || same(src, p.Word(), word) {
				f.pipelines[i], found = true, true
			}
		}
		if !found {
			errs = append(errs, unknown("pipeline", word))
		}
	}
	return problem.Join(errs...)
}

// same tells whether a name, or words by their key, is what the reader typed.
func same(src reports.Source, name, typed string) bool {
	if strings.EqualFold(name, typed) {
		return true
	}
	return src.Word != nil && strings.EqualFold(src.Word(name), typed)
}

// words are the values of a parameter that takes many.
func words(param string) (list []string) {
	for word := range strings.SplitSeq(param, ";") {
		if word = strings.TrimSpace(word); word != "" {
			list = append(list, word)
		}
	}
	return list
}

func unknown(param, word string) error {
	return problem.At(param, "problem.report.unknown", "Param", param, "Value", word)
}
