package reports

// Chart is a chart as data: what is drawn, not how. Values are in the units
// of Unit (kopecks for KindMoney); NaN is a value that does not exist.
type Chart struct {
	// Form is how it is laid out.
	Form Form
	// Unit is the kind of the left axis: KindMoney, KindQty or KindCount.
	Unit Kind
	// Points are the places on the horizontal axis, left to right.
	Points []Point
	// Series are drawn in order, later ones on top.
	Series []Series
	// Caption is the line under the chart: what the axes mean.
	Caption Message
}

// Point is a place on the horizontal axis.
type Point struct {
	// Label is a text or a period, thinned when there is no room.
	Label Cell
	// Tone picks the colour of this point's bars: 0 the series' own, else
	// the colour of the palette with that number, counted from 1.
	Tone int
	// Partial marks a period that is not over: drawn hatched.
	Partial bool
	// Drill is opened by a click on the point; nil when there is nothing.
	Drill *Drill
	// Behind is the key of the deals behind the point, as in Cell.
	Behind string
	// Note stands beside a point of a funnel, such as the share that came so far.
	Note Message
}

// Form is how a chart is laid out.
type Form int

// Forms of charts.
const (
	FormAxes   Form = iota // values upwards, points to the right
	FormFunnel             // points downwards, the first series as bands about one middle
)

// Shape is how a series is drawn.
type Shape int

// Shapes. Bars of many series stand on one another: above zero upwards, below
// zero downwards.
const (
	ShapeBars Shape = iota
	ShapeLine
)

// Series is one row of values, one for each point.
type Series struct {
	Name   Message   // said in the legend
	Shape  Shape     // bars or a line
	Tone   int       // colour of the palette, counted from 1
	Values []float64 // by point, in the unit of the chart
	// Percent puts the series on a right axis from 0 to 100 %.
	Percent bool
	// Dashed draws a line in dashes: an average, not a measurement.
	Dashed bool
}
