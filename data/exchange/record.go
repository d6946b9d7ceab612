package exchange

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// RowNumber is the line of a file as a person counts; words show it without
// grouping of thousands.
type RowNumber int

// record reads the fields of one row; every fault goes to the judge.
type record struct {
	kind     Kind // with the numbers the file has
	row      Row
	readings map[string]*reading
	judge    *judge
	date1904 bool
	workbook bool // numbers are as stored; otherwise texts may be guarded
}

// raw is the trimmed cell of a field; empty when the field has no column.
func (r *record) raw(key string) string {
	c := r.readings[key]
	if c == nil {
		return ""
	}
	return r.row.cell(c.column.Index)
}

// fault reports the cell of a field; args are added to those of every fault and
// take their place.
func (r *record) fault(field, key string, args ...any) { r.judge.fault(r.of(field, key, args)) }

// remark notes the cell of a field; what it holds is taken all the same.
func (r *record) remark(field, key string, args ...any) {
	if len(r.judge.notes) < FaultLimit {
		r.judge.notes = append(r.judge.notes, problem.All(r.of(field, key, args))...)
	}
}

// of is a problem of the cell of a field.
func (r *record) of(field, key string, args []any) error {
	header, index := field, -1
	if c := r.readings[field]; c != nil {
		header, index = c.column.Header, c.column.Index
	}
	return problem.At("row."+strconv.Itoa(r.row.Number)+"."+header, key, append([]any{
		"Row", RowNumber(r.row.Number), "Column", columnName(index), "Header", header, "Value", shown(r.raw(field)),
	}, args...)...)
}

// check reports a fault found by another package's judgement under our words,
// which name the row.
func (r *record) check(field, key string, err error) bool {
	if err != nil {
		r.fault(field, key)
	}
	return err == nil
}

// text is a text of one line: breaks and runs of spaces become one space.
func (r *record) text(key string) string {
	return r.judge.intern(oneLine(r.valid(key)))
}

// name is a text of one line no longer than a name may be.
func (r *record) name(key string) string {
	text := r.text(key)
	if len(text) > crm.NameLimit && utf8.RuneCountInString(text) > crm.NameLimit {
		r.fault(key, "problem.import.too_long", "Limit", crm.NameLimit)
	}
	return text
}

// oneLine makes breaks and runs of spaces one space.
func oneLine(text string) string {
	if !strings.Contains(text, "  ") && strings.IndexFunc(text, func(c rune) bool { return c != ' ' && isGap(c) }) < 0 {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, isGap), " ")
}

// note is a text that may have many lines.
func (r *record) note(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(r.valid(key), "\r\n", "\n"), "\r", "\n")
}

// valid is the cell of a text field; an error value of a spreadsheet and
// letters that did not decode are faults.
func (r *record) valid(key string) string {
	text := r.raw(key)
	if !r.workbook {
		text = unguarded(text)
	}
	switch {
	case !utf8.ValidString(text):
		r.fault(key, "problem.import.letters")
	case formulaError(text):
		r.fault(key, "problem.import.formula_error")
	default:
		return text
	}
	return ""
}

// isGap says what parts words: spaces and control characters.
func isGap(c rune) bool { return isBlank(c) || unicode.IsControl(c) }

// formulaErrors are what Excel and its Russian edition show in place of the
// result of a failed formula.
var formulaErrors = map[string]bool{
	"#N/A": true, "#REF!": true, "#VALUE!": true, "#DIV/0!": true, "#NAME?": true, "#NUM!": true, "#NULL!": true,
	"#Н/Д": true, "#ССЫЛКА!": true, "#ЗНАЧ!": true, "#ДЕЛ/0!": true, "#ИМЯ?": true, "#ЧИСЛО!": true, "#ПУСТО!": true,
}

// formulaError reports whether a cell shows a failed formula.
func formulaError(text string) bool {
	return strings.HasPrefix(text, "#") && formulaErrors[strings.ToUpper(text)]
}

// number brings the cell to a plain decimal; ok is false for an empty and for
// a faulty one.
func (r *record) number(key string, places int) (plain string, ok bool) {
	text := r.raw(key)
	if text == "" {
		return "", false
	}
	c := r.readings[key]
	if r.workbook {
		text = storedNumber(text)
	}
	plain, err := decimalText(text, c.marks)
	switch {
	case formulaError(text):
		r.fault(key, "problem.import.formula_error")
	case errors.Is(err, errAmbiguous):
		r.fault(key, "problem.import.ambiguous_number", "Field", key)
	case err != nil, c.field.Parse != Percent && strings.Contains(text, "%"):
		r.fault(key, "problem.import.number")
	default:
		if foreignCurrency(text) {
			r.judge.foreign[key]++
		}
		if c.fraction {
			plain = shift(plain, 2)
		}
		if surplus(plain, places) {
			r.judge.rounded[key]++
		}
		return plain, true
	}
	return "", false
}

// amount is a sum in kopecks; surplus decimals are rounded and counted.
func (r *record) amount(key string) (money.Money, bool) {
	plain, ok := r.number(key, 2)
	if !ok {
		return 0, false
	}
	v, err := money.ParseRounded(plain)
	return v, r.check(key, "problem.import.too_large", err)
}

// count is a quantity in thousandths.
func (r *record) count(key string) (money.Qty, bool) {
	plain, ok := r.number(key, 3)
	if !ok {
		return 0, false
	}
	v, err := money.ParseQtyRounded(plain)
	if err == nil && (v > qtyLimit || v < -qtyLimit) {
		err = problem.At(key, "problem.import.too_large")
	}
	return v, r.check(key, "problem.import.too_large", err)
}

// qtyLimit is the greatest quantity of a line, a thousand million units: more
// is a barcode in the wrong column.
const qtyLimit money.Qty = 1_000_000_000_000

// percent is a discount from 0 to 100 %.
func (r *record) percent(key string) money.Percent {
	plain, ok := r.number(key, 2)
	if !ok {
		return 0
	}
	v, err := money.ParsePercentRounded(plain)
	switch {
	case err == nil && v >= 0 && v <= 100_00:
		return v
	case r.readings[key].fraction:
		r.fault(key, "problem.import.fraction", "Field", key)
	default:
		r.fault(key, "problem.import.percent")
	}
	return 0
}

// day is a civil day, 00:00 UTC; zero when the cell is empty or faulty.
func (r *record) day(key string) time.Time {
	text := r.raw(key)
	if text == "" {
		return time.Time{}
	}
	p, err := splitDate(text)
	var t time.Time
	if err == nil {
		t, err = p.day(r.readings[key].order, r.date1904)
	}
	switch {
	case formulaError(text):
		r.fault(key, "problem.import.formula_error")
	case errors.Is(err, errNoSuchDay):
		r.fault(key, "problem.import.no_such_day")
	case errors.Is(err, errFarDate):
		r.fault(key, "problem.import.far_date", "First", strconv.Itoa(firstYear), "Last", strconv.Itoa(lastYear))
	case err != nil:
		r.fault(key, "problem.import.date")
	}
	return t
}

// shown cuts a faulty value to what fits into a sentence.
func shown(text string) string {
	text = oneLine(strings.ToValidUTF8(text, "\ufffd"))
	if utf8.RuneCountInString(text) > valueShown {
		return string([]rune(text)[:valueShown]) + "…"
	}
	return text
}

// columnName is the letter of a column as spreadsheets write it; empty for -1.
func columnName(index int) string {
	name := ""
	for n := index + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
