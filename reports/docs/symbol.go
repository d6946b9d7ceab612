package docs

import (
	"fmt"

	"github.com/boombuler/barcode/qr"
)

// QR sizes: the symbol without its quiet zone is at least 36 mm wide and a
// module half a millimetre, so that a phone reads it from paper.
const (
	qrSide   = 36
	qrModule = 0.5
)

// QR makes the symbol of the bytes: one byte segment, error correction M, as
// banking applications expect of payment codes.
func QR(content []byte) (Symbol, error) {
	code, err := qr.Encode(string(content), qr.M, qr.Unicode)
	if err != nil {
		return Symbol{}, fmt.Errorf("qr code: %w", err)
	}
	n := code.Bounds().Dx()
	s := Symbol{Modules: make([][]bool, n), Module: max(qrModule, qrSide/float64(n))}
	for y := range s.Modules {
		s.Modules[y] = make([]bool, n)
		for x := range s.Modules[y] {
			r, _, _, _ := code.At(x, y).RGBA()
			s.Modules[y][x] = r == 0
		}
	}
	return s, nil
}
