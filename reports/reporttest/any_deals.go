package reporttest

import (
	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/reports"
)

// AnyDeals are deals of two pipelines with any histories: stages skipped, gone
// back to, retired, of another pipeline, none at all.
func AnyDeals(t *rapid.T) *Deals {
	l := NewDeals()
	l.Ways[0].Stages[rapid.IntRange(0, 5).Draw(t, "retired")].Retired = rapid.Bool().Draw(t, "retires")
	second := crm.StartPipeline()
	second.ID, second.Name = crm.PipelineID{7}, "Опт"
	second.Stages = append([]crm.Stage{{ID: "visit", Name: "Визит", Probability: 15, Norm: 2}, {ID: "sample", Name: "Образец", Probability: 55}}, second.Stages[6:]...)
	l.Ways = append(l.Ways, second)
	sellers := []crm.ManagerID{{}, l.Manager("Орлова"), l.Manager("Жуков")}
	stages := []crm.StageID{"lead", "needs", "offer", "negotiation", "contract", "payment", "visit", "sample", "gone", "won", "lost"}
	for range rapid.IntRange(0, 60).Draw(t, "deals") {
		at := Today.AddDate(0, 0, -rapid.IntRange(0, 500).Draw(t, "age"))
		var moves []any
		for range rapid.IntRange(1, 6).Draw(t, "moves") {
			moves = append(moves, rapid.SampledFrom(stages).Draw(t, "stage"), at)
			if at = at.AddDate(0, 0, rapid.IntRange(0, 40).Draw(t, "days")); at.After(Today) {
				at = Today
			}
		}
		d := l.Add(rapid.Int64Range(0, 1e6).Draw(t, "amount"), moves...)
		d.Manager = rapid.SampledFrom(sellers).Draw(t, "manager")
		d.Source = rapid.SampledFrom([]string{"", "Сайт", "Звонок: 8-800", "-"}).Draw(t, "source")
		d.Pipeline = rapid.SampledFrom([]crm.PipelineID{{}, {7}, {9}}).Draw(t, "pipeline")
		d.Loss = rapid.SampledFrom([]crm.LossReason{"", crm.LossPrice, crm.LossSilent, "Свой текст"}).Draw(t, "loss")
		if rapid.Bool().Draw(t, "dated") {
			d.Close = calendar.NumberOf(Today) + calendar.DayNumber(rapid.IntRange(-60, 600).Draw(t, "close"))
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

// AnySettings are any that a report on deals takes.
func AnySettings(t *rapid.T, d reports.Description) reports.Settings {
	s := reports.Settings{Values: map[string]string{}}
	for _, p := range d.Params {
		if p.Kind == reports.ParamChoice {
			s.Values[p.Key] = rapid.SampledFrom(p.Choices).Draw(t, p.Key)
		}
	}
	s.Values["pipeline"] = rapid.SampledFrom([]string{"", "all", "Опт", "main;опт"}).Draw(t, "pipelines")
	if rapid.Bool().Draw(t, "bounded") {
		from := Today.AddDate(0, 0, -rapid.IntRange(0, 500).Draw(t, "from"))
		s.Period = calendar.Period{From: from, To: from.AddDate(0, 0, rapid.IntRange(1, 400).Draw(t, "length"))}
	}
	return s
}
