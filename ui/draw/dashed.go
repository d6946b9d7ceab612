package draw

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// Dashed is a frame of dashes, which the toolkit has no object for.
type Dashed struct {
	// Raster is the canvas object to be placed.
	*canvas.Raster
	role look.Role
	dark bool
}

// NewDashed makes a frame; Set gives it its colour.
func NewDashed() *Dashed {
	d := &Dashed{}
	d.Raster = canvas.NewRaster(d.draw)
	return d
}

// Set chooses the colour of the dashes.
func (d *Dashed) Set(r look.Role) {
	if dark := look.Current().Dark; r != d.role || dark != d.dark {
		d.role, d.dark = r, dark
		d.Refresh()
	}
}

// draw makes the picture for a size in pixels.
func (d *Dashed) draw(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, max(1, w), max(1, h)))
	width := d.Size().Width
	if width <= 0 || w < 4 || h < 4 {
		return img
	}
	thick := max(1, int(float32(w)/width+0.5)) // pixels of a unit
	c := look.Current().Color.Of(d.role)
	dash := func(at, n, end int) bool { return at >= n && at < end-n && at/thick%6 < 4 }
	for y := range h {
		for x := range w {
			side := x < thick || x >= w-thick
			lid := y < thick || y >= h-thick
			if lid && dash(x, 2*thick, w) || side && dash(y, 2*thick, h) {
				img.SetNRGBA(x, y, color.NRGBA(c))
			}
		}
	}
	return img
}
