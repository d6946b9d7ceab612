package deals

import (
	"context"
	"math"
	"slices"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
)

var forecastParams = slices.Concat([]reports.Param{
	{Key: "stage", Kind: reports.ParamObject, Of: "stage", Objects: offerStages},
	{Key: "conversion", Kind: reports.ParamNumber, Min: 0, Max: 100},
}, narrowing(), []reports.Param{
	{Key: "months", Kind: reports.ParamNumber, Default: "12", Min: 1, Max: 60, Whole: true},
	{Key: "weight", Kind: reports.ParamNumber, Default: "10", Min: 0, Max: 1000, Whole: true},
})

// overdueDays is how long ago a day of closing may be for the deal to count as one
// that is merely late.
const overdueDays = 30

// pastMonths is the most months of the past that are shown, so that what is
// expected can be held against what was.
const pastMonths = 3

// bucket is a row of the forecast.
type bucket int

// Buckets before the months; months are counted from the first one shown.
const (
	lateBucket  bucket = iota // closing day has passed
	staleBucket               // by more than overdueDays
	blankBucket               // no closing day
	laterBucket               // after the last month shown
	firstMonth
)

// forecast is what open deals should bring, by month.
type forecast struct {
	*shelf
	days    calendar.Span // of finished deals and of the fact
	records []*record
	weight  int64
	first   time.Time // first month
	now     int       // the number of this month among those shown
	rows    []expected
	what    *whatIf
	guessed int // deals without statistics: their stage's probability counts
}

// expected is one row.
type expected struct {
	n                int
	all, weighted    money.Money
	statistical, won money.Money
	whatIf           money.Money
	variance         float64 // of the statistical sum, in kopecks squared
	wonN, likelyN    int
}

func countForecast(ctx context.Context, src reports.Source, s reports.Settings) (*forecast, error) {
	v, shelf, err := openDeals(ctx, src, s, forecastParams)
	if err != nil {
		return nil, err
	}
	f := &forecast{shelf: shelf, days: shelf.span(s.Period), weight: int64(v.Number("weight", 10))}
	for _, b := range f.books {
		f.records = append(f.records, b.record(f.days))
	}
	f.lay(s.Period, int(v.Number("months", 12)))
	if f.what, err = f.imagine(v, src); err != nil {
		return nil, err
	}
	for i, b := range f.books {
		for k := range b.tracks {
			f.add(i, &b.tracks[k])
		}
	}
	f.trim()
	return f, nil
}

// trim drops the last months when nothing is expected in them.
func (f *forecast) trim() {
	for last := len(f.rows) - 1; last > int(f.thisMonth()) && f.rows[last] == (expected{}); last-- {
		f.rows = f.rows[:last]
	}
}

// lay makes the rows: months from the first one of the period, pastMonths back at most,
// so many after this one.
func (f *forecast) lay(p calendar.Period, months int) {
	this := calendar.Month.Truncate(f.today.Time())
	f.first = this
	for f.now < pastMonths && (p.From.IsZero() || p.From.Before(f.first)) {
		f.first = f.first.AddDate(0, -1, 0)
		f.now++
	}
	f.rows = make([]expected, int(firstMonth)+f.now+months)
}

// month is the row of a day, laterBucket after the last one; a day before the
// first has none.
func (f *forecast) month(d calendar.DayNumber) bucket {
	t := d.Time()
	n := (t.Year()-f.first.Year())*12 + int(t.Month()) - int(f.first.Month())
	switch {
	case n < 0:
		return -1
	case int(firstMonth)+n >= len(f.rows):
		return laterBucket
	}
	return firstMonth + bucket(n)
}

// closing is the row of an open deal by its own day.
func (f *forecast) closing(t *track) bucket {
	switch {
	case t.Close == calendar.NoDay:
		return blankBucket
	case t.Close < f.today-overdueDays:
		return staleBucket
	case t.Close < f.today:
		return lateBucket
	}
	return f.month(t.Close)
}

// likely is the row of an open deal by statistics: not before others of its stage
// came to their end.
func (f *forecast) likely(book int, t *track) bucket {
	if own := f.closing(t); own == blankBucket || own == staleBucket || own == lateBucket {
		return own
	}
	return f.month(max(t.Close, f.today+f.records[book].remaining(int(t.at))))
}

// add puts a deal into its rows. A lost one adds nothing.
func (f *forecast) add(book int, t *track) {
	switch {
	case t.won():
		if row := f.fact(t); row >= 0 {
			f.rows[row].won += t.Amount
			f.rows[row].wonN++
		}
		return
	case t.lost():
		return
	}
	b := f.books[book]
	own := &f.rows[f.closing(t)]
	own.n++
	own.all += t.Amount
	own.weighted += b.weighted(t)
	p := f.odds(book, t)
	row := &f.rows[f.likely(book, t)]
	row.likelyN++
	row.statistical += p.of(t.Amount)
	row.whatIf += f.what.odds(book, t, p).of(t.Amount)
	x := p.float()
	row.variance += float64(t.Amount) * float64(t.Amount) * x * (1 - x)
}

// fact is the row of a won deal, -1 when it is none of those shown.
func (f *forecast) fact(t *track) bucket {
	if row := f.month(t.closed()); row >= firstMonth && t.closed() <= f.today {
		return row
	}
	return -1
}

// odds are those of a deal: its own, by statistics or, while nothing has ended,
// its stage's.
func (f *forecast) odds(book int, t *track) odds {
	if t.Own < 0 {
		if p, ok := f.records[book].odds(int(t.at), f.weight); ok {
			return p
		}
		f.guessed++
	}
	return odds{int64(f.books[book].chance(t)), 100}
}

// spread is the standard deviation of the statistical sum of a row.
func (e *expected) spread() money.Money { return money.Money(math.Round(math.Sqrt(e.variance))) }

func (f *forecast) deals() *shelf { return f.shelf }

// Keys of a forecast: «close:late», «close:2026-12», «likely:2026-12» by
// statistics, «won:2026-11»; without a row all of them.
func (f *forecast) keep(b *book, k cellKey) func(*track) bool {
	book := slices.Index(f.books, b)
	is := func(row bucket) bool { return row >= 0 && (k.more == "" || f.rowKey(row) == k.more) }
	switch k.what {
	case "close":
		return func(t *track) bool { return t.open() && is(f.closing(t)) }
	case "likely":
		return func(t *track) bool { return t.open() && is(f.likely(book, t)) }
	case "won":
		return func(t *track) bool { return t.won() && is(f.fact(t)) }
	}
	return nil
}

// rowKey names a row in keys.
func (f *forecast) rowKey(row bucket) string {
	if row < firstMonth {
		return [...]string{"late", "stale", "blank", "later"}[row]
	}
	return f.monthOf(row).Format("2006-01")
}

// monthOf is the first day of the month of a row.
func (f *forecast) monthOf(row bucket) time.Time { return f.first.AddDate(0, int(row-firstMonth), 0) }
