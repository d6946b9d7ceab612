package reports_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// anyDeals are deals of two pipelines with any histories: stages skipped, gone
// back to, retired, of another pipeline, none at all.
func anyDeals(t *rapid.T) *dealList {
	l := newDealList()
	l.pipelines[0].Stages[rapid.IntRange(0, 5).Draw(t, "retired")].Retired = rapid.Bool().Draw(t, "retires")
	second := crm.StartPipeline()
	second.ID, second.Name = crm.PipelineID{7}, "Опт"
	second.Stages = append([]crm.Stage{{ID: "visit", Name: "Визит", Probability: 15, Norm: 2}, {ID: "sample", Name: "Образец", Probability: 55}}, second.Stages[6:]...)
	l.pipelines = append(l.pipelines, second)
	sellers := []crm.ManagerID{{}, l.manager("Орлова"), l.manager("Жуков")}
	stages := []crm.StageID{"lead", "needs", "offer", "negotiation", "contract", "payment", "visit", "sample", "gone", "won", "lost"}
	for range rapid.IntRange(0, 60).Draw(t, "deals") {
		at := dealsToday.AddDate(0, 0, -rapid.IntRange(0, 500).Draw(t, "age"))
		var moves []any
		for range rapid.IntRange(1, 6).Draw(t, "moves") {
			moves = append(moves, rapid.SampledFrom(stages).Draw(t, "stage"), at)
			if at = at.AddDate(0, 0, rapid.IntRange(0, 40).Draw(t, "days")); at.After(dealsToday) {
				at = dealsToday
			}
		}
		d := l.add(rapid.Int64Range(0, 1e6).Draw(t, "amount"), moves...)
		d.Manager = rapid.SampledFrom(sellers).Draw(t, "manager")
		d.Source = rapid.SampledFrom([]string{"", "Сайт", "Звонок: 8-800", "-"}).Draw(t, "source")
		d.Pipeline = rapid.SampledFrom([]crm.PipelineID{{}, {7}, {9}}).Draw(t, "pipeline")
		d.Loss = rapid.SampledFrom([]crm.LossReason{"", crm.LossPrice, crm.LossSilent, "Свой текст"}).Draw(t, "loss")
		if rapid.Bool().Draw(t, "dated") {
			d.Close = calendar.NumberOf(dealsToday) + calendar.DayNumber(rapid.IntRange(-60, 600).Draw(t, "close"))
		}
		if rapid.IntRange(0, 3).Draw(t, "own?") == 0 {
			d.Own = rapid.IntRange(0, 100).Draw(t, "own")
		}
		if rapid.IntRange(0, 4).Draw(t, "old?") == 0 {
			d.Moves = nil
		}
	}
	return l
}

// anySettings are any that a report on deals takes.
func anySettings(t *rapid.T, d reports.Description) reports.Settings {
	s := reports.Settings{Values: map[string]string{}}
	for _, p := range d.Params {
		if p.Kind == reports.ParamChoice {
			s.Values[p.Key] = rapid.SampledFrom(p.Choices).Draw(t, p.Key)
		}
	}
	s.Values["pipeline"] = rapid.SampledFrom([]string{"", "all", "Опт", "main;опт"}).Draw(t, "pipelines")
	if rapid.Bool().Draw(t, "bounded") {
		from := dealsToday.AddDate(0, 0, -rapid.IntRange(0, 500).Draw(t, "from"))
		s.Period = calendar.Period{From: from, To: from.AddDate(0, 0, rapid.IntRange(1, 400).Draw(t, "length"))}
	}
	return s
}

func TestReachNeverGrowsAndConversionsMultiplyToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyDeals(t)
		r := l.build(t, "funnel", settingsOf(calendar.Period{}))
		product := 1.0
		for i := range r.Table.Rows {
			if from := cell(t, r, i, "from_first").Float / 100; math.Abs(from-product) > 1e-9 {
				t.Fatalf("%v from the first to stage %d, conversions multiply to %v", from, i, product)
			}
			if i > 0 && cell(t, r, i, "reached").Int > cell(t, r, i-1, "reached").Int {
				t.Fatalf("more reached stage %d than the one before", i)
			}
			product *= cell(t, r, i, "next").Float / 100 // 0 where nothing reached
		}
	})
}

