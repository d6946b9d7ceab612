package crm

import (
	"slices"

	"kartoteka/data/problem"
)

// DealField is something a stage can ask of the deals that come to it.
type DealField string

// Fields a stage can ask for.
const (
	FieldAmount     DealField = "amount"
	FieldClose      DealField = "close"
	FieldContact    DealField = "contact"
	FieldSource     DealField = "source"
	FieldCompetitor DealField = "competitor"
	FieldLines      DealField = "lines" // at least one line of goods
	FieldNote       DealField = "note"
	FieldStep       DealField = "step" // a next action
)

// DealFields lists the fields in the order they are offered.
var DealFields = []DealField{
	FieldAmount, FieldClose, FieldContact, FieldSource, FieldCompetitor, FieldLines, FieldNote, FieldStep,
}

// Lacks says which of the fields the deal does not tell; stepped says that it
// has a next action.
func (d *Deal) Lacks(fields []DealField, stepped bool) (lacks []DealField) {
	filled := map[DealField]bool{
		FieldAmount: d.Amount > 0, FieldClose: !d.Close.IsZero(), FieldContact: !d.Contact.IsZero(),
		FieldSource: d.Source != "", FieldCompetitor: d.Competitor != "", FieldLines: len(d.Lines) > 0,
		FieldNote: d.Note != "", FieldStep: stepped,
	}
	for _, f := range DealFields {
		if slices.Contains(fields, f) && !filled[f] {
			lacks = append(lacks, f)
		}
	}
	return lacks
}

// Admit refuses a deal that does not say what a stage asks of those that come
// to it: a problem at each field.
func (s *Stage) Admit(d *Deal, stepped bool) error {
	var errs []error
	for _, f := range d.Lacks(s.Required, stepped) {
		errs = append(errs, problem.At(string(f), "problem.deal.entry", "Stage", problem.Word(s.Word())))
	}
	return problem.Join(errs...)
}
