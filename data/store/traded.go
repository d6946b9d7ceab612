package store

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
)

// These indexes hold in their entries all that the figures of a client are made
// of, so that a client of many years opens as fast as a new one.
var (
	// OrdersTraded is the orders of clients that count: neither cancelled nor
	// marked for deletion.
	OrdersTraded = kv.NewIndex(Orders, "traded", kv.Codec[traded](tradedCodec{}), func(o *crm.Order) (traded, bool) {
		t := traded{client: o.Client, date: EpochDay(o.Date), due: EpochDay(o.Due), gross: o.Gross}
		if o.State == crm.OrderShipped {
			t.shipped = EpochDay(o.Shipped)
		} else {
			t.shipped = never
		}
		return t, !o.Deleted && o.State != crm.OrderCancelled
	})
	// PaymentsTraded is what clients have paid, by the orders payments name.
	PaymentsTraded = kv.NewIndex(Payments, "traded", byReceipt, func(p *crm.Payment) (receipt, bool) {
		return receipt{p.Client, crm.Receipt{Order: p.Order, Sum: p.Paid()}}, p.Paid() != 0
	})
)

// receipt is an entry of PaymentsTraded: who paid, for which order, how much.
type receipt struct {
	client crm.ClientID
	crm.Receipt
}

var byReceipt = kv.Joined(kv.ByID[crm.ClientID](),
	kv.Joined(kv.ByID[crm.OrderID](), kv.ByNumber[money.Money](),
		func(r crm.Receipt) (crm.OrderID, money.Money) { return r.Order, r.Sum },
		func(order crm.OrderID, sum money.Money) crm.Receipt { return crm.Receipt{Order: order, Sum: sum} }),
	func(r receipt) (crm.ClientID, crm.Receipt) { return r.client, r.Receipt },
	func(client crm.ClientID, r crm.Receipt) receipt { return receipt{client, r} })

// Traded is what a client has ordered and paid as far as its figures need it.
type Traded struct {
	Claims    []crm.Claim   // without numbers
	Receipts  []crm.Receipt // what was paid
	LastOrder time.Time     // day of the newest order, shipped or not
}

// AskTraded adds to a batch what a client has ordered and paid.
func AskTraded(b *kv.Batch, client crm.ClientID) *Traded {
	var t Traded
	const first, last = math.MinInt32, math.MaxInt32
	OrdersTraded.AskEntries(b,
		&traded{client, first, first, first, math.MinInt64}, &traded{client, last, last, last, math.MaxInt64},
		func(e kv.Entried[crm.OrderID, traded]) {
			v := &e.Value
			if date := dayOf(v.date); date.After(t.LastOrder) {
				t.LastOrder = date
			}
			if v.shipped != never {
				t.Claims = append(t.Claims, crm.Claim{Order: e.ID, Shipped: dayOf(v.shipped), Due: dayOf(v.due), Sum: v.gross})
			}
		})
	none, all := crm.OrderID{}, crm.OrderID{}
	for i := range all {
		all[i] = math.MaxUint8
	}
	PaymentsTraded.AskEntries(b,
		&receipt{client, crm.Receipt{Order: none, Sum: math.MinInt64}},
		&receipt{client, crm.Receipt{Order: all, Sum: math.MaxInt64}},
		func(e kv.Entried[crm.PaymentID, receipt]) {
			t.Receipts = append(t.Receipts, e.Value.Receipt)
		})
	return &t
}

// never is the zero time as EpochDay has it.
var never = EpochDay(time.Time{})

// dayOf is a civil day that EpochDay made a number of; the zero time comes back.
func dayOf(n int32) time.Time { return calendar.DayNumber(n).Time() }

// traded is an entry of OrdersTraded: whose, days since 1970 and the sum.
type traded struct {
	client             crm.ClientID
	shipped, due, date int32 // that of the zero time where there is none
	gross              money.Money
}

// tradedCodec writes the fields one after another, each so that it sorts.
type tradedCodec struct{}

const tradedWidth = 16 + 3*4 + 8

// Append implements kv.Codec.
func (tradedCodec) Append(dst []byte, t traded) []byte {
	dst = append(dst, t.client[:]...)
	for _, day := range []int32{t.shipped, t.due, t.date} {
		dst = binary.BigEndian.AppendUint32(dst, uint32(day)^1<<31)
	}
	return binary.BigEndian.AppendUint64(dst, uint64(t.gross)^1<<63)
}

// Decode implements kv.Codec.
func (tradedCodec) Decode(b []byte) (traded, []byte, error) {
	if len(b) < tradedWidth {
		return traded{}, nil, errTraded
	}
	day := func(at int) int32 { return int32(binary.BigEndian.Uint32(b[at:]) ^ 1<<31) }
	return traded{
		client: crm.ClientID(b[:16]), shipped: day(16), due: day(20), date: day(24),
		gross: money.Money(binary.BigEndian.Uint64(b[28:]) ^ 1<<63),
	}, b[tradedWidth:], nil
}

var errTraded = errors.New("an entry of an order is cut short")
