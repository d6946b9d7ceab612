package sales_test

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"testing"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports/cube"
	"kartoteka/reports/reporttest"
	"kartoteka/reports/sales"
)

// large is three million lines of a million orders of 100 000 clients over 36
// months, and the same figures as plain slices.
type large struct {
	rows    *cube.Rows
	clients []uint32
	net     []int64
}

func newLarge(lines int) large {
	const clients = 100_000
	l := large{rows: &cube.Rows{}}
	names := make([]string, clients)
	for i := range names {
		names[i] = fmt.Sprintf("Клиент %06d", i)
		// Each client has a line first, so that ordinals are its numbers.
		l.add(cube.Sale{Day: 20000, Client: names[i], Product: "Насос", Document: "0", Qty: 1000, Revenue: 1}, uint32(i))
	}
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.1, 50, clients-1)
	for i := clients; i < lines; i += 3 {
		client, document := uint32(zipf.Uint64()), fmt.Sprint(i)
		for range 3 {
			gross := money.Money(random.Int64N(10_000_000))
			l.add(cube.Sale{
				Day: calendar.DayNumber(20000 + random.IntN(1095)), Client: names[client], Product: names[random.IntN(5000)],
				Document: document, Qty: 1000, Revenue: gross, VAT: gross / 6, Cost: gross / 2,
			}, client)
		}
	}
	return l
}

func (l *large) add(s cube.Sale, client uint32) {
	l.rows.Append(s)
	l.clients = append(l.clients, client)
	l.net = append(l.net, int64(s.Revenue-s.VAT))
}

// plain is the least work there is: adding into sums and ranking them.
func (l *large) plain() []cube.Ranked {
	sums, seen := make([]int64, 100_000), make([]bool, 100_000)
	for i, c := range l.clients {
		sums[c] += l.net[i]
		seen[c] = true
	}
	return cube.Rank(sums, seen)
}

// cube is the same through the engine of reports.
func (l *large) cube(tb testing.TB, measures ...cube.Measure) *cube.Result {
	extent, _ := l.rows.Extent(tb.Context())
	r, err := cube.Sum(tb.Context(), l.rows, cube.Query{
		Span: extent, Rows: []cube.Axis{cube.Client}, Measures: measures,
	})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// BenchmarkABC compares the scan and ranking of three million lines with the
// same by plain slices, turn about in one run: the ratio is the figure to
// watch (docs/performance.md, T3: at most 3).
func BenchmarkABC(b *testing.B) {
	l := newLarge(3_000_000)
	var plain, ours []float64
	for b.Loop() {
		start := time.Now()
		l.plain()
		middle := time.Now()
		result := l.cube(b, cube.Revenue)
		ranked := result.Rank(0)
		sales.ABCRule{Mode: sales.ABCPareto, A: 80, B: 95}.Classify(ranked)
		plain, ours = append(plain, float64(middle.Sub(start))), append(ours, float64(time.Since(middle)))
	}
	b.ReportMetric(median(plain)/1e6, "plain-ms")
	b.ReportMetric(median(ours)/1e6, "abc-ms")
	b.ReportMetric(median(ours)/median(plain), "ratio")
}

func median(list []float64) float64 {
	sort.Float64s(list)
	return list[len(list)/2]
}

// BenchmarkReports builds whole reports over three million lines, names and
// words too.
func BenchmarkReports(b *testing.B) {
	l := newLarge(3_000_000)
	extent, _ := l.rows.Extent(b.Context())
	for _, c := range [][]string{
		{"abc"},
		{"abc", "measure", "orders"},
		{"abc", "by", "product"},
		{"sales"},
		{"sales", "split", "client"},
		{"sales", "step", "day"},
	} {
		b.Run(fmt.Sprint(c), func(b *testing.B) {
			for b.Loop() {
				reporttest.Build(b, l.rows, c[0], calendar.Period{From: extent.From.Time(), To: extent.To.Time()}, c[1:]...)
			}
		})
	}
}
