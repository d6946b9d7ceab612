package cube_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports/cube"
	"kartoteka/reports/reporttest"
)

// on is the object of a sale on an axis.
func on(s cube.Sale, a cube.Axis, step calendar.Step) string {
	switch a {
	case cube.Client:
		return s.Client
	case cube.Product:
		return s.Product
	case cube.Group:
		return s.Group
	case cube.Document:
		return s.Document
	case cube.Manager:
		return s.Manager
	case cube.Region:
		return s.Region
	}
	return step.Truncate(s.Day.Time()).Format("2006-01-02")
}

// direct sums sales by the plain way: a map of names.
func direct(sales []cube.Sale, q cube.Query, keep func(cube.Sale) bool) map[string][6]int64 {
	sums := map[string][6]int64{}
	papers := map[string]map[string][2]int64{}
	for _, s := range sales {
		if s.Day < q.Span.From || s.Day >= q.Span.To || !keep(s) {
			continue
		}
		key := ""
		for _, a := range append(slices.Clone(q.Rows), q.Cols...) {
			key += on(s, a, q.Step) + "|"
		}
		cell := sums[key]
		net := s.Revenue - s.VAT
		for i, v := range []int64{int64(net), int64(net - s.Cost), int64(s.Qty), 0, 0, int64(s.Cost)} {
			cell[i] += v
		}
		sums[key] = cell
		if papers[key] == nil {
			papers[key] = map[string][2]int64{}
		}
		p := papers[key][s.Document]
		papers[key][s.Document] = [2]int64{p[0] + int64(s.Qty), p[1] + int64(s.Revenue)}
	}
	for key, documents := range papers {
		cell := sums[key]
		for _, left := range documents {
			if left[0] > 0 || left[0] == 0 && left[1] > 0 {
				cell[3]++
			}
			if left != [2]int64{} {
				cell[4]++
			}
		}
		sums[key] = cell
	}
	return sums
}

// cubed is the cells of a cube by the names of their objects.
func cubed(t rapid.TB, rows *cube.Rows, q cube.Query) map[string][6]int64 {
	r, err := cube.Sum(context.Background(), rows, q)
	if err != nil {
		t.Fatal(err)
	}
	names := func(axis cube.Axis, o uint32) string {
		if axis == cube.Time {
			return r.Periods[o].Time().Format("2006-01-02")
		}
		members, err := rows.Members(context.Background(), axis, []uint32{o})
		if err != nil {
			t.Fatal(err)
		}
		return members[0].Name
	}
	got := map[string][6]int64{}
	for row, col := range r.Cells() {
		key := ""
		for i, o := range r.Rows.Split(row) {
			key += names(r.Rows.Axes[i], o) + "|"
		}
		for i, o := range r.Cols.Split(col) {
			key += names(r.Cols.Axes[i], o) + "|"
		}
		var cell [6]int64
		for m := range q.Measures {
			cell[m] = r.At(m, row, col)
		}
		got[key] = cell
	}
	return got
}

var allMeasures = []cube.Measure{
	cube.Revenue, cube.Profit, cube.Quantity, cube.Orders, cube.Papers, cube.Cost,
}

func TestCubeSumsWhatPlainSummingDoes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		sales := reporttest.AnySales(rt, 7)
		axes := rapid.Permutation([]cube.Axis{
			cube.Client, cube.Product, cube.Group, cube.Document, cube.Manager, cube.Region, cube.Time,
		}).Draw(rt, "axes")
		cut := rapid.IntRange(0, 3).Draw(rt, "rows")
		from := calendar.DayNumber(rapid.IntRange(19990, 20410).Draw(rt, "from"))
		q := cube.Query{
			Span: calendar.Span{From: from, To: from + calendar.DayNumber(rapid.IntRange(0, 420).Draw(rt, "days"))},
			Rows: axes[:cut], Cols: axes[cut:rapid.IntRange(cut, 4).Draw(rt, "cols")],
			Step: rapid.SampledFrom(calendar.Steps).Draw(rt, "step"), Measures: allMeasures,
		}
		rows := reporttest.RowsOf(sales)
		keep := func(cube.Sale) bool { return true }
		if rapid.Bool().Draw(rt, "filtered") && len(sales) > 0 {
			wanted := sales[0].Client
			q.Where = []cube.Filter{{Axis: cube.Client, Ordinals: []uint32{0}}}
			keep = func(s cube.Sale) bool { return s.Client == wanted }
		}
		if got, want := cubed(rt, rows, q), direct(sales, q, keep); !maps.Equal(got, want) {
			rt.Fatalf("%v by %v, %s\n got %v\nwant %v", q.Rows, q.Cols, q.Step, got, want)
		}
	})
}

