package reports

import (
	"fmt"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
)

// Kind tells how a cell is written and aligned.
type Kind int

// Kinds of cells.
const (
	KindText    Kind = iota
	KindMoney        // kopecks
	KindQty          // thousandths
	KindCount        // whole number
	KindPercent      // per cent as a float, shown with one decimal
	KindDate         // a day
	KindPeriod       // a day, week, month, quarter or year named by its first day
	KindWord         // a key of assets/lang, such as a class or a state
)

// Cell is one typed value; the zero Cell is empty («—» or blank).
type Cell struct {
	Kind  Kind      // which of the fields below counts, and how it is written
	Set   bool      // that there is a value
	Int   int64     // Money, Qty, Count
	Float float64   // Percent
	Text  string    // Text, Word; for Period the step: day week month quarter year
	Time  time.Time // Date, Period
	// Behind is the key of the deals behind the cell, for Description.Behind; empty
	// when there are none to open.
	Behind string
}

// Column is one column: Key is its stable English name (CSV header), Kind the
// kind of its cells.
type Column struct {
	Key  string // stable English name
	Kind Kind   // of its cells
	// Word is the key of its words, "column."+Key when empty.
	Word string
}

// Row is one line. Level is the depth of grouping, 0 the topmost.
type Row struct {
	Level int    // depth of grouping, 0 the topmost
	Cells []Cell // one for each column
	// Mark is a key of assets/lang said after the first cell, such as that
	// the period is not over; empty for an ordinary row.
	Mark string
	// Drill names the rows behind this one; nil when there is nothing to open.
	Drill *Drill
}

// Drill says which facts stand behind a row: the axis ("client", "product",
// "manager", "region", "group", "month"…), the key of the value on it and the
// period.
type Drill struct {
	Axis     string    // "client", "product"…; "period" names no object
	Key      string    // of the object on the axis
	From, To time.Time // the days, half open
}

// Message is words with values: a key of assets/lang and name, value pairs.
// N is the number that chooses the plural form, when HasN. A value may be a
// Cell, a Brief or Names, which are written in the reader's language; other
// values stand as they are.
type Message struct {
	Key  string // of the words in assets/lang
	Args []any  // name, value, name, value…
	N    int    // chooses the plural form
	HasN bool   // that there is such a number
}

// Table is the rows of a report.
type Table struct {
	Name    string    // report name as on the command line: "abc"
	Title   Message   // over the table
	Period  Message   // the days it is about; without a key when there are none
	Columns []Column  // from left to right
	Rows    []Row     // from the top down
	Totals  []Cell    // nil when there is nothing to sum
	Notes   []Message // how it was counted
}

// Report is what a person reads: conclusion in words first, then the chart,
// then the table.
type Report struct {
	Table      Table     // the rows
	Chart      *Chart    // their drawing, nil when there is nothing to draw
	Conclusion []Message // sentences that say what the rows mean
}

// Text makes a text cell.
func Text(s string) Cell { return Cell{Kind: KindText, Set: true, Text: s} }

// Word makes a cell whose text is a key of assets/lang.
func Word(key string) Cell { return Cell{Kind: KindWord, Set: true, Text: key} }

// Money makes a cell of kopecks.
func Money(m money.Money) Cell { return Cell{Kind: KindMoney, Set: true, Int: int64(m)} }

// Qty makes a cell of thousandths.
func Qty(q money.Qty) Cell { return Cell{Kind: KindQty, Set: true, Int: int64(q)} }

// Count makes a cell of a whole number.
func Count(n int64) Cell { return Cell{Kind: KindCount, Set: true, Int: n} }

// Percent makes a cell of per cents.
func Percent(f float64) Cell { return Cell{Kind: KindPercent, Set: true, Float: f} }

// Share makes a cell of what a part is of a whole, in per cent; it is empty where
// the whole is not above zero.
func Share(part, whole int64) Cell {
	if whole <= 0 {
		return None(KindPercent)
	}
	return Percent(100 * float64(part) / float64(whole))
}

// Date makes a cell of a day.
func Date(t time.Time) Cell { return Cell{Kind: KindDate, Set: true, Time: t} }

// Period makes a cell of the period of this step that begins at t.
func Period(step string, t time.Time) Cell {
	return Cell{Kind: KindPeriod, Set: true, Text: step, Time: t}
}

// Opens sets the key of what is behind the cell. One that counts nothing stays
// without.
func (c Cell) Opens(key fmt.Stringer) Cell {
	if c.Set && (c.Int != 0 || !c.Number()) {
		c.Behind = key.String()
	}
	return c
}

// None makes an empty cell of a kind: a value that does not exist, such as a
// quotient by zero.
func None(k Kind) Cell { return Cell{Kind: k} }

// Brief is a sum written short: «5,8 млн ₽».
type Brief struct {
	// Cell is the sum: money, quantity or count.
	Cell Cell
	// Signed writes the plus of a positive sum too.
	Signed bool
}

// Names is a list of names said in a sentence: «А, Б и ещё 3», with values
// «А (+1,2 млн ₽) и Б (+340 тыс. ₽)».
type Names struct {
	First  []Cell  // the names that are said
	Values []Brief // of the first ones; nil when there is nothing to add
	More   int     // how many are left unnamed
}

// SayDays says the first and the last day of a span; an empty one is an empty
// message.
func SayDays(span calendar.Span) Message {
	if span.Days() <= 0 {
		return Message{}
	}
	return Say("report.period", "From", Date(span.From.Time()), "To", Date((span.To - 1).Time()))
}

// Say makes a message; args are name, value pairs.
func Say(key string, args ...any) Message { return Message{Key: key, Args: args} }

// SayN makes a message whose plural form is chosen by n.
func SayN(key string, n int, args ...any) Message {
	return Message{Key: key, Args: args, N: n, HasN: true}
}
