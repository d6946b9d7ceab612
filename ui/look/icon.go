package look

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"kartoteka/assets"
)

// strokeInFile is the colour the drawings in assets/icons are stroked with.
var strokeInFile = []byte("#000000")

// Icon is the drawing of this name in the colour of text.
//
// The toolkit recolours fills only and ours are strokes, so the colour is put
// in here, anew at each Refresh of the image: it follows the theme. A name
// without a drawing is a fault of the caller and panics.
func Icon(name string) fyne.Resource { return IconIn(name, Plain) }

// IconIn is the drawing of this name in the colour of a role.
func IconIn(name string, r Role) fyne.Resource {
	drawing, err := assets.Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic(fmt.Sprintf("look: no icon %q", name))
	}
	return icon{name: name, role: r, drawing: drawing}
}

// icon is a stroke drawing; its name holds the colour because the toolkit
// caches pictures by name.
type icon struct {
	name    string
	role    Role
	drawing []byte
}

func (i icon) color() color.NRGBA { return Current().Color.Of(i.role) }

func (i icon) Name() string { return i.name + "-" + hex(i.color()) + ".svg" }

func (i icon) Content() []byte {
	return bytes.ReplaceAll(i.drawing, strokeInFile, []byte("#"+hex(i.color())))
}

func hex(c color.NRGBA) string { return fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B) }
