package docs

import (
	"errors"
	"fmt"
	"sync"

	"rsc.io/qr/coding"
)

// QR sizes: the symbol without its quiet zone is at least 36 mm wide and a
// module half a millimetre, so that a phone reads it from paper.
const (
	qrSide   = 36
	qrModule = 0.5
)

// QR makes the symbol of the bytes as they are: one byte segment without an
// ECI, error correction M, as banking applications expect of payment codes.
//
// rsc.io/qr does the coding and leaves the choice of the mask to us. Together
// they make the symbols boombuler/barcode makes ten times faster, which tells
// in a print run, as most of the time of an invoice is its symbol.
func QR(content []byte) (Symbol, error) {
	text := coding.String(content)
	version, err := qrVersion(text)
	if err != nil {
		return Symbol{}, err
	}
	plans, err := plansOf(version)
	if err != nil {
		return Symbol{}, err
	}
	var best *coding.Code
	least := 0
	for _, plan := range plans {
		code, err := plan.Encode(text)
		if err != nil {
			return Symbol{}, fmt.Errorf("qr code: %w", err)
		}
		if p := penalty(code); best == nil || p < least {
			best, least = code, p
		}
	}
	return Symbol{Modules: modules(best), Module: max(qrModule, qrSide/float64(best.Size))}, nil
}

// qrVersion is the smallest version that holds the text.
func qrVersion(text coding.String) (coding.Version, error) {
	for v := coding.Version(coding.MinVersion); v <= coding.MaxVersion; v++ {
		if text.Bits(v) <= v.DataBytes(coding.M)*8 {
			return v, nil
		}
	}
	return 0, errors.New("qr code: the content is too long")
}

// planCache keeps the layouts of a version, one for each mask: invoices share a
// few versions, and coding with a layout does not change it.
var planCache sync.Map // coding.Version → []*coding.Plan

func plansOf(version coding.Version) ([]*coding.Plan, error) {
	if known, ok := planCache.Load(version); ok {
		return known.([]*coding.Plan), nil
	}
	made := make([]*coding.Plan, 8)
	for mask := range made {
		plan, err := coding.NewPlan(version, coding.M, coding.Mask(mask))
		if err != nil {
			return nil, fmt.Errorf("qr code: %w", err)
		}
		made[mask] = plan
	}
	planCache.Store(version, made)
	return made, nil
}

func modules(code *coding.Code) [][]bool {
	m := make([][]bool, code.Size)
	for y := range m {
		m[y] = make([]bool, code.Size)
		for x := range m[y] {
			m[y][x] = code.Black(x, y)
		}
	}
	return m
}
