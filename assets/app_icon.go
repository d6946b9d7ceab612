package assets

import _ "embed"

// AppIconPNG is the program's own icon, 256 × 256.
//
//go:embed app/kartoteka.png
var AppIconPNG []byte
