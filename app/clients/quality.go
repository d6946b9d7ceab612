package clients

import (
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Quality is the use cases of data that lack something.
type Quality struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	tasks    *tasks.Tasks
}

// NewQuality makes the use cases of an open base.
func NewQuality(b *base.Base, managers *firm.Directory[crm.Manager], tasks *tasks.Tasks) *Quality {
	return &Quality{b, managers, tasks}
}

// Check is one thing that is looked at; its words are quality.CHECK.
type Check string

// Checks of cards, deals, leads and payments.
const (
	CheckINN      Check = "inn"       // no ИНН
	CheckINNWrong Check = "inn_wrong" // the check digit fails
	CheckReach    Check = "reach"     // neither phone nor mail
	CheckPhone    Check = "phone"     // a phone that is no number
	CheckMail     Check = "mail"      // a mail that is no address
	CheckManager  Check = "manager"
	CheckRegion   Check = "region"
	CheckAge      Check = "age" // not held against reality for CheckDays
	CheckDoubles  Check = "doubles"
	CheckSum      Check = "deal_sum"
	CheckClose    Check = "deal_close" // no day of closing
	CheckStep     Check = "deal_step"  // no task to be done
	CheckLeads    Check = "leads"      // nobody has answered
	CheckAdvance  Check = "advance"    // money that pays for no order
)

// Checks lists them in the order they are shown.
var Checks = []Check{
	CheckINN, CheckINNWrong, CheckReach, CheckPhone, CheckMail, CheckManager, CheckRegion, CheckAge, CheckDoubles,
	CheckSum, CheckClose, CheckStep, CheckLeads, CheckAdvance,
}

// CheckDays is how long the data of a client are taken for true.
const CheckDays = 180

// QualityRow is one check and how it came out.
type QualityRow struct {
	Check  Check
	Faults int
	Total  int // records the check was made of
}

// Right is the per cent of records that passed; 100 where there were none.
func (r QualityRow) Right() float64 {
	if r.Total == 0 {
		return 100
	}
	return 100 * float64(r.Total-r.Faults) / float64(r.Total)
}

// Score is the share of checks passed, in per cent, rounded down: 100 is reached
// without a single fault only, and where nothing was checked.
func Score(rows []QualityRow) int {
	faults, total := 0, 0
	for _, r := range rows {
		faults, total = faults+r.Faults, total+r.Total
	}
	if total == 0 {
		return 100
	}
	return 100 * (total - faults) / total
}

// FaultRow is a record that failed a check.
type FaultRow struct {
	Client  crm.ClientID
	Route   string // the screen that shows the record: client, deal, payment
	ID      string // of the record on it
	Name    string // of the record
	Owner   string // the client's name, where the record is not the client
	Detail  string // what was found: the phone that is none
	Manager string
	Sum     money.Money
	Date    time.Time // of the document; when a card was last checked
}

// Look makes all checks in one pass over each table.
func (s *Quality) Look(ctx context.Context, p base.Progress) (rows []QualityRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		l := newInspection(ctx, tx, s.managers, s.base.Today(), p)
		if err := l.all(); err != nil {
			return err
		}
		rows = make([]QualityRow, len(Checks))
		for i, c := range Checks {
			rows[i] = QualityRow{c, l.faults[c], l.totals[c]}
		}
		return nil
	})
	return rows, err
}

// Faults lists the records that fail one check. Doubles have a list of their
// own.
func (s *Quality) Faults(ctx context.Context, c Check) (rows []FaultRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		l := newInspection(ctx, tx, s.managers, s.base.Today(), nil)
		l.want = c
		if err := l.one(); err != nil {
			return err
		}
		rows = l.rows
		ids := make([]crm.ClientID, len(rows))
		for i, r := range rows {
			ids[i] = r.Client
		}
		return base.NameClients(tx, ids, func(i int, name string) {
			if rows[i].Route != "client" {
				rows[i].Owner = name
			}
		})
	})
	return rows, err
}

// SetManager gives clients to a manager.
func (s *Quality) SetManager(ctx context.Context, ids []crm.ClientID, id crm.ManagerID) error {
	return base.Mark(ctx, s.base, "client.manager", store.Clients, ids, func(c *crm.Client) { c.Manager = id })
}

// SetRegion puts clients into a region.
func (s *Quality) SetRegion(ctx context.Context, ids []crm.ClientID, id crm.RegionID) error {
	return base.Mark(ctx, s.base, "client.region", store.Clients, ids, func(c *crm.Client) { c.Region = id })
}

// SetChecked says that the data of clients were held against reality today.
func (s *Quality) SetChecked(ctx context.Context, ids []crm.ClientID) error {
	today := s.base.Today()
	return base.Mark(ctx, s.base, "client.checked", store.Clients, ids, func(c *crm.Client) { c.Checked = today })
}
