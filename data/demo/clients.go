package demo

import (
	"fmt"
	"math"
	"strings"

	"kartoteka/data/crm"
)

// habit is how a client buys and pays.
type habit struct {
	manager  int
	region   int
	cum      float64 // share of all orders up to and including this client
	from, to float64 // part of history it is active in, 0…1
	summer   float64 // how much more is bought in summer, 0 is not seasonal
	basket   int     // usual count of lines
	late     int     // usual days of delay
	debtor   bool    // leaves some orders unpaid
	first    int     // offset in the list of products: own taste
}

func (f *Firm) inventClients() {
	names := map[string]bool{}
	regionOf := map[string]int{}
	for i, r := range f.Regions {
		regionOf[r.Name] = i
	}
	total := 0.0
	for i := range f.Config.Clients {
		where := f.place()
		c := f.client(i, where, names)
		h := f.habit(i, regionOf[where.region])
		c.Region, c.Manager = f.Regions[h.region].ID, f.Managers[h.manager].ID
		total += math.Pow(float64(i+1), -0.85)
		h.cum = total
		f.Clients, f.habits = append(f.Clients, c), append(f.habits, h)
	}
	for i := range f.habits {
		f.habits[i].cum /= total
	}
}

func (f *Firm) place() place {
	sum := 0
	for _, p := range places {
		sum += p.weight
	}
	n := f.rng.IntN(sum)
	for _, p := range places {
		if n -= p.weight; n < 0 {
			return p
		}
	}
	return places[0]
}

// client invents the card of one client; rank 0 is the largest.
func (f *Firm) client(rank int, where place, names map[string]bool) crm.Client {
	created := f.start.AddDate(0, 0, -f.rng.IntN(400))
	c := crm.Client{ID: f.id(created), City: where.city, Source: pick(f.rng, sources), Created: created}
	switch n := f.rng.IntN(100); {
	case n < 18 && rank > 10:
		f.soleTrader(&c, names)
	case n < 30:
		f.company(&c, "АО", "Акционерное общество", names)
	default:
		f.company(&c, "ООО", "Общество с ограниченной ответственностью", names)
	}
	c.Address = fmt.Sprintf("%d, г. %s, ул. %s, д. %d", 400000+f.rng.IntN(60000), where.city, pick(f.rng, streets), 1+f.rng.IntN(120))
	c.Phone = fmt.Sprintf("+79%02d%07d", f.rng.IntN(100), f.rng.IntN(10_000_000))
	c.Email = fmt.Sprintf("zakaz%d@client.example", rank+1)
	c.Deferral = pick(f.rng, []int{0, 7, 14, 14, 30})
	f.fillCard(rank, &c)
	return c
}

func (f *Firm) company(c *crm.Client, form, full string, names map[string]bool) {
	for try := 0; ; try++ {
		name := pick(f.rng, firstParts) + "-" + pick(f.rng, secondParts) + pick(f.rng, ends)
		if try > 20 {
			name += fmt.Sprintf("-%d", 2+f.rng.IntN(98))
		}
		if !names[name] {
			names[name] = true
			c.Name, c.FullName = form+" «"+name+"»", full+" «"+name+"»"
			break
		}
	}
	c.Kind = crm.Company
	c.INN = inn(fmt.Sprintf("00%07d", f.rng.IntN(10_000_000)))
	c.KPP = fmt.Sprintf("00%02d01001", 1+f.rng.IntN(99))
	c.OGRN = ogrn(fmt.Sprintf("1%02d00%07d", 2+f.rng.IntN(23), f.rng.IntN(10_000_000)))
}

func (f *Firm) soleTrader(c *crm.Client, names map[string]bool) {
	for try := 0; ; try++ {
		name := fmt.Sprintf("%s %s. %s.", pick(f.rng, surnames), pick(f.rng, initials), pick(f.rng, initials))
		if try > 40 {
			name = pick(f.rng, surnames) + "-" + name
		}
		if !names[name] {
			names[name] = true
			c.Name, c.FullName = "ИП "+name, "Индивидуальный предприниматель "+strings.TrimSpace(name)
			break
		}
	}
	c.Kind = crm.Entrepreneur
	c.INN = inn(fmt.Sprintf("00%08d", f.rng.IntN(100_000_000)))
}

// habit invents how a client behaves: one in nine came later, one in six is
// fading or lost, one in eight is seasonal, one in seven pays badly.
func (f *Firm) habit(rank, region int) habit {
	h := habit{
		region: region, manager: (region + f.rng.IntN(2)) % len(f.Managers),
		to: 1, basket: 1 + f.rng.IntN(5), late: f.rng.IntN(4), first: f.rng.IntN(len(f.Products)),
	}
	if f.rng.IntN(9) == 0 {
		h.from = 0.2 + 0.6*f.rng.Float64()
	}
	if rank%6 == 5 {
		h.to = 0.55 + 0.4*f.rng.Float64()
	}
	if f.rng.IntN(8) == 0 {
		h.summer = 0.8
	}
	if f.rng.IntN(7) == 0 {
		h.late, h.debtor = 10+f.rng.IntN(40), true
	}
	return h
}
