package chart_test

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/chart"
)

// months is a chart of bars of one series by months from January 2026.
func months(values ...float64) *reports.Chart {
	f := &reports.Chart{
		Unit:    reports.KindMoney,
		Series:  []reports.Series{{Name: reports.Say("measure.revenue"), Tone: 1, Values: values}},
		Caption: reports.SayN("dynamics.caption", 3),
	}
	for i := range values {
		at := time.Date(2026, time.Month(1+i), 1, 0, 0, 0, 0, time.UTC)
		f.Points = append(f.Points, reports.Point{Label: reports.Period("month", at)})
	}
	return f
}

func draw(f *reports.Chart, w, h int) (*image.RGBA, []chart.Hit) {
	return chart.Draw(f, lang.For("ru"), w, h, chart.Style{Palette: chart.Light, Scale: 1})
}

// rows counts the pixels of a colour in the middle column of a hit.
func pixels(img *image.RGBA, h chart.Hit, c color.NRGBA) int {
	x, n := (h.Bounds.Min.X+h.Bounds.Max.X)/2, 0
	for y := h.Bounds.Min.Y; y < h.Bounds.Max.Y; y++ {
		if img.RGBAAt(x, y) == (color.RGBA{c.R, c.G, c.B, 255}) {
			n++
		}
	}
	return n
}

func TestBarsStandOnZeroInProportion(t *testing.T) {
	img, hits := draw(months(1_000_000, 500_000, 250_000), 600, 300)
	blue := chart.Light.Tones[0]
	one, half, quarter := pixels(img, hits[0], blue), pixels(img, hits[1], blue), pixels(img, hits[2], blue)
	if math.Abs(float64(one)-2*float64(half)) > 3 || math.Abs(float64(half)-2*float64(quarter)) > 3 {
		t.Errorf("bars of 4 : 2 : 1 are %d, %d, %d pixels high", one, half, quarter)
	}
}

func TestHitsCoverThePlotWithoutGaps(t *testing.T) {
	_, hits := draw(months(1, 2, 3, 4, 5, 6, 7), 613, 240)
	for i, h := range hits {
		if h.Point != i || h.Bounds.Dx() < 1 {
			t.Fatalf("hit %d is %+v", i, h)
		}
		if i > 0 && hits[i-1].Bounds.Max.X != h.Bounds.Min.X {
			t.Errorf("hits %d and %d do not touch", i-1, i)
		}
	}
}

func TestAnIncompletePeriodIsHatched(t *testing.T) {
	f := months(100_000, 100_000)
	f.Points[1].Partial = true
	img, hits := draw(f, 400, 300)
	blue := chart.Light.Tones[0]
	if whole, part := pixels(img, hits[0], blue), pixels(img, hits[1], blue); part == 0 || part > whole/2 {
		t.Errorf("%d of %d pixels of the hatched bar are solid", part, whole)
	}
}

func TestEqualChartsGiveEqualBytes(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		f := months(3, math.NaN(), -5, 8)
		if err := chart.PNG(w, f, lang.For("en"), 800, 300, chart.Style{Palette: chart.Dark, Scale: 1.5}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two drawings of one chart differ")
	}
}

// wild is any float, the hard ones often.
func wild() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 5e-324, 1e9}),
		rapid.Float64())
}

func TestAnyChartGivesAPictureInTime(t *testing.T) {
	if img, hits := draw(nil, 0, -5); img.Rect.Dx() != 1 || hits != nil {
		t.Error("no chart should give an empty picture")
	}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(rt, "points")
		f := &reports.Chart{Unit: reports.Kind(rapid.IntRange(0, 7).Draw(rt, "unit"))}
		for i := range n {
			p := reports.Point{Label: reports.Text("ООО «Ёлка»"), Tone: rapid.IntRange(-1, 9).Draw(rt, "tone"), Partial: rapid.Bool().Draw(rt, "partial")}
			if rapid.Bool().Draw(rt, "period") {
				step := rapid.SampledFrom([]string{"day", "week", "decade", "month", "quarter", "halfyear", "year", "?"}).Draw(rt, "step")
				p.Label = reports.Period(step, time.Unix(int64(i)*86400*30, 0).UTC())
			}
			f.Points = append(f.Points, p)
		}
		for range rapid.IntRange(0, 4).Draw(rt, "series") {
			f.Series = append(f.Series, reports.Series{
				Shape: reports.Shape(rapid.IntRange(0, 1).Draw(rt, "shape")), Tone: rapid.IntRange(-3, 12).Draw(rt, "tone"),
				Percent: rapid.Bool().Draw(rt, "percent"), Dashed: rapid.Bool().Draw(rt, "dashed"),
				Values: rapid.SliceOfN(wild(), 0, n+2).Draw(rt, "values"),
			})
		}
		w, h := rapid.IntRange(-1, 700).Draw(rt, "w"), rapid.IntRange(-1, 400).Draw(rt, "h")
		scale := rapid.OneOf(rapid.Just(1.0), rapid.Just(math.NaN()), rapid.Float64Range(-1, 20)).Draw(rt, "scale")
		done := make(chan struct{})
		go func() {
			defer close(done)
			chart.Draw(f, lang.For("ru"), w, h, chart.Style{Palette: chart.Light, Scale: scale})
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			rt.Fatal("drawing did not end")
		}
	})
}
