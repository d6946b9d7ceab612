package deals_test

import (
	"testing"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/deals"
	"kartoteka/reports/reporttest"
)

var thisYear = calendar.Period{From: reporttest.Date(2026, 1, 1), To: reporttest.Date(2027, 1, 1)}

// made adds deals of a year: won at an amount, and lost from two stages.
func made(l *reporttest.Deals, year, won int, roubles int64, lostAtOffer, lostAtContract int) {
	from := reporttest.Date(year, 3, 1)
	way := func(last string, stages ...any) []any { return append(stages, last, from.AddDate(0, 0, 9)) }
	for range won {
		l.Add(roubles, way("won", "lead", from, "offer", from, "contract", from)...)
	}
	for range lostAtOffer {
		l.Add(100, way("lost", "lead", from, "offer", from)...)
	}
	for range lostAtContract {
		l.Add(300, way("lost", "lead", from, "offer", from, "contract", from)...)
	}
}

// find finds the bottleneck of this year.
func find(t *testing.T, l *reporttest.Deals) deals.Bottleneck {
	t.Helper()
	b, err := deals.FindBottleneck(t.Context(), l.Source(), reports.Settings{Period: thisYear})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func figures(b deals.Bottleneck, s crm.StageID) deals.StageMeasures {
	for _, f := range b.Stages {
		if f.Stage == s {
			return f
		}
	}
	return deals.StageMeasures{}
}

// Computed by hand. Last year of 200 deals 40 were lost at the offer and 80 at the
// contract: conversions 0.8 and 0.5. This year of 200 deals 80 and 80: 0.6 and 40/120.
// The gain at the offer is 200·(0.8 − 0.6)·(1/3)·1200 = 16 000, at the contract
// 120·(0.5 − 1/3)·1·1200 = 24 000.
func TestBottleneckIsWhereTheGainIsGreatest(t *testing.T) {
	l := reporttest.NewDeals().WithStages("lead", "offer", "contract")
	made(l, 2025, 80, 1000, 40, 80)
	made(l, 2026, 40, 1200, 80, 80)
	b := find(t, l)
	if b.Kind != deals.BottleneckConversion || b.Stage != "contract" {
		t.Fatalf("%s at %s, want conversion at contract", b.Kind, b.Stage)
	}
	if got := figures(b, "offer").Gain; got != 16_000_00 {
		t.Errorf("gain at the offer %d, want 16 000 roubles", got)
	}
	if got := figures(b, "contract"); got.Gain != 24_000_00 || got.LostSum != 24_000_00 || got.Entered != 120 {
		t.Errorf("contract: %+v", got)
	}
	r := l.Build(t, "bottleneck", reports.Settings{Period: thisYear})
	contains(t, reporttest.Said(r), "Узкое место: «contract» – дальше проходит 33,3 % сделок против 50,0 % в прошлом таком же периоде, упущено около 24,0 тыс. ₽. Чаще всего здесь проигрывают так: Дорого (80).")
}

func TestADropThatChanceExplainsIsNoBottleneck(t *testing.T) {
	l := reporttest.NewDeals().WithStages("lead", "offer", "contract")
	made(l, 2025, 20, 1000, 10, 0) // two thirds of 30
	made(l, 2026, 17, 1000, 13, 0) // 57 % of 30
	b := find(t, l)
	if f := figures(b, "offer"); b.Kind != deals.BottleneckNone || f.Gain == 0 || f.Worse {
		t.Errorf("%s at %s: %+v", b.Kind, b.Stage, f)
	}
}

func TestBottleneckOfEqualGainsIsTheLater(t *testing.T) {
	l := reporttest.NewDeals().WithStages("lead", "offer", "contract")
	made(l, 2025, 100, 1000, 0, 0)
	// Gains 100·0.5·0.5·1000 and 50·0.5·1·1000 are equal.
	made(l, 2026, 25, 1000, 50, 25)
	if b := find(t, l); b.Stage != "contract" {
		t.Errorf("the bottleneck is %s, want the later stage", b.Stage)
	}
}

func TestBottleneckIsHeldAgainstTheBestManagersWithoutAPast(t *testing.T) {
	l := reporttest.NewDeals().WithStages("lead", "offer", "contract")
	for i, won := range []int{80, 60, 40, 20} { // of a hundred each: quartile 65
		name := string(rune('А' + i))
		first := len(l.Made)
		made(l, 2026, won, 1000, 100-won, 0)
		for k := range l.Made[first:] {
			l.Made[first+k].Manager = l.Manager(name)
		}
	}
	b := find(t, l)
	if f := figures(b, "offer"); b.Stage != "offer" || f.Against != "managers" || f.Benchmark != 0.65 || f.Gain != 60_000_00 {
		t.Errorf("%s at %s: %+v", b.Kind, b.Stage, f)
	}
}

func TestBottleneckOfTimeAndOfTheNorm(t *testing.T) {
	l := reporttest.NewDeals().WithStages("lead", "offer", "contract")
	for i := range 12 {
		old, now := reporttest.Date(2025, 3, 1), reporttest.Date(2026, 3, 1)
		l.Add(10, "lead", old, "offer", old, "won", old.AddDate(0, 0, 10+i%3))
		l.Add(10, "lead", now, "offer", now, "won", now.AddDate(0, 0, 19+i%3))
	}
	b := find(t, l)
	if f := figures(b, "offer"); b.Kind != deals.BottleneckTime || b.Stage != "offer" || f.Median != 20*1000 || f.Before != 11*1000 {
		t.Errorf("%s at %s: %+v", b.Kind, b.Stage, f)
	}

	l = reporttest.NewDeals()
	for i := range 8 { // norm of the contract is 7 days: five stand 19, three stand 2
		at := reporttest.Today.AddDate(0, 0, -19)
		if i > 4 {
			at = reporttest.Today.AddDate(0, 0, -2)
		}
		l.Add(368_000, "contract", at)
	}
	l.Add(500, "contract", reporttest.Date(2026, 11, 1), "lost", reporttest.Date(2026, 11, 3))
	b = find(t, l)
	if b.Kind != deals.BottleneckNorm || b.Stage != crm.StageContract || len(b.Standing) != 8 || len(b.Over) != 5 {
		t.Fatalf("%s at %s, %d standing, %d over", b.Kind, b.Stage, len(b.Standing), len(b.Over))
	}
	if got := l.Behind(t, "bottleneck", reports.Settings{Period: thisYear}, b.Key); len(got) != 5 {
		t.Errorf("the key %q opens %d deals, want the 5 over the norm", b.Key, len(got))
	}
	r := l.Build(t, "bottleneck", reports.Settings{Period: thisYear})
	contains(t, reporttest.Said(r), "Узкое место: «Согласование договора» – 63 % сделок стоят дольше нормы 7 дн., в среднем 19; заморожено 1,8 млн ₽. Чаще всего здесь проигрывают так: Дорого (1).")
}

func TestBottleneckSaysWhenThereIsNoneOrTooLittle(t *testing.T) {
	l := reporttest.NewDeals().WithStages("lead", "offer", "contract")
	if b := find(t, l); b.Kind != deals.BottleneckUnknown {
		t.Errorf("without deals: %s", b.Kind)
	}
	made(l, 2026, 9, 10, 10, 0)
	if b := find(t, l); b.Kind != deals.BottleneckUnknown || b.Stage != "" {
		t.Errorf("with 19 deals: %s at %s", b.Kind, b.Stage)
	}
	made(l, 2026, 11, 10, 10, 0)
	if b := find(t, l); b.Kind != deals.BottleneckLoss || b.Stage != "offer" {
		t.Errorf("with nothing to compare: %s at %s", b.Kind, b.Stage)
	}
	made(l, 2025, 10, 10, 10, 0)
	if b := find(t, l); b.Kind != deals.BottleneckNone {
		t.Errorf("no worse than before: %s at %s", b.Kind, b.Stage)
	}
}

func TestTimeInStageIsAllStaysTogetherByTheSeventhRule(t *testing.T) {
	l := reporttest.NewDeals()
	for i := range 4 { // stays of 1, 2, 3, 4 days in two parts
		at := reporttest.Date(2026, 3, 1)
		l.Add(1, "lead", at, "needs", at.AddDate(0, 0, 1), "lead", at.AddDate(0, 0, 5), "won", at.AddDate(0, 0, 5+i))
	}
	r := l.Build(t, "pipeline", reports.Settings{})
	for key, want := range map[string]money.Qty{"median": 2500, "p75": 3250, "p90": 3700} {
		if got := money.Qty(reporttest.Cell(t, r, 0, key).Int); got != want {
			t.Errorf("%s is %d thousandths of a day, want %d", key, got, want)
		}
	}
}

func TestADayIsThatOfTheZoneOfTheMove(t *testing.T) {
	l := reporttest.NewDeals()
	east := time.FixedZone("UTC+10", 10*3600)
	d := l.Add(1, "lead", reporttest.Date(2026, 3, 2), "needs", reporttest.Date(2026, 3, 3))
	d.Moves[0].At = time.Date(2026, 3, 2, 9, 0, 0, 0, east)
	d.Moves[1].At = time.Date(2026, 3, 3, 15, 0, 0, 0, east)
	r := l.Build(t, "pipeline", reports.Settings{})
	if got := reporttest.Cell(t, r, 0, "median").Int; got != 1000 {
		t.Errorf("from Monday to Tuesday is %d thousandths of a day", got)
	}
}

// The demo firm has a bottleneck or none: both are told from its deals alone.
func TestTheBottleneckOfAnInventedFirmIsFound(t *testing.T) {
	for seed := range uint64(12) {
		for _, narrow := range []crm.StageID{crm.StageContract, crm.StageOffer, ""} {
			f := demo.New(demo.Config{Clients: 300, Orders: 10, Months: 36, Seed: seed, Today: reporttest.Today, Bottleneck: narrow})
			l := reporttest.NewDeals()
			for i := range f.Deals {
				d := &f.Deals[i]
				l.Made = append(l.Made, deals.Deal{
					ID: d.ID, Manager: d.Manager, Stage: d.Stage, Created: calendar.NumberOf(d.Date), Close: calendar.NoDay,
					Entered: calendar.NumberOf(d.Entered), Amount: d.Amount, Own: -1, Source: d.Source, Loss: d.Loss, Moves: d.Moves,
				})
			}
			b, err := deals.FindBottleneck(t.Context(), l.Source(), reports.Settings{Period: calendar.Last12Months.Period(reporttest.Today)})
			if err != nil {
				t.Fatal(err)
			}
			if narrow != "" && b.Stage != narrow {
				t.Errorf("seed %d: the bottleneck %q is told as %s at %q", seed, narrow, b.Kind, b.Stage)
			}
			if narrow == "" && b.Kind != deals.BottleneckNone {
				t.Errorf("seed %d: %s at %s is told where there is none", seed, b.Kind, b.Stage)
			}
		}
	}
}
