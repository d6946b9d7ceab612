package crm

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"kartoteka/assets"
	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// VATCode names a rate of VAT for ever, whatever the law says later: a paper of
// 2025 keeps "20". 0 % and «Без НДС» are different things.
type VATCode string

// Rates of VAT that the program itself refers to; assets/data/vat.json has all
// of them with their dates (НК РФ ст. 164; ФЗ 28.11.2025 № 425-ФЗ).
const (
	VAT22   VATCode = "22"
	VAT20   VATCode = "20"
	VAT18   VATCode = "18"
	VAT10   VATCode = "10"
	VAT7    VATCode = "7"
	VAT5    VATCode = "5"
	VAT0    VATCode = "0"
	VATNone VATCode = "none"
)

// VATRate is a rate of VAT and the time the law has it.
type VATRate struct {
	Code  VATCode    // as records keep it
	Title string     // as papers print it: «22%», «Без НДС»
	Rate  money.Rate // tax as a fraction of the sum without tax
	// From and To bound the days of shipment the rate is for, half open; a zero
	// To is open.
	From, To time.Time
	// General is the rate for whatever has no other.
	General bool
	// Derived is a расчётная ставка such as 22/122, for advances: the tax is
	// always within the sum.
	Derived bool
}

// vatTable is the rates in the order they are offered.
var vatTable = sync.OnceValue(func() []VATRate {
	rates, err := loadVAT()
	if err != nil {
		panic(err) // the table is part of the program
	}
	return rates
})

func loadVAT() ([]VATRate, error) {
	data, err := assets.Data.ReadFile("data/vat.json")
	if err != nil {
		return nil, fmt.Errorf("read rates of VAT: %w", err)
	}
	var rows []struct {
		Code, Title, From, To string
		Num, Den              int64
		General, Derived      bool
	}
	if err := json.Unmarshal(data, &rows); err != nil {
		return nil, fmt.Errorf("read rates of VAT: %w", err)
	}
	rates := make([]VATRate, len(rows))
	for i, r := range rows {
		rates[i] = VATRate{
			Code: VATCode(r.Code), Title: r.Title, Rate: money.Rate{Num: r.Num, Den: r.Den},
			General: r.General, Derived: r.Derived,
		}
		if rates[i].From, err = time.Parse(time.DateOnly, r.From); err != nil {
			return nil, fmt.Errorf("read rate of VAT %q: %w", r.Code, err)
		}
		if r.To == "" {
			continue
		}
		if rates[i].To, err = time.Parse(time.DateOnly, r.To); err != nil {
			return nil, fmt.Errorf("read rate of VAT %q: %w", r.Code, err)
		}
	}
	return rates, nil
}

// VATRates returns the rates for shipments of a day, the general one first.
func VATRates(on time.Time) []VATRate {
	day := calendar.DayOf(on)
	return slices.DeleteFunc(slices.Clone(vatTable()), func(r VATRate) bool {
		return day.Before(r.From) || !r.To.IsZero() && !day.Before(r.To)
	})
}

// DefaultVAT returns the general rate for shipments of a day; VATNone for days
// before the table begins.
func DefaultVAT(on time.Time) VATCode {
	for _, r := range VATRates(on) {
		if r.General {
			return r.Code
		}
	}
	return VATNone
}

// Rate returns the fraction of the net sum; nothing is charged by an unknown code.
func (c VATCode) Rate() money.Rate {
	r, ok := c.find()
	if !ok {
		return money.Rate{Den: 1}
	}
	return r.Rate
}

// Title returns what papers print: «22%», «Без НДС»; an unknown code as it is.
// The window has words of its own under "vat."+code.
func (c VATCode) Title() string {
	r, ok := c.find()
	if !ok {
		return string(c)
	}
	return r.Title
}

func (c VATCode) find() (VATRate, bool) {
	rates := vatTable()
	i := slices.IndexFunc(rates, func(r VATRate) bool { return r.Code == c })
	if i < 0 {
		return VATRate{}, false
	}
	return rates[i], true
}

// CheckVATCode returns problem.vat.unknown of the field unless the code is in
// the table, of whatever time: old papers keep old rates.
func CheckVATCode(field string, c VATCode) error {
	if _, ok := c.find(); !ok {
		return problem.At(field, "problem.vat.unknown", "Code", string(c))
	}
	return nil
}
