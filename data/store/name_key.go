package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/text"
)

// FormMark separates the own name and the legal form in a NameKey. It sorts
// before whatever may continue a name.
const FormMark = "\x01"

// NameKey is what clients are found by and ordered by: the folded own name, then
// the legal form. «ООО «Альфа»» sorts beside «ИП Алёхин» and is the same client
// as «Альфа, ООО», but not as «АО «Альфа»».
func NameKey(name string) string {
	own, form := crm.SplitName(name)
	if form != "" {
		form = FormMark + text.FoldName(form)
	}
	return text.FoldName(own) + form
}
