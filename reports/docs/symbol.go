package docs

import (
	"crypto/subtle"
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
	m, err := masksOf(version)
	if err != nil {
		return Symbol{}, err
	}
	plain, err := m.plan.Encode(text)
	if err != nil {
		return Symbol{}, fmt.Errorf("qr code: %w", err)
	}
	var best *coding.Code
	least := 0
	for _, other := range m.others {
		code := &coding.Code{Size: plain.Size, Stride: plain.Stride, Bitmap: xor(plain.Bitmap, other)}
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

// masks are the layout of a version with the first mask, and the modules in
// which each mask differs from it: a text is coded once, not eight times.
type masks struct {
	plan   *coding.Plan
	others [8][]byte // bitmaps as of a coding.Code
}

// maskCache keeps the masks of a version: invoices share a few versions, and
// coding does not change them.
var maskCache sync.Map // coding.Version → *masks

func masksOf(version coding.Version) (*masks, error) {
	if known, ok := maskCache.Load(version); ok {
		return known.(*masks), nil
	}
	m := &masks{}
	var first []byte
	for mask := range m.others {
		plan, err := coding.NewPlan(version, coding.M, coding.Mask(mask))
		if err != nil {
			return nil, fmt.Errorf("qr code: %w", err)
		}
		empty := emptyBitmap(plan)
		if m.plan == nil {
			m.plan, first = plan, empty
		}
		m.others[mask] = xor(first, empty)
	}
	maskCache.Store(version, m)
	return m, nil
}

// emptyBitmap is the symbol of a layout whose data are all zeros.
func emptyBitmap(plan *coding.Plan) []byte {
	stride := (len(plan.Pixel) + 7) &^ 7
	bitmap := make([]byte, stride*len(plan.Pixel))
	for y, row := range plan.Pixel {
		for x, p := range row {
			if p&coding.Black != 0 {
				bitmap[y*stride+x/8] |= 1 << (7 - x&7)
			}
		}
	}
	return bitmap
}

// xor has a bit where one of two bitmaps of equal length has it.
func xor(a, b []byte) []byte {
	out := make([]byte, len(a))
	subtle.XORBytes(out, a, b)
	return out
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
