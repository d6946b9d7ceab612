package crm

import (
	"slices"
	"time"

	"kartoteka/data/problem"
)

// TaxMode is the system of taxation of our organisation. It gives new lines
// their rate of VAT. Its words are under "tax_mode."+mode.
type TaxMode string

// Systems of taxation. Payers of УСН with an income over the threshold (20
// million roubles in 2026, ФЗ № 425-ФЗ) choose 5 or 7 % without deduction, or
// the general rate with it.
const (
	TaxOSNO  TaxMode = "osno"   // ОСНО
	TaxUSN   TaxMode = "usn"    // УСН без НДС
	TaxUSN5  TaxMode = "usn5"   // УСН, НДС 5 %
	TaxUSN7  TaxMode = "usn7"   // УСН, НДС 7 %
	TaxUSN22 TaxMode = "usn22"  // УСН, НДС по общей ставке
	TaxPSN   TaxMode = "patent" // ПСН
	TaxNPD   TaxMode = "npd"    // НПД
)

// TaxModes lists the systems in the order they are offered.
var TaxModes = []TaxMode{TaxOSNO, TaxUSN, TaxUSN5, TaxUSN7, TaxUSN22, TaxPSN, TaxNPD}

// VAT returns the rate of new lines for shipments of a day.
func (m TaxMode) VAT(on time.Time) VATCode {
	switch m {
	case TaxOSNO, TaxUSN22:
		return DefaultVAT(on)
	case TaxUSN5:
		return VAT5
	case TaxUSN7:
		return VAT7
	default:
		return VATNone
	}
}

// CheckTaxMode returns problem.tax_mode.unknown of the field unless the mode is
// one of TaxModes.
func CheckTaxMode(field string, m TaxMode) error {
	if !slices.Contains(TaxModes, m) {
		return problem.At(field, "problem.tax_mode.unknown", "Mode", string(m))
	}
	return nil
}
