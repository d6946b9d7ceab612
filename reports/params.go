package reports

import (
	"context"
	"slices"
)

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
	// Key is the word of the command line, "top" of --set top=5, and of links.
	Key string
	// Kind is what it takes.
	Kind ParamKind
	// Of is what the objects of a ParamObject are, such as "seller": what they are
	// called by words of ours is "param."+Of+"."+value, or the value itself.
	Of string
	// Objects lists the objects of a ParamObject that there are; see Offer.
	Objects func(ctx context.Context, src Source, s Settings) ([]Choice, error)
	// Default is the value that counts until another is set; empty where the words
	// "param."+Key+".default" tell what is meant.
	Default string
	// Choices are the values of a ParamChoice.
	Choices []string
	// Min and Max bound a ParamNumber, both inclusive.
	Min, Max float64
	// Whole asks for a number without a fraction.
	Whole bool
}

// Choice is a value that a parameter can be set to.
type Choice struct {
	// Value is what to set.
	Value string
	// Label is what it is called.
	Label Cell
}

// Offer lists what a parameter can be set to in this base: the objects there are
// for ParamObject, those that sales or deals name, in the order of names; nothing
// for a number. Choices of a ParamChoice are listed without labels of their own:
// the words are "param."+Key+"."+value.
func (p Param) Offer(ctx context.Context, src Source, s Settings) ([]Choice, error) {
	switch {
	case p.Kind == ParamChoice:
		list := make([]Choice, len(p.Choices))
		for i, c := range p.Choices {
			list[i] = Choice{c, Word("param." + p.Key + "." + c)}
		}
		return list, nil
	case p.Objects != nil:
		return p.Objects(ctx, src, s)
	}
	return nil, nil
}

// OfferNames makes choices of names: once each, in the reader's order, the empty
// one left out.
func OfferNames(src Source, names func(yield func(string) bool)) (list []Choice) {
	sorted := slices.Collect(names)
	slices.SortFunc(sorted, src.Compare)
	for _, name := range slices.Compact(sorted) {
		if name != "" {
			list = append(list, Choice{name, Text(name)})
		}
	}
	return list
}
