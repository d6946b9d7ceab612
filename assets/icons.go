package assets

import "embed"

// Icons holds icons/NAME.svg: our own stroke drawings on a field of 24 × 24,
// paths only, stroked in #000000, which look.Icon replaces by a colour of the
// theme.
//
//go:embed icons/*.svg
var Icons embed.FS
