package app

// Base is the use cases of the base as a file: check, copy, restore, fill with
// the demo firm.
type Base struct{ *App }
