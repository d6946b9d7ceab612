package crm

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// legalForms are the forms of the register as they stand before or after a name,
// the longer before those it begins with, and their usual short form.
var legalForms = []struct{ words, short string }{
	{"общество с ограниченной ответственностью", "ООО"},
	{"общество с дополнительной ответственностью", "ОДО"},
	{"публичное акционерное общество", "ПАО"},
	{"непубличное акционерное общество", "НАО"},
	{"открытое акционерное общество", "ОАО"},
	{"закрытое акционерное общество", "ЗАО"},
	{"акционерное общество", "АО"},
	{"индивидуальный предприниматель", "ИП"},
	{"федеральное государственное унитарное предприятие", "ФГУП"},
	{"государственное унитарное предприятие", "ГУП"},
	{"муниципальное унитарное предприятие", "МУП"},
	{"автономная некоммерческая организация", "АНО"},
	{"товарищество собственников жилья", "ТСЖ"},
	{"ооо", "ООО"},
	{"одо", "ОДО"},
	{"пао", "ПАО"},
	{"нао", "НАО"},
	{"оао", "ОАО"},
	{"зао", "ЗАО"},
	{"ао", "АО"},
	{"ип", "ИП"},
	{"фгуп", "ФГУП"},
	{"гуп", "ГУП"},
	{"муп", "МУП"},
	{"ано", "АНО"},
	{"тсж", "ТСЖ"},
	{"снт", "СНТ"},
	{"кфх", "КФХ"},
	{"тоо", "ТОО"},
	{"llc", "LLC"},
	{"ltd", "LTD"},
	{"inc", "INC"},
	{"gmbh", "GMBH"},
}

// SplitName parts the own name of a client from its legal form: «ООО «Ромашка»»
// and «Ромашка, ООО» are «Ромашка» of the form «ООО». Lists are ordered by the
// own name, as people look for it. A name that is nothing but a form is its own.
func SplitName(name string) (own, form string) {
	name = strings.TrimSpace(name)
	for _, f := range legalForms {
		if rest, ok := cutForm(name, f.words); ok {
			if own = strings.Trim(rest, around); own != "" {
				return own, f.short
			}
		}
	}
	return strings.Trim(name, around), ""
}

// OwnName is the name without its legal form and the quotes around it.
func OwnName(name string) string {
	own, _ := SplitName(name)
	return own
}

// around is what stands between a form and a name, and around a name.
const around = " \t\u00a0,.«»\"'“”„‘’"

// cutForm takes a form off the beginning of a name, else off its end; case does
// not count.
func cutForm(name, form string) (rest string, ok bool) {
	if n := len(form); n < len(name) {
		if strings.EqualFold(name[:n], form) && !wordAt(utf8.DecodeRuneInString(name[n:])) {
			return name[n:], true
		}
		end := strings.TrimRight(name, ". ")
		if n = len(end) - n; n > 0 && strings.EqualFold(end[n:], form) && !wordAt(utf8.DecodeLastRuneInString(end[:n])) {
			return end[:n], true
		}
	}
	return name, false
}

func wordAt(r rune, _ int) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
