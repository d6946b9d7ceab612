package knot

// Figure has an area.
type Figure interface {
	Area() int // in square metres
}
