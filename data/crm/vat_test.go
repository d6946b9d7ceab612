package crm_test

import (
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestTheGeneralRateIsThatOfTheDayOfShipment(t *testing.T) {
	for on, want := range map[string]crm.VATCode{
		"1992-12-31": crm.VATNone,
		"1997-05-05": crm.VAT20,
		"2003-12-31": crm.VAT20,
		"2004-01-01": crm.VAT18,
		"2018-12-31": crm.VAT18,
		"2019-01-01": crm.VAT20,
		"2025-12-31": crm.VAT20,
		"2026-01-01": crm.VAT22,
		"2030-06-01": crm.VAT22,
	} {
		if got := crm.DefaultVAT(day(on)); got != want {
			t.Errorf("on %s the general rate is %s, want %s", on, got, want)
		}
	}
	late := time.Date(2025, 12, 31, 23, 59, 0, 0, time.FixedZone("MSK", 3*3600))
	if got := crm.DefaultVAT(late); got != crm.VAT20 {
		t.Errorf("the last minute of 2025 has %s", got)
	}
}

func TestRatesOfferedAreThoseOfTheLaw(t *testing.T) {
	var codes []crm.VATCode
	for _, r := range crm.VATRates(day("2026-11-23")) {
		if !r.Derived {
			codes = append(codes, r.Code)
		}
	}
	want := []crm.VATCode{crm.VAT22, crm.VAT10, crm.VAT7, crm.VAT5, crm.VAT0, crm.VATNone}
	if len(codes) != len(want) {
		t.Fatalf("rates of 2026: %v, want %v", codes, want)
	}
	for i := range want {
		if codes[i] != want[i] {
			t.Fatalf("rates of 2026: %v, want %v", codes, want)
		}
	}
}

func TestEveryRateKnowsItsTitleAndFraction(t *testing.T) {
	for code, want := range map[crm.VATCode]struct {
		title string
		tax   money.Money // in 1 220.00
	}{
		crm.VAT22: {"22%", 22000}, crm.VAT20: {"20%", 20333}, crm.VAT18: {"18%", 18610},
		crm.VAT10: {"10%", 11091}, crm.VAT7: {"7%", 7981}, crm.VAT5: {"5%", 5810},
		crm.VAT0: {"0%", 0}, crm.VATNone: {"Без НДС", 0}, "22/122": {"22/122", 22000},
		"13": {"13", 0},
	} {
		if got := code.Title(); got != want.title {
			t.Errorf("title of %s = %q, want %q", code, got, want.title)
		}
		if got := code.Rate().Included(122000); got != want.tax {
			t.Errorf("VAT at %s in 1220.00 = %s, want %s", code, got, want.tax)
		}
	}
}

func TestAnUnknownRateIsAProblemOfItsField(t *testing.T) {
	if err := crm.CheckVATCode("vat", "13"); !problem.Has(err, "vat", "problem.vat.unknown") {
		t.Errorf("CheckVATCode(13) = %v", err)
	}
	if err := crm.CheckVATCode("vat", crm.VAT18); err != nil {
		t.Errorf("an old rate must pass: %v", err)
	}
	if err := crm.CheckTaxMode("tax_mode", "?"); !problem.Has(err, "tax_mode", "problem.tax_mode.unknown") {
		t.Errorf("CheckTaxMode(?) = %v", err)
	}
}

func TestTheSystemOfTaxationGivesTheRateOfLines(t *testing.T) {
	want := map[crm.TaxMode]crm.VATCode{
		crm.TaxOSNO: crm.VAT22, crm.TaxUSN: crm.VATNone, crm.TaxUSN5: crm.VAT5, crm.TaxUSN7: crm.VAT7,
		crm.TaxUSN22: crm.VAT22, crm.TaxPSN: crm.VATNone, crm.TaxNPD: crm.VATNone,
	}
	for _, m := range crm.TaxModes {
		if got := m.VAT(day("2026-03-02")); got != want[m] {
			t.Errorf("%s gives %s, want %s", m, got, want[m])
		}
		if err := crm.CheckTaxMode("tax_mode", m); err != nil {
			t.Errorf("%s: %v", m, err)
		}
	}
	if got := crm.TaxOSNO.VAT(day("2025-03-02")); got != crm.VAT20 {
		t.Errorf("ОСНО in 2025 gives %s", got)
	}
}