func TestEveryCellOpensAsManyDealsAsItCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyDeals(t)
		d := rapid.SampledFrom(slices.DeleteFunc(slices.Clone(reports.All), func(d reports.Description) bool { return d.Family != reports.DealFamily })).Draw(t, "report")
		s := anySettings(t, d)
		r := l.build(t, d.Name, s)
		for _, row := range append(r.Table.Rows, reports.Row{Cells: r.Table.Totals}) {
			for i, c := range row.Cells {
				if c.Behind == "" {
					if c.Kind == reports.KindCount && c.Int != 0 && !slices.Contains([]string{"norm", "stays"}, r.Table.Columns[i].Key) {
						t.Fatalf("%s: the count %d of %s opens nothing", d.Name, c.Int, r.Table.Columns[i].Key)
					}
					continue
				}
				ids := l.behind(t, d.Name, s, c.Behind)
				if c.Kind == reports.KindCount && int64(len(ids)) != c.Int {
					t.Fatalf("%s: %q opens %d deals, the cell counts %d", d.Name, c.Behind, len(ids), c.Int)
				}
				if key := r.Table.Columns[i].Key; c.Kind == reports.KindMoney && slices.Contains([]string{"amount", "all", "lost_sum", "fact"}, key) {
					var sum money.Money
					for _, id := range ids {
						sum += l.by(id).Amount
					}
					if int64(sum) != c.Int {
						t.Fatalf("%s: the deals of %q make %d, the cell says %d", d.Name, c.Behind, sum, c.Int)
					}
				}
			}
		}
	})
}

func TestSnapshotIsTheSumOfTheList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyDeals(t)
		r := l.build(t, "pipeline", settingsOf(calendar.Period{}, "pipeline", "all"))
		var n, sum int64
		for _, d := range l.deals {
			if !d.Stage.Closed() {
				n++
				sum += int64(d.Amount)
			}
		}
		if got := totalOf(t, r, "count").Int; got != n {
			t.Fatalf("%d open deals, the list has %d", got, n)
		}
		if got := totalOf(t, r, "amount").Int; got != sum {
			t.Fatalf("open deals make %d, the list %d", got, sum)
		}
	})
}

func TestGroupsMakeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyDeals(t)
		name := rapid.SampledFrom([]string{"funnel", "losses"}).Draw(t, "report")
		whole := l.build(t, name, settingsOf(calendar.Period{}, "pipeline", "all"))
		parts := l.build(t, name, settingsOf(calendar.Period{}, "pipeline", "all", "by", rapid.SampledFrom([]string{"manager", "source"}).Draw(t, "by")))
		for _, key := range []string{"lost", "lost_sum", "work", "passed"} {
			if name == "losses" && key != "lost" && key != "lost_sum" {
				continue
			}
			if a, b := sumOfColumn(t, whole, key), sumOfColumn(t, parts, key); a != b {
				t.Fatalf("%s: groups make %d of %s, the whole is %d", name, b, key, a)
			}
		}
	})
}

func sumOfColumn(t rapidT, r reports.Report, key string) (sum int64) {
	for i := range r.Table.Rows {
		sum += cell(t, r, i, key).Int
	}
	return sum
}

func TestALostDealAddsNothingToTheForecast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyDeals(t)
		s := settingsOf(calendar.Period{From: date(2026, 6, 1), To: date(2026, 11, 1)}, "pipeline", "all")
		before := l.build(t, "forecast", s)
		// It is lost after the period, so that it is not in the statistics.
		l.add(1e6, "offer", time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), "lost", time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)).Close = calendar.NumberOf(dealsToday) + 5
		after := l.build(t, "forecast", s)
		for _, key := range []string{"count", "all", "weighted", "statistical", "spread", "fact"} {
			if a, b := totalOf(t, before, key), totalOf(t, after, key); a != b {
				t.Fatalf("a lost deal moved %s from %d to %d", key, a.Int, b.Int)
			}
		}
	})
}
