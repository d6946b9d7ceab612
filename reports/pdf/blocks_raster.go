package pdf

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"kartoteka/reports/docs"
)

// rasterCanvas draws a sheet as an image with the fonts of the file.
type rasterCanvas struct {
	img   *image.RGBA
	scale float64 // dots in a millimetre
	fonts faceSet
	sizes map[docs.Style]font.Face // by size and weight
	err   error
}

// newRasterCanvas is white paper of this size in millimetres.
func newRasterCanvas(width, height, dpi float64) (*rasterCanvas, error) {
	fonts, err := faces()
	if err != nil {
		return nil, err
	}
	scale := dpi / 25.4
	c := &rasterCanvas{scale: scale, fonts: fonts, sizes: map[docs.Style]font.Face{}}
	c.img = image.NewRGBA(image.Rect(0, 0, c.dots(width), c.dots(height)))
	draw.Draw(c.img, c.img.Bounds(), image.White, image.Point{}, draw.Src)
	return c, nil
}

func (c *rasterCanvas) dots(mm float64) int { return int(math.Round(mm * c.scale)) }

// text sets glyphs one by one at the widths the layout has counted with: a PDF
// file knows no kerning either.
func (c *rasterCanvas) text(x, y float64, line string, style docs.Style) {
	glyphs, err := c.face(style)
	if err != nil {
		c.err = err
		return
	}
	size := style.Points() * point * c.scale
	x *= c.scale
	for _, r := range line {
		dot := fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.I(c.dots(y))}
		if at, mask, from, _, ok := glyphs.Glyph(dot, r); ok {
			draw.DrawMask(c.img, at, image.Black, image.Point{}, mask, from, draw.Over)
		}
		x += c.fonts.of(style).advance(r) * size
	}
}

func (c *rasterCanvas) face(style docs.Style) (font.Face, error) {
	key := docs.Style{Size: style.Points(), Bold: style.Bold}
	if f, ok := c.sizes[key]; ok {
		return f, nil
	}
	f, err := opentype.NewFace(c.fonts.of(style).font, &opentype.FaceOptions{
		Size: style.Points() * point * c.scale, DPI: 72, Hinting: font.HintingNone,
	})
	c.sizes[key] = f
	return f, err
}

// line is at least one dot thick and stands on whole dots, so that hairlines
// are sharp.
func (c *rasterCanvas) line(x1, y1, x2, y2, thick float64) {
	t := max(1, c.dots(thick))
	left, top := int(x1*c.scale-float64(t)/2+0.5), int(y1*c.scale-float64(t)/2+0.5)
	right, bottom := int(x2*c.scale-float64(t)/2+0.5)+t, int(y2*c.scale-float64(t)/2+0.5)+t
	c.fill(image.Rect(left, top, right, bottom))
}

func (c *rasterCanvas) fill(r image.Rectangle) {
	draw.Draw(c.img, r, image.NewUniform(color.Black), image.Point{}, draw.Src)
}

func (c *rasterCanvas) symbol(x, y float64, s docs.Symbol) {
	for row, modules := range s.Modules {
		top, bottom := c.dots(y+float64(row)*s.Module), c.dots(y+float64(row+1)*s.Module)
		for from, to := range runs(modules) {
			c.fill(image.Rect(c.dots(x+float64(from)*s.Module), top, c.dots(x+float64(to)*s.Module), bottom))
		}
	}
}

func (c *rasterCanvas) picture(x, y float64, p docs.Picture) {
	img, err := decodePicture(p.Data)
	if err != nil {
		c.err = err
		return
	}
	at := image.Rect(c.dots(x), c.dots(y), c.dots(x+p.Width), c.dots(y+p.Height))
	xdraw.CatmullRom.Scale(c.img, at, img, img.Bounds(), xdraw.Over, nil)
}
