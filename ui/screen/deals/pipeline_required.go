package deals

import (
	"slices"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/ui/kit/form"
)

// required is what a stage asks of deals, as words with commas between; the
// beginning of a word is enough.
func (f *pipelineForm) required() form.Field[crm.Stage] {
	return form.ParsedField("stage.required",
		func(s *crm.Stage) string {
			names := make([]string, len(s.Required))
			for i, r := range s.Required {
				names[i] = f.env.Lang.T("deal.field." + string(r))
			}
			return strings.Join(names, ", ")
		},
		func(text string, s *crm.Stage) error {
			var fields []crm.DealField
			for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' }) {
				if word = strings.TrimSpace(word); word == "" {
					continue
				}
				field, ok := f.field(word)
				if !ok {
					return problem.At("", "problem.pipeline.field", "Text", word, "Allowed", f.fieldNames())
				}
				if !slices.Contains(fields, field) {
					fields = append(fields, field)
				}
			}
			s.Required = fields
			return nil
		})
}

// field is the field whose name begins so.
func (f *pipelineForm) field(word string) (crm.DealField, bool) {
	for _, field := range crm.DealFields {
		if strings.HasPrefix(strings.ToLower(f.env.Lang.T("deal.field."+string(field))), strings.ToLower(word)) {
			return field, true
		}
	}
	return "", false
}

func (f *pipelineForm) fieldNames() []string {
	names := make([]string, len(crm.DealFields))
	for i, field := range crm.DealFields {
		names[i] = f.env.Lang.T("deal.field." + string(field))
	}
	return names
}
