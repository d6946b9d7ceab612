package chart

import "image/color"

// Palette is the colours of a chart.
type Palette struct {
	Background color.NRGBA // behind all
	Text       color.NRGBA // of names and values
	Muted      color.NRGBA // of the axes' figures and the caption
	Line       color.NRGBA // of the grid
	// Tones are the colours of series, told apart by eyes that do not see
	// all colours. Charts count them from 1; the last is for the rest.
	Tones [7]color.NRGBA
}

// Light is the palette of paper and of the light theme.
var Light = Palette{
	Background: rgb(0xFFFFFF), Text: rgb(0x1D2430), Muted: rgb(0x5D6778), Line: rgb(0xDDE2EA),
	Tones: [7]color.NRGBA{
		rgb(0x1B66C9), rgb(0xE69F00), rgb(0x009E73), rgb(0xCC79A7), rgb(0x56B4E9), rgb(0xD55E00), rgb(0x7A7A7A),
	},
}

// Dark is the palette of the dark theme: the same tones, lighter by 15 %.
var Dark = Palette{
	Background: rgb(0x15181D), Text: rgb(0xE6E9EF), Muted: rgb(0x98A2B3), Line: rgb(0x2C323C),
	Tones: lighter(Light.Tones),
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

func lighter(tones [7]color.NRGBA) [7]color.NRGBA {
	for i, c := range tones {
		tones[i] = mix(c, rgb(0xFFFFFF), 0.15)
	}
	return tones
}

// mix goes from a to b by a share of 0 to 1.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	at := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*share + 0.5) }
	return color.NRGBA{R: at(a.R, b.R), G: at(a.G, b.G), B: at(a.B, b.B), A: at(a.A, b.A)}
}

// tone is the colour of a number of a chart; a number out of range wraps.
func (p Palette) tone(n int) color.NRGBA {
	if n < 1 {
		n = 1
	}
	return p.Tones[(n-1)%len(p.Tones)]
}
