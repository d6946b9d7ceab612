package knot

type square struct{ side int }

func (s square) Area() int { target(); return s.side * s.side }

// other has no Area that a Figure has.
type other struct{}

func (other) Area() {}
