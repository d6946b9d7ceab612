// Package demo invents a believable Russian trading firm: «Торговый дом
// «Север»» that sells tools, fasteners and protective clothing.
//
// The same Config always gives the same firm, to the last kopeck and the last
// ID. Clients buy by Zipf's law, some steadily, some seasonally, some fade and
// some are lost; the year has its seasons and the firm grows; most pay in time,
// some late, some not at all. Requisites are of region 00, which does not exist,
// so no invented code belongs to a real firm; their check digits are right.
//
// The package is pure: New makes the directories, Sales streams documents day
// by day, so a base of a million orders never stands in memory.
package demo

import (
	"math/rand/v2"
	"time"

	"kartoteka/data/crm"
)

// Config is the size and the seed of a firm.
type Config struct {
	Clients int       // how many clients, at least 1
	Orders  int       // about how many orders, exactly so many documents
	Months  int       // length of history back from Today
	Deals   int       // how many deals; 0 is three a client, at most 6 000
	Seed    uint64    // another seed is another firm
	Today   time.Time // the last day of history
	// Bottleneck is the stage deals have got stuck on for the last year; none when
	// empty.
	Bottleneck crm.StageID
}

// Default is the firm the program shows to who has no data yet.
func Default(today time.Time) Config {
	return Config{Clients: 200, Orders: 3000, Months: 36, Seed: 1, Today: today, Bottleneck: crm.StageContract}
}

// Firm is the directories of the invented firm and the state of its stream.
type Firm struct {
	Config       Config                // it was made from
	Organisation crm.Organisation      // the firm itself
	Managers     []crm.Manager         // who sell
	Regions      []crm.Region          // where it sells
	Groups       []crm.Group           // of products
	Products     []crm.Product         // the price list
	Clients      []crm.Client          // who buy
	Deals        []crm.Deal            // being made and made
	Tasks        []crm.Task            // done and to be done
	Doubles      map[crm.ClientID]bool // cards of clients that have another one
	Leads        []crm.Client          // those who asked lately
	Requests     []crm.Request         // without numbers; the store gives them
	Handovers    []crm.Interaction     // notes of clients that passed to another manager
	Talks        []crm.Interaction     // in the order of clients
	Files        []File                // attachments with their bytes
	Merged       *Merged               // nil when there is no company to be entered twice

	rng     *rand.Rand
	habits  []habit // one a client
	start   time.Time
	popular []int // products, often bought first
}

// New invents the directories and the deals of a firm.
func New(c Config) *Firm {
	f := &Firm{Config: c, rng: rand.New(rand.NewPCG(c.Seed, 0x6b617274)), start: c.Today.AddDate(0, -c.Months, 0)}
	f.inventOrganisation()
	f.inventStaff()
	f.inventProducts()
	f.inventClients()
	f.inventDeals()
	f.inventTalks()
	f.inventTasks()
	f.Doubles = map[crm.ClientID]bool{}
	f.inventFaults()
	f.inventLeads()
	f.inventRequests()
	f.inventHandovers()
	f.inventSteps()
	f.inventMerged()
	return f
}

// id makes a UUIDv7 of the moment t whose random bits come from the seed.
func (f *Firm) id(t time.Time) [16]byte { return newID(f.rng, t) }

func newID(rng *rand.Rand, t time.Time) (id [16]byte) {
	ms := uint64(t.UnixMilli()) + rng.Uint64N(36_000_000) // some minute of the working day
	hi, lo := rng.Uint64(), rng.Uint64()
	for i := range 6 {
		id[i] = byte(ms >> (40 - 8*i))
	}
	id[6], id[7] = 0x70|byte(hi>>8)&0x0f, byte(hi)
	for i := range 8 {
		id[8+i] = byte(lo >> (56 - 8*i))
	}
	id[8] = 0x80 | id[8]&0x3f
	return id
}

// pick takes one of the values.
func pick[T any](r *rand.Rand, vs []T) T { return vs[r.IntN(len(vs))] }
