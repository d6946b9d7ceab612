package knot

// Kinds of things.
const (
	One = iota
	Two
)

var (
	Mute int
	Said int // beside
)

type (
	// Thing has a run of fields that is said, one that is not, and a field said
	// beside.
	Thing struct {
		// Size in metres.
		Width, Height int

		Name string
		Note string // for people
		own  string
	}
	Bare[T any] struct{ Value T }
)

func (t Thing) Text() string { return t.own }

func (*Bare[T]) Run() {}

func (square) Side() {}
