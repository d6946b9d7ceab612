package clients

import (
	"cmp"
	"context"
	"strings"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// inspection is one look at the data: it counts for every check, and keeps the
// records that fail the one wanted.
type inspection struct {
	ctx      context.Context
	tx       *kv.Tx
	managing *firm.Directory[crm.Manager]
	today    time.Time
	progress base.Progress
	want     Check
	faults   map[Check]int
	totals   map[Check]int
	rows     []FaultRow
	managers map[crm.ManagerID]string
}

func newInspection(ctx context.Context, tx *kv.Tx, managing *firm.Directory[crm.Manager], today time.Time, p base.Progress) *inspection {
	return &inspection{ctx: ctx, tx: tx, managing: managing, today: today, progress: p, faults: map[Check]int{}, totals: map[Check]int{}}
}

// all makes every check.
func (l *inspection) all() error {
	var doubles store.Doubles
	if err := l.clients(doubles.Add); err != nil {
		return err
	}
	apart, err := store.Apart(l.tx)
	if err != nil {
		return err
	}
	pairs, err := doubles.Find(apart, l.ctx.Err)
	if err != nil {
		return err
	}
	l.faults[CheckDoubles], l.totals[CheckDoubles] = len(pairs), l.totals[CheckReach]
	if err := l.deals(); err != nil {
		return err
	}
	return l.advances()
}

// one makes the checks of the table that the wanted one belongs to.
func (l *inspection) one() (err error) {
	if l.managers, err = l.managing.NamesIn(l.tx); err != nil {
		return err
	}
	switch l.want {
	case CheckSum, CheckClose, CheckStep:
		return l.deals()
	case CheckAdvance:
		return l.advances()
	}
	return l.clients(func(*crm.Client) {})
}

// judge counts one check of one record; fault is empty when there is none.
func (l *inspection) judge(c Check, faulty bool, row func() FaultRow) {
	l.totals[c]++
	if !faulty {
		return
	}
	l.faults[c]++
	if c == l.want {
		l.rows = append(l.rows, row())
	}
}

func (l *inspection) clients(also func(*crm.Client)) error {
	n, err := store.Clients.Count(l.tx)
	if err != nil {
		return err
	}
	done := 0
	for c, err := range store.Clients.All(l.tx) {
		if err == nil {
			err = base.Advance(l.ctx, l.progress, done, int(n))
		}
		if err != nil {
			return err
		}
		done++
		if !c.Deleted && (c.Lead == nil || c.Lead.State() != crm.LeadRejected) {
			also(c)
			l.client(c)
		}
	}
	return nil
}

// client judges a card. A lead need not have what only a client must.
func (l *inspection) client(c *crm.Client) {
	row := func(detail string) func() FaultRow {
		return func() FaultRow {
			return FaultRow{
				Client: c.ID, Route: "client", ID: c.ID.String(), Name: c.Name, Detail: cmp.Or(detail, c.City), Manager: l.managers[c.Manager], Date: c.LastChecked(),
			}
		}
	}
	phone, mail := badPhone(c), badMail(c)
	l.judge(CheckReach, len(c.AllPhones())+len(c.AllEmails()) == 0, row(""))
	l.judge(CheckPhone, phone != "", row(phone))
	l.judge(CheckMail, mail != "", row(mail))
	l.judge(CheckManager, c.Manager.IsZero(), row(""))
	if c.IsLead() {
		l.judge(CheckLeads, c.Lead.State() == crm.LeadNew, row(c.Lead.Wants))
		return
	}
	if c.Kind != crm.Person {
		l.judge(CheckINN, c.INN == "", row(""))
	}
	if c.INN != "" {
		_, err := crm.CheckINN(c.INN, c.Kind)
		l.judge(CheckINNWrong, err != nil, row(c.INN))
	}
	l.judge(CheckRegion, c.Region.IsZero(), row(""))
	l.judge(CheckAge, calendar.Days(c.LastChecked(), l.today) > CheckDays, row(""))
}

// badPhone is the first phone that is no number.
func badPhone(c *crm.Client) string {
	for _, s := range c.AllPhones() {
		if crm.NormalizePhone(s).E164 == "" {
			return s
		}
	}
	return ""
}

// badMail is the first mail that is no address.
func badMail(c *crm.Client) string {
	for _, s := range c.AllEmails() {
		if _, err := crm.CheckEmail(s); err != nil {
			return s
		}
	}
	return ""
}

// deals judges the open ones.
func (l *inspection) deals() error {
	planned, err := store.DealSteps(l.tx)
	if err != nil {
		return err
	}
	deals, err := store.OpenDeals(l.tx)
	if err != nil {
		return err
	}
	for _, d := range deals {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		row := func() FaultRow {
			return FaultRow{Client: d.Client, Route: "deal", ID: d.ID.String(), Name: d.Name, Detail: d.Number, Manager: l.managers[d.Manager], Sum: d.Amount, Date: d.Date}
		}
		l.judge(CheckSum, d.Amount == 0, row)
		l.judge(CheckClose, d.Close.IsZero(), row)
		_, stepped := planned[d.ID]
		l.judge(CheckStep, !stepped, row)
	}
	return nil
}

// advances judges the money that came in: what names no order is a fault.
func (l *inspection) advances() error {
	n, err := store.Payments.Count(l.tx)
	if err != nil {
		return err
	}
	var ids []crm.PaymentID
	for e, err := range store.PaymentsAdvance.Entries(l.tx, nil, nil) {
		if err != nil {
			return err
		}
		ids = append(ids, e.ID)
	}
	l.totals[CheckAdvance], l.faults[CheckAdvance] = int(n), len(ids)
	if l.want != CheckAdvance {
		return nil
	}
	payments, err := store.Payments.GetMany(l.tx, ids)
	for _, p := range payments {
		l.rows = append(l.rows, FaultRow{
			Client: p.Client, Route: "payment", ID: p.ID.String(), Name: strings.TrimSpace(p.Number), Detail: p.Purpose, Sum: p.Amount, Date: p.Date,
		})
	}
	return err
}
