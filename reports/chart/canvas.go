package chart

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"kartoteka/assets"
)

// canvas is the picture with the few strokes a chart is made of.
type canvas struct {
	img     *image.RGBA
	gc      *drawing.RasterGraphicContext
	k       float64 // pixels per unit of layout
	palette Palette
	widths  map[string]int
}

// letter is the height of text in units of layout.
const letter = 11

// sans is parsed once: parsed fonts may be read by many goroutines.
var sans = sync.OnceValue(func() *truetype.Font {
	data, err := assets.Fonts.ReadFile("fonts/NotoSans-Regular.ttf")
	if err != nil {
		panic(err) // the font is part of the program
	}
	font, err := truetype.Parse(data)
	if err != nil {
		panic(err)
	}
	return font
})

func newCanvas(width, height int, k float64, palette Palette) *canvas {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Rect, image.NewUniform(palette.Background), image.Point{}, draw.Src)
	gc, err := drawing.NewRasterGraphicContext(img)
	if err != nil {
		panic(err) // it takes every *image.RGBA
	}
	gc.SetDPI(72 * k)
	gc.SetFont(sans())
	gc.SetFontSize(letter)
	return &canvas{img: img, gc: gc, k: k, palette: palette, widths: map[string]int{}}
}

// dp is a length of layout in pixels.
func (c *canvas) dp(n float64) int { return int(math.Round(n * c.k)) }

// fill paints a rectangle.
func (c *canvas) fill(r image.Rectangle, col color.NRGBA) {
	draw.Draw(c.img, r, image.NewUniform(col), image.Point{}, draw.Over)
}

// hatch paints a rectangle in stripes rising to the right.
func (c *canvas) hatch(r image.Rectangle, col color.NRGBA) {
	light := mix(col, c.palette.Background, 0.75)
	period, stripe := max(c.dp(6), 3), max(c.dp(2), 1)
	r = r.Intersect(c.img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if (x+y)%period < stripe {
				c.img.Set(x, y, col)
			} else {
				c.img.Set(x, y, light)
			}
		}
	}
}

// tab paints a rectangle whose corners are rounded at the top, or at the
// bottom when it hangs down.
func (c *canvas) tab(r image.Rectangle, col color.NRGBA, hanging bool) {
	radius := min(2*c.k, float64(r.Dy()))
	if r.Dx() < 3*c.dp(2) || r.Dy() < 1 {
		c.fill(r, col)
		return
	}
	left, right := float64(r.Min.X), float64(r.Max.X)
	root, head, turn := float64(r.Max.Y), float64(r.Min.Y), radius
	if hanging {
		root, head, turn = head, root, -radius
	}
	c.gc.SetFillColor(drawingColor(col))
	c.gc.MoveTo(left, root)
	c.gc.LineTo(left, head+turn)
	c.gc.QuadCurveTo(left, head, left+radius, head)
	c.gc.LineTo(right-radius, head)
	c.gc.QuadCurveTo(right, head, right, head+turn)
	c.gc.LineTo(right, root)
	c.gc.Close()
	c.gc.Fill()
}

// point is a place in the picture.
type point struct{ x, y float64 }

// line strokes a run of points.
func (c *canvas) line(points []point, col color.NRGBA, width float64, dashed bool) {
	if len(points) == 1 {
		r := c.dp(2)
		x, y := int(points[0].x), int(points[0].y)
		c.fill(image.Rect(x-r, y-r, x+r, y+r), col)
		return
	}
	c.gc.SetStrokeColor(drawingColor(col))
	c.gc.SetLineWidth(width * c.k)
	c.gc.SetLineDash(nil, 0)
	if dashed {
		c.gc.SetLineDash([]float64{5 * c.k, 3 * c.k}, 0)
	}
	for i, p := range points {
		if i == 0 {
			c.gc.MoveTo(p.x, p.y)
		} else {
			c.gc.LineTo(p.x, p.y)
		}
	}
	c.gc.Stroke()
}

// text writes a line from x to the right, its letters standing on y.
func (c *canvas) text(s string, x, y int, col color.NRGBA) {
	c.gc.SetFillColor(drawingColor(col))
	if _, err := c.gc.CreateStringPath(s, float64(x), float64(y)); err == nil {
		c.gc.Fill()
	}
	c.gc.BeginPath()
}

// width is the width of a text in pixels.
func (c *canvas) width(s string) int {
	w, ok := c.widths[s]
	if !ok {
		left, _, right, _, err := c.gc.GetStringBounds(s)
		if err == nil {
			w = int(math.Ceil(right - min(left, 0)))
		}
		c.widths[s] = w
	}
	return w
}

// clip shortens a text to a width, with an ellipsis.
func (c *canvas) clip(s string, width int) string {
	if c.width(s) <= width {
		return s
	}
	letters := []rune(s)
	for n := len(letters) - 1; n > 0; n-- {
		if short := string(letters[:n]) + "…"; c.width(short) <= width {
			return short
		}
	}
	return ""
}

func drawingColor(c color.NRGBA) drawing.Color { return drawing.Color{R: c.R, G: c.G, B: c.B, A: c.A} }
