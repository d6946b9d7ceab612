package clients

import (
	"context"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/cube"
	"kartoteka/reports/sales"
)

// Analytics is how a client buys.
type Analytics struct {
	Figures
	Class sales.Class
	// Months is the revenue with VAT month by month, Products what was bought
	// most, both of the last twelve months. Sold tells that there is any.
	Sold             bool
	Months, Products reports.Report
}

// topProducts is how many products the analytics of a client name.
const topProducts = 10

// Analytics tells how a client bought in the last twelve months.
func (s *Clients) Analytics(ctx context.Context, id crm.ClientID, l *lang.Lang) (out Analytics, err error) {
	var f figuresAsked
	err = s.base.Read(ctx, func(b *kv.Batch) {
		f = askFigures(b, id)
		s.askClass(ctx, b, id, &out.Class)
	})
	if err != nil {
		return out, err
	}
	if out.Figures = s.sumUp(f); out.Orders == 0 {
		return out, nil
	}
	build := func(name string, values map[string]string) (reports.Report, error) {
		values["client"], values["vat"] = id.String(), "included"
		return s.reports.Build(ctx, name, l, reports.Settings{Period: s.base.Year(), Values: values})
	}
	if out.Months, err = build("sales", map[string]string{"step": string(calendar.Month)}); err != nil {
		return out, err
	}
	if out.Products, err = build("abc", map[string]string{"by": cube.Product.String()}); err != nil {
		return out, err
	}
	narrow(&out.Months.Table, "period", "value")
	narrow(&out.Products.Table, "name", "value", "share")
	t := &out.Products.Table
	out.Sold = len(t.Rows) > 0
	if len(t.Rows) > topProducts {
		t.Rows, t.Totals = t.Rows[:topProducts], nil
	}
	return out, nil
}

// narrow leaves the named columns of a table.
func narrow(t *reports.Table, keys ...string) {
	keep := func(i int) bool { return slices.Contains(keys, t.Columns[i].Key) }
	for r := range t.Rows {
		t.Rows[r].Cells = only(t.Rows[r].Cells, keep)
	}
	t.Totals = only(t.Totals, keep)
	t.Columns = only(t.Columns, keep)
}

// only are the values at the places that are kept.
func only[T any](values []T, keep func(int) bool) []T {
	var out []T
	for i, v := range values {
		if keep(i) {
			out = append(out, v)
		}
	}
	return out
}
