package demo

import (
	"fmt"
	"iter"
	"math"
	"sort"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// Sale is an order with what came of it.
type Sale struct {
	Order    crm.Order      // without a number; the store gives it
	Payments []crm.Payment  // likewise
	Shipment crm.ShipmentID // zero while the order is not shipped
}

// Sales streams the firm's orders from the oldest to the newest. The stream is
// the same every time, but it may be taken once from one Firm.
func (f *Firm) Sales() iter.Seq[Sale] {
	return func(yield func(Sale) bool) {
		days := f.calendar()
		left := f.Config.Orders
		total := 0.0
		for _, d := range days {
			total += d.weight
		}
		carry := 0.0
		for i, d := range days {
			carry += float64(f.Config.Orders) * d.weight / total
			n := int(carry)
			if i == len(days)-1 {
				n = left
			}
			n = min(n, left)
			carry -= float64(n)
			left -= n
			for range n {
				if !yield(f.sale(d.date, float64(i)/float64(len(days)))) {
					return
				}
			}
		}
	}
}

// day is a working day and how busy it is.
type day struct {
	date   time.Time
	weight float64
}

// seasons is how busy the months are: a weak January and May, a strong autumn.
var seasons = [12]float64{0.62, 0.86, 1.02, 1.05, 0.84, 1.0, 1.02, 1.06, 1.16, 1.18, 1.12, 1.07}

// calendar lists the working days of the history; the firm grows by about a
// tenth each year.
func (f *Firm) calendar() []day {
	var days []day
	last := calendar.DayOf(f.Config.Today)
	for d := calendar.DayOf(f.start); !d.After(last); d = d.AddDate(0, 0, 1) {
		if wd := d.Weekday(); wd == time.Saturday || wd == time.Sunday || newYear(d) {
			continue
		}
		years := d.Sub(f.start).Hours() / 24 / 365
		days = append(days, day{d, seasons[d.Month()-1] * math.Pow(1.1, years) * (0.8 + 0.4*f.rng.Float64())})
	}
	return days
}

// newYear reports the January holidays (ТК РФ ст. 112).
func newYear(d time.Time) bool { return d.Month() == time.January && d.Day() <= 8 }

// buyer chooses who orders at this part of the history.
func (f *Firm) buyer(date time.Time, part float64) int {
	for try := 0; ; try++ {
		x := f.rng.Float64()
		i := sort.Search(len(f.habits), func(i int) bool { return f.habits[i].cum >= x })
		i = min(i, len(f.habits)-1)
		h := &f.habits[i]
		summer := date.Month() >= time.May && date.Month() <= time.September
		switch {
		case try > 60:
			return i
		case part < h.from || part > h.to:
			continue
		case h.summer > 0 && !summer && f.rng.Float64() < h.summer:
			continue
		}
		return i
	}
}

func (f *Firm) sale(date time.Time, part float64) Sale {
	who := f.buyer(date, part)
	h, client := &f.habits[who], &f.Clients[who]
	o := crm.Order{
		ID: f.id(date), Date: date, Organisation: f.Organisation.ID, Client: client.ID,
		Manager: f.Managers[h.manager].ID, Region: client.Region, Mode: crm.VATIncluded, State: crm.OrderNew,
		Due: date.AddDate(0, 0, client.Deferral), Lines: f.basket(h, date, part),
	}
	if err := o.Calculate(); err != nil { // sums of this size cannot overflow
		panic(fmt.Sprintf("demo: %v", err))
	}
	return f.settle(o, h)
}

// basket fills an order by the client's taste; prices rise by half a per cent
// a month, large orders get a discount.
func (f *Firm) basket(h *habit, date time.Time, part float64) []crm.Line {
	n := 1 + f.rng.IntN(2*h.basket)
	rate := crm.DefaultVAT(date)
	months := part * float64(f.Config.Months)
	lines := make([]crm.Line, 0, n)
	taken := map[int]bool{}
	for range n {
		at := int(math.Abs(f.rng.NormFloat64()) * 12)
		i := f.popular[(h.first+at)%len(f.popular)]
		if taken[i] {
			continue
		}
		taken[i] = true
		p := &f.Products[i]
		back := math.Pow(1.005, months-float64(f.Config.Months))
		price := money.Money(math.Round(float64(p.Price)*back/10) * 10)
		pieces := f.pieces(p.Price)
		var discount money.Percent
		if pieces >= 50 {
			discount = 500
		}
		cost := money.Money(math.Round(float64(p.Cost)*back)) * money.Money(pieces)
		lines = append(lines, crm.Line{
			Product: p.ID, Qty: money.Qty(pieces * 1000), Price: price, Discount: discount, VAT: rate, Cost: cost,
		})
	}
	return lines
}

// pieces is how many are bought: cheap things by the hundred, dear ones singly.
func (f *Firm) pieces(price money.Money) int64 {
	switch {
	case price < 20000:
		return int64(1+f.rng.IntN(20)) * 10
	case price < 100000:
		return int64(1 + f.rng.IntN(30))
	}
	return int64(1 + f.rng.IntN(4))
}

// settle decides what came of an order: nearly all are shipped within days and
// paid about the due day; debtors leave some recent ones unpaid.
func (f *Firm) settle(o crm.Order, h *habit) Sale {
	today := calendar.DayOf(f.Config.Today)
	ship := o.Date.AddDate(0, 0, f.rng.IntN(4))
	dice := f.rng.IntN(1000)
	if dice < 12 {
		o.State = crm.OrderCancelled
		return Sale{Order: o}
	}
	s := Sale{Order: o}
	if !ship.After(today) {
		s.Order.State, s.Order.Shipped = crm.OrderShipped, ship
		s.Shipment = f.id(ship)
	}
	paid := o.Due.AddDate(0, 0, h.late+f.rng.IntN(5)-2)
	if paid.Before(o.Date) {
		paid = o.Date
	}
	recent := today.Sub(o.Date) < 120*24*time.Hour
	if paid.After(today) || h.debtor && recent && dice%3 == 0 {
		return s
	}
	amount := o.Gross
	if h.debtor && recent && dice%3 == 1 {
		amount = amount / 2
	}
	if amount > 0 {
		s.Payments = []crm.Payment{{
			ID: f.id(paid), Date: paid, Client: o.Client, Order: o.ID, Direction: crm.Incoming, Amount: amount,
		}}
	}
	return s
}