func TestACubeTooLargeForSlicesSumsTheSame(t *testing.T) {
	var sales []cube.Sale
	for i := range 600 {
		sales = append(sales, cube.Sale{
			Day: calendar.DayNumber(20000 + i%90), Client: fmt.Sprint("c", i%211), Product: fmt.Sprint("p", i%199), Document: fmt.Sprint("d", i/3),
			Qty: 1000, Revenue: money.Money(100 * i), VAT: money.Money(10 * i),
		})
	}
	q := cube.Query{
		Span: calendar.Span{From: 20010, To: 20080}, Rows: []cube.Axis{cube.Client, cube.Product},
		Cols: []cube.Axis{cube.Document}, Measures: allMeasures,
	}
	got := cubed(t, reporttest.RowsOf(sales), q)
	want := direct(sales, q, func(cube.Sale) bool { return true })
	if len(want) < 400 || !maps.Equal(got, want) {
		t.Errorf("%d cells, want %d", len(got), len(want))
	}
}

func TestFoldKeepsSomeAndSumsTheRest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		sales := reporttest.AnySales(rt, 6)
		rows := reporttest.RowsOf(sales)
		n, _ := rows.Size(context.Background(), cube.Group)
		kept := rapid.IntRange(0, n).Draw(rt, "kept")
		q := cube.Query{
			Span: calendar.Span{From: 0, To: 30000}, Rows: []cube.Axis{cube.Group},
			Measures: []cube.Measure{cube.Revenue}, Fold: &cube.Fold{Axis: cube.Group},
		}
		for o := range kept {
			q.Fold.Ordinals = append(q.Fold.Ordinals, uint32(n-1-o))
		}
		folded, err := cube.Sum(context.Background(), rows, q)
		if err != nil {
			rt.Fatal(err)
		}
		q.Fold = nil
		whole, err := cube.Sum(context.Background(), rows, q)
		if err != nil {
			rt.Fatal(err)
		}
		var rest int64
		for o := range n {
			if place := n - 1 - o; place < kept {
				if a, b := folded.At(0, place, 0), whole.At(0, o, 0); a != b {
					rt.Fatalf("group %d: %d, want %d", o, a, b)
				}
			} else {
				rest += whole.At(0, o, 0)
			}
		}
		if got := folded.At(0, kept, 0); got != rest {
			rt.Fatalf("rest %d, want %d", got, rest)
		}
	})
}

// torn lends one chunk that is not whole.
type torn struct {
	cube.Rows
	chunk cube.Chunk
}

func (f *torn) Scan(_ context.Context, _ calendar.Span, _ cube.Columns, fn func(cube.Chunk) error) error {
	return fn(f.chunk)
}

func TestATornChunkIsAFaultAndNoPanic(t *testing.T) {
	f := &torn{}
	f.Append(cube.Sale{Day: 1, Client: "a"})
	q := cube.Query{Span: calendar.Span{To: 5}, Rows: []cube.Axis{cube.Client}, Measures: []cube.Measure{cube.Revenue}}
	whole := cube.Chunk{
		Rows: 1, Date: make([]byte, 4), Client: make([]byte, 4), Revenue: make([]byte, 8), VAT: make([]byte, 8),
	}
	f.chunk = whole
	if _, err := cube.Sum(t.Context(), f, q); err != nil {
		t.Fatal(err)
	}
	f.chunk.Revenue = whole.Revenue[:7]
	if _, err := cube.Sum(t.Context(), f, q); err == nil {
		t.Error("a short column went unnoticed")
	}
	f.chunk = whole
	f.chunk.Client = cube.AppendOrdinal(nil, 9)
	if _, err := cube.Sum(t.Context(), f, q); err == nil {
		t.Error("an ordinal beyond the last went unnoticed")
	}
}

func TestCubeStopsWhenItIsNoLongerWanted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := cube.Sum(ctx, reporttest.Trade(), cube.Query{Span: calendar.Span{To: 30000}})
	if err == nil {
		t.Error("a cancelled scan went on")
	}
}
