package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg"
	"image/png"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"kartoteka/reports/docs"
)

// fileCanvas draws sheets on the pages of a PDF file. gofpdf keeps its own
// first error; err is that of a picture.
type fileCanvas struct {
	doc      *gofpdf.Fpdf
	pictures map[[sha256.Size]byte]bool
	err      error
}

func (c *fileCanvas) addPage(p docs.Page) {
	orientation := gofpdf.OrientationPortrait
	if p.Landscape {
		orientation = gofpdf.OrientationLandscape
	}
	c.doc.AddPageFormat(orientation, c.doc.GetPageSizeStr("A4"))
}

func (c *fileCanvas) text(x, y float64, line string, style docs.Style) {
	weight := ""
	if style.Bold {
		weight = "B"
	}
	c.doc.SetFont(Font, weight, style.Points())
	c.doc.Text(x, y, line)
}

func (c *fileCanvas) line(x1, y1, x2, y2, thick float64) {
	c.thickness(thick)
	c.doc.Line(x1, y1, x2, y2)
}

// thickness spares the file what is set already.
func (c *fileCanvas) thickness(thick float64) {
	if c.doc.GetLineWidth() != thick {
		c.doc.SetLineWidth(thick)
	}
}

// symbol draws all modules as one path, so that no viewer shows seams, in
// coordinates of whole modules from the symbol's top left corner.
func (c *fileCanvas) symbol(x, y float64, s docs.Symbol) {
	_, height := c.doc.GetPageSize()
	side := s.Module / point
	path := make([]byte, 0, 4*len(s.Modules)*len(s.Modules))
	path = fmt.Appendf(path, "q %.4f 0 0 %.4f %.3f %.3f cm", side, -side, x/point, (height-y)/point)
	for row, modules := range s.Modules {
		for from, to := range runs(modules) {
			for _, n := range [...]int{from, row, to - from, 1} {
				path = append(path, ' ')
				path = strconv.AppendInt(path, int64(n), 10)
			}
			path = append(path, " re"...)
		}
	}
	c.doc.RawWriteStr(string(append(path, " f Q"...)))
}

// runs yields the stretches of dark modules of a row: from, to after the last.
func runs(modules []bool) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		for i := 0; i < len(modules); i++ {
			from := i
			for i < len(modules) && modules[i] {
				i++
			}
			if i > from && !yield(from, i) {
				return
			}
		}
	}
}

// picture embeds equal pictures once for the whole file.
func (c *fileCanvas) picture(x, y float64, p docs.Picture) {
	if c.err != nil {
		return
	}
	sum := sha256.Sum256(p.Data)
	name := hex.EncodeToString(sum[:8])
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	if !c.pictures[sum] {
		data, err := plainPNG(p.Data)
		if err != nil {
			c.err = err
			return
		}
		c.doc.RegisterImageOptionsReader(name, options, bytes.NewReader(data))
		if c.pictures == nil {
			c.pictures = map[[sha256.Size]byte]bool{}
		}
		c.pictures[sum] = true
	}
	c.doc.ImageOptions(name, x, y, p.Width, p.Height, false, options, 0, "")
}

// plainPNG makes any picture a PNG of 8 bits with transparency: gofpdf refuses
// those of 16 bits and interlaced ones.
func plainPNG(data []byte) ([]byte, error) {
	img, err := decodePicture(data)
	if err != nil {
		return nil, err
	}
	plain := image.NewNRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(plain, plain.Bounds(), img, img.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, plain); err != nil {
		return nil, fmt.Errorf("picture of a paper: %w", err)
	}
	return b.Bytes(), nil
}

func decodePicture(data []byte) (image.Image, error) {
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("picture of a paper: %w", err)
	}
	return img, nil
}
