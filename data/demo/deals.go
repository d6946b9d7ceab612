package demo

import (
	"cmp"
	"math"
	"math/rand/v2"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// pace is how deals fare on a stage: how many of a hundred go on from it and the
// days half of them need for it.
type pace struct {
	stage crm.StageID
	pass  int
	days  float64
}

// paces are those of the firm on its good days.
var paces = []pace{
	{crm.StageLead, 82, 2},
	{crm.StageNeeds, 84, 3.5},
	{crm.StageOffer, 80, 4},
	{crm.StageNegotiation, 78, 7},
	{crm.StageContract, 88, 5},
	{crm.StagePayment, 95, 3.6},
}

// A bottleneck lets that many of a hundred go on and holds half of the deals that
// many times longer than before. It is there since a year.
const (
	narrowPass  = 52
	narrowDelay = 5
)

// dealMonths is how far back deals reach: two years, so that a year can be held
// against the one before.
const dealMonths = 24

// inventDeals makes the deals of the last two years, each with the
// stages it has come to. More have been begun lately, so that the board is full.
func (f *Firm) inventDeals() {
	dice := rand.New(rand.NewPCG(f.Config.Seed, 0x6465616c))
	today := calendar.DayOf(f.Config.Today)
	from := today.AddDate(0, -min(dealMonths, f.Config.Months), 0)
	span := calendar.Days(from, today)
	for range cmp.Or(f.Config.Deals, min(3*f.Config.Clients, 6000)) {
		who := dice.IntN(len(f.Clients))
		day := dice.IntN(span)
		if dice.IntN(5) == 0 { // the firm is doing well
			day = span - 1 - dice.IntN(min(span, 60))
		}
		begun := workday(from.AddDate(0, 0, day))
		if begun.After(today) {
			begun = today
		}
		f.Deals = append(f.Deals, f.deal(dice, who, begun, today))
	}
}

// deal is one that was begun on a day and has gone its way until today.
func (f *Firm) deal(dice *rand.Rand, who int, begun, today time.Time) crm.Deal {
	c := &f.Clients[who]
	d := crm.Deal{
		ID: newID(dice, begun), Date: begun, Name: pick(dice, dealSubjects), Client: c.ID, Contact: somebody(dice, c),
		Manager: f.Managers[f.habits[who].manager].ID, Source: pick(dice, dealSources),
		Amount: money.Money(40+dice.IntN(1800)) * 500_00,
		Close:  workday(begun.AddDate(0, 0, 25+dice.IntN(50))),
	}
	if dice.IntN(4) == 0 {
		d.Competitor = pick(dice, dealRivals)
	}
	at := begun.Add(time.Duration(5+dice.IntN(8)) * time.Hour)
	over := false
	for i, p := range paces {
		d.MoveTo(p.stage, at, d.Manager)
		left := at.Add(f.stay(dice, p, at, today))
		if left.After(today) {
			over = true
			break
		}
		at = workday(calendar.DayOf(left)).Add(time.Duration(5+dice.IntN(9)) * time.Hour)
		if f.lost(dice, p, at, today) {
			f.lose(dice, &d, p, at)
			over = true
			break
		}
		if i == len(paces)-1 {
			d.MoveTo(crm.StageWon, at, d.Manager)
		}
	}
	if d.Stage.Closed() {
		d.Close = d.Entered
	} else if over && d.Close.Before(today) && dice.IntN(4) > 0 {
		d.Close = workday(today.AddDate(0, 0, 3+dice.IntN(45)))
	}
	return d
}

// narrow reports whether a stage is a bottleneck at a moment.
func (f *Firm) narrow(p pace, at, today time.Time) bool {
	return p.stage == f.Config.Bottleneck && at.After(today.AddDate(-1, 0, 0))
}

// stay is how long a deal stands on a stage: half stay less than the usual days,
// few very long.
func (f *Firm) stay(dice *rand.Rand, p pace, at, today time.Time) time.Duration {
	days := p.days * math.Exp(0.55*dice.NormFloat64())
	if f.narrow(p, at, today) {
		days *= narrowDelay
	}
	return time.Duration(days * 24 * float64(time.Hour))
}

func (f *Firm) lost(dice *rand.Rand, p pace, at, today time.Time) bool {
	pass := p.pass
	if f.narrow(p, at, today) {
		pass = narrowPass
	}
	return dice.IntN(100) >= pass
}

// lose ends a deal with a reason. Those held up by the contract are mostly lost
// because nobody decides.
func (f *Firm) lose(dice *rand.Rand, d *crm.Deal, p pace, at time.Time) {
	d.MoveTo(crm.StageLost, at, d.Manager)
	d.Loss = pick(dice, crm.LossReasons[:len(crm.LossReasons)-1])
	if p.stage == crm.StageContract && dice.IntN(3) > 0 {
		d.Loss = crm.LossDecision
	}
	if dice.IntN(12) == 0 {
		d.Loss, d.Reason = crm.LossOther, "закрыли направление"
	}
}
