package knot

func init() { hooks["area"] = target }

func target() { Call(nil) }
