// Package look is how the window looks: tokens, the toolkit's theme and icons.
//
// Tokens are the colours and sizes of the house; nothing else in ui names a
// colour or a pixel. Widgets of the toolkit get them through Theme. Widgets of
// our own draw raw canvas objects, which follow no theme: they ask Current at
// every Refresh and paint with what it says.
//
//	t := look.Current()
//	title.Color, title.TextSize = t.Color.Text, t.Size.Heading
//	badge.FillColor, word.Color = t.Color.Tint(look.Good), t.Color.OnTint(look.Good)
//	icon := canvas.NewImageFromResource(look.Icon("clients"))
package look

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kartoteka/assets"
)

// Theme is our theme. The person chooses light or dark, so the variant the
// toolkit asks for is ignored. The zero Theme is light, compact, 100 %.
type Theme struct {
	Dark        bool
	Comfortable bool    // taller table rows
	Zoom        float32 // 1 is 100 %; 0 means 1
}

// Tokens are the colours and sizes of one theme.
type Tokens struct {
	Color Colors
	Size  Sizes
	Dark  bool
	Zoom  float32 // 1 is 100 %
}

// Current returns the tokens of the theme in force; light ones before the
// toolkit has a theme of ours.
func Current() Tokens {
	if t, ok := theme.Current().(Theme); ok {
		return t.Tokens()
	}
	return Theme{}.Tokens()
}

// Tokens returns the colours and sizes of the theme.
func (t Theme) Tokens() Tokens {
	k := Tokens{Color: light, Size: compact, Dark: t.Dark, Zoom: t.Zoom}
	if k.Zoom <= 0 {
		k.Zoom = 1
	}
	if t.Dark {
		k.Color = dark
	}
	if t.Comfortable {
		k.Size.Row = comfortableRow
	}
	k.Size = k.Size.zoomed(k.Zoom)
	return k
}

// Color gives the toolkit's widgets our colours.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	c := &light
	if t.Dark {
		c = &dark
	}
	switch name {
	case theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameButton:
		return c.Background
	case theme.ColorNameHeaderBackground, theme.ColorNameDisabledButton,
		theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return c.Surface
	case theme.ColorNameForeground:
		return c.Text
	case theme.ColorNamePlaceHolder:
		return c.Muted
	case theme.ColorNameDisabled:
		return c.Disabled
	case theme.ColorNameInputBorder, theme.ColorNameSeparator:
		return c.Line
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return c.Accent
	case theme.ColorNameFocus:
		return c.AccentWeak
	case theme.ColorNameSelection:
		return c.Selection
	case theme.ColorNameHover, theme.ColorNamePressed:
		return c.Hover
	case theme.ColorNameSuccess:
		return c.Good
	case theme.ColorNameWarning:
		return c.Warning
	case theme.ColorNameError:
		return c.Bad
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess,
		theme.ColorNameForegroundOnWarning, theme.ColorNameForegroundOnError:
		return c.OnAccent
	case theme.ColorNameScrollBar:
		return c.Scroll
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameShadow: // of the toolkit's scrollers and menus: hardly there
		return color.NRGBA{A: c.Shadow.A / 3}
	}
	return theme.DefaultTheme().Color(name, t.variant())
}

func (t Theme) variant() fyne.ThemeVariant {
	if t.Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Size gives the toolkit's widgets our sizes.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	s := t.Tokens().Size
	switch name {
	case theme.SizeNamePadding:
		return s.Pad
	case theme.SizeNameInnerPadding:
		return s.Inner
	case theme.SizeNameLineSpacing:
		return s.Pad
	case theme.SizeNameText:
		return s.Text
	case theme.SizeNameCaptionText:
		return s.Caption
	case theme.SizeNameSubHeadingText:
		return s.SubHeading
	case theme.SizeNameHeadingText:
		return s.Heading
	case theme.SizeNameInlineIcon:
		return s.Icon
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return s.Radius
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return s.Line
	case theme.SizeNameScrollBar:
		return s.ScrollBar
	case theme.SizeNameScrollBarSmall, theme.SizeNameScrollBarRadius:
		return s.ScrollBar / 2
	}
	return theme.DefaultTheme().Size(name)
}

// Font is Noto Sans: Cyrillic, № and ₽, figures of one width. It is our cut of
// it, which has the minus and other signs the toolkit's lacks: a text that begins
// with a sign of another font is drawn on the baseline of that font. What our
// cut has not, such as Greek, comes from the toolkit's.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch style {
	case fyne.TextStyle{}:
		return regular()
	case fyne.TextStyle{Bold: true}:
		return bold()
	}
	return theme.DefaultTheme().Font(style)
}

var regular, bold = face("Regular"), face("Bold")

// face reads a font once: the toolkit knows fonts by their identity.
func face(weight string) func() fyne.Resource {
	return sync.OnceValue(func() fyne.Resource {
		name := "NotoSans-" + weight + ".ttf"
		font, err := assets.Fonts.ReadFile("fonts/" + name)
		if err != nil {
			panic(err) // embedded in the program
		}
		return fyne.NewStaticResource(name, font)
	})
}

// ReadFonts makes the toolkit read the fonts of the window, which it does at the
// first word otherwise: it takes longer than all else before the first picture.
// No other goroutine may write or measure words meanwhile.
func ReadFonts() {
	for _, bold := range []bool{false, true} {
		fyne.MeasureText("№", compact.Text, fyne.TextStyle{Bold: bold})
	}
}

// Icon replaces the toolkit's pictures that its own widgets show by ours.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if ours, ok := replaced[name]; ok {
		return Icon(ours)
	}
	return theme.DefaultTheme().Icon(name)
}

// replaced names our icon for the toolkit's.
var replaced = map[fyne.ThemeIconName]string{
	theme.IconNameArrowDropDown: "chevron-down",
	theme.IconNameArrowDropUp:   "chevron-up",
	theme.IconNameCancel:        "close",
	theme.IconNameSearch:        "search",
	theme.IconNameMenuExpand:    "chevron-right",
	theme.IconNameInfo:          "info",
	theme.IconNameWarning:       "warning",
	theme.IconNameCalendar:      "calendar",
}
