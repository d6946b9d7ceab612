package demo

import (
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// reach is the share of deals in a hundred that stand on each stage now.
var reach = map[crm.StageID]int{
	crm.StageLead: 12, crm.StageNeeds: 10, crm.StageOffer: 11, crm.StageNegotiation: 8,
	crm.StageContract: 9, crm.StagePayment: 6, crm.StageWon: 26, crm.StageLost: 18,
}

// inventDeals makes one deal for every three clients, most of them of the last
// four months.
func (f *Firm) inventDeals() {
	today := crm.DayOf(f.Config.Today)
	for range min(f.Config.Clients/3+1, 2000) {
		who := f.rng.IntN(len(f.Clients))
		age := 2 + f.rng.IntN(120)
		date := today.AddDate(0, 0, -age)
		d := crm.Deal{
			ID: f.id(date), Date: date, Name: pick(f.rng, dealSubjects), Client: f.Clients[who].ID,
			Manager: f.Managers[f.habits[who].manager].ID, Stage: f.stage(),
			Amount:  money.Money(20_000+f.rng.IntN(900_000)) * 100,
			Entered: date.AddDate(0, 0, f.rng.IntN(age)), Close: today.AddDate(0, 0, f.rng.IntN(75)-10),
		}
		if d.Stage == crm.StageLost {
			d.Reason = pick(f.rng, lossReasons)
		}
		if d.Stage.Closed() {
			d.Close = d.Entered
		}
		f.Deals = append(f.Deals, d)
	}
}

func (f *Firm) stage() crm.StageID {
	n := f.rng.IntN(100)
	for _, s := range crm.StartStages {
		if n -= reach[s]; n < 0 {
			return s
		}
	}
	return crm.StageLead
}
