package reporttest

import (
	"fmt"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports/cube"
)

// AnySales draws lines of a small trade: sales, returns and reversals.
func AnySales(rt *rapid.T, objects int) []cube.Sale {
	name := func(kind string) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			return fmt.Sprint(kind, rapid.IntRange(0, objects).Draw(t, kind))
		})
	}
	sale := rapid.Custom(func(t *rapid.T) cube.Sale {
		product := name("product").Draw(t, "product")
		gross := rapid.Int64Range(-1_000_000, 5_000_000).Draw(t, "gross")
		return cube.Sale{
			Day:    calendar.DayNumber(rapid.IntRange(20000, 20400).Draw(t, "day")),
			Client: name("client").Draw(t, "client"), Product: product, Group: "group" + product[len(product)-1:],
			Document: name("document").Draw(t, "document"), Manager: name("m").Draw(t, "manager"), Region: name("r").Draw(t, "region"),
			Qty: money.Qty(rapid.Int64Range(-3000, 9000).Draw(t, "qty")), Revenue: money.Money(gross),
			VAT: money.Money(gross / 6), Cost: money.Money(rapid.Int64Range(0, 1_000_000).Draw(t, "cost")),
		}
	})
	sales := rapid.SliceOfN(sale, 0, 60).Draw(rt, "sales")
	for _, s := range sales {
		if rapid.IntRange(0, 9).Draw(rt, "reversed") == 0 {
			s.Qty, s.Revenue, s.VAT, s.Cost = -s.Qty, -s.Revenue, -s.VAT, -s.Cost
			sales = append(sales, s)
		}
	}
	return sales
}

// RowsOf keeps sales in memory as facts.
func RowsOf(sales []cube.Sale) *cube.Rows {
	rows := &cube.Rows{}
	for _, s := range sales {
		rows.Append(s)
	}
	return rows
}
