package knot

// Set empties the variable of another file.
func Set() { hooks = map[string]func(){} }
