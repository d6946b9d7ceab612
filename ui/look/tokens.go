package look

import (
	"image/color"
	"math"
)

// Grid is the step all distances are multiples of.
const Grid = 4

// Sizes are the distances and text sizes of the window in device-independent
// pixels, already zoomed.
type Sizes struct {
	Pad     float32 // between neighbours that belong together: 4
	Inner   float32 // inside controls: 6
	Cell    float32 // at both sides of a table cell: 8
	Gap     float32 // between buttons and chips of a row: 8
	Group   float32 // between groups: 12
	Page    float32 // page margin: 16
	Row     float32 // table row: 28, comfortable 34
	Header  float32 // table header: 30
	Input   float32 // entry, button and select: 30
	Chip    float32 // filter chip: 24
	Badge   float32 // badge: 18
	Icon    float32 // icon: 18
	Sidebar float32 // sections with words: 184
	TopBar  float32 // search and breadcrumbs: 40
	Tabs    float32 // tab strip: 32
	Status  float32 // status line: 22
	Preview float32 // preview pane of a list: 308

	Text       float32 // 13
	Caption    float32 // 11
	Title      float32 // 12, bold: heads of table columns
	SubHeading float32 // 15, bold
	Heading    float32 // 18, bold

	Radius    float32 // corners of inputs, buttons, badges: 4
	Line      float32 // lines between things: 1
	ScrollBar float32 // 8 under the pointer, half of it at rest
}

var compact = Sizes{
	Pad: 4, Inner: 6, Cell: 8, Gap: 8, Group: 12, Page: 16,
	Row: 28, Header: 30, Input: 30, Chip: 24, Badge: 18, Icon: 18,
	Sidebar: 184, TopBar: 40, Tabs: 32, Status: 22, Preview: 308,
	Text: 13, Caption: 11, Title: 12, SubHeading: 15, Heading: 18,
	Radius: 4, Line: 1, ScrollBar: 8,
}

// comfortableRow is the table row of the comfortable density.
const comfortableRow = 34

// Colors are the named colours of a theme. The words of a pair (text on
// background, badge word on its tint) differ by at least 4.5 : 1.
type Colors struct {
	Background, Surface, Sidebar      color.NRGBA
	Text, Muted, Line                 color.NRGBA
	Accent, AccentWeak, Selection     color.NRGBA
	OnAccent                          color.NRGBA // words on a filled accent button
	Hover                             color.NRGBA // row or control under the pointer
	Good, Warning, Bad                color.NRGBA
	GoodWeak, WarningWeak, BadWeak    color.NRGBA // tints under badges
	onTint                            tones       // the same words where the ground is not plain
	Scroll, Shadow                    color.NRGBA
	Disabled                          color.NRGBA
	Chart                             [7]color.NRGBA // colour-blind safe
	ChartText, ChartLine, ChartGround color.NRGBA
}

var light = Colors{
	Background: rgb(0xFFFFFF), Surface: rgb(0xF6F7F9), Sidebar: rgb(0xEEF1F5),
	Text: rgb(0x1D2430), Muted: rgb(0x5D6778), Line: rgb(0xDDE2EA),
	Accent: rgb(0x1B66C9), AccentWeak: rgb(0xE7F0FC), Selection: rgb(0xDCEBFD),
	OnAccent: rgb(0xFFFFFF), Hover: rgb(0xF1F4F8),
	Good: rgb(0x1E7F50), Warning: rgb(0xA86200), Bad: rgb(0xC2332A),
	GoodWeak: rgb(0xDFF2E8), WarningWeak: rgb(0xFBEED9), BadWeak: rgb(0xF9E2E0),
	onTint: tones{muted: rgb(0x556072), good: rgb(0x176B42), warning: rgb(0x8F5200), bad: rgb(0xB02A22)},
	Scroll: rgb(0xB4BCC8), Shadow: color.NRGBA{A: 0x28}, Disabled: rgb(0x9AA3B0),
	Chart:     chartLight,
	ChartText: rgb(0x5D6778), ChartLine: rgb(0xDDE2EA), ChartGround: rgb(0xFFFFFF),
}

var dark = Colors{
	Background: rgb(0x15181D), Surface: rgb(0x1B1F26), Sidebar: rgb(0x12151A),
	Text: rgb(0xE6E9EF), Muted: rgb(0x98A2B3), Line: rgb(0x2C323C),
	Accent: rgb(0x6EA8FE), AccentWeak: rgb(0x1E2F4A), Selection: rgb(0x243B5C),
	OnAccent: rgb(0x10151D), Hover: rgb(0x1D222A),
	Good: rgb(0x4CC38A), Warning: rgb(0xF5B547), Bad: rgb(0xF2766B),
	GoodWeak: rgb(0x17352A), WarningWeak: rgb(0x3A2F1A), BadWeak: rgb(0x3C2321),
	onTint: tones{muted: rgb(0xA9B3C3), good: rgb(0x4CC38A), warning: rgb(0xF5B547), bad: rgb(0xFB8F85)},
	Scroll: rgb(0x454D5A), Shadow: color.NRGBA{A: 0x80}, Disabled: rgb(0x5F6876),
	Chart:     lighter(chartLight, 15),
	ChartText: rgb(0x98A2B3), ChartLine: rgb(0x2C323C), ChartGround: rgb(0x15181D),
}

// chartLight tells seven series apart, also for people who confuse red and
// green (Okabe and Ito's palette with our accent first).
var chartLight = [7]color.NRGBA{
	rgb(0x1B66C9), rgb(0xE69F00), rgb(0x009E73), rgb(0xCC79A7),
	rgb(0x56B4E9), rgb(0xD55E00), rgb(0x7A7A7A),
}

// tones are the role colours moved away from a tinted ground, where the plain
// ones would be too close to it to read.
type tones struct{ muted, good, warning, bad color.NRGBA }

// Role is what a colour says. Colour never speaks alone: a word, sign or icon
// says the same.
type Role int

// Roles.
const (
	Plain Role = iota
	Muted
	Accent
	Good
	Warning
	Bad
	OnAccent // words and icons on a filled accent button
	Disabled
)

// Of is the colour of words and icons of the role.
func (c Colors) Of(r Role) color.NRGBA {
	switch r {
	case Muted:
		return c.Muted
	case Accent:
		return c.Accent
	case Good:
		return c.Good
	case Warning:
		return c.Warning
	case Bad:
		return c.Bad
	case OnAccent:
		return c.OnAccent
	case Disabled:
		return c.Disabled
	}
	return c.Text
}

// OnTint is the colour of words of the role on a tint, on Surface or on
// Selection: deeper (in the dark theme lighter) than Of, to stay readable.
func (c Colors) OnTint(r Role) color.NRGBA {
	switch r {
	case Muted:
		return c.onTint.muted
	case Good:
		return c.onTint.good
	case Warning:
		return c.onTint.warning
	case Bad:
		return c.onTint.bad
	}
	return c.Of(r)
}

// Tint is the weak ground under a badge or chip of the role.
func (c Colors) Tint(r Role) color.NRGBA {
	switch r {
	case Accent:
		return c.AccentWeak
	case Good:
		return c.GoodWeak
	case Warning:
		return c.WarningWeak
	case Bad:
		return c.BadWeak
	}
	return c.Surface
}

// zoomed returns the sizes at a zoom, 1 being 100 %, in whole units, so that
// text and lines stay sharp; lines stay thin.
func (s Sizes) zoomed(z float32) Sizes {
	for _, f := range []*float32{
		&s.Pad, &s.Inner, &s.Cell, &s.Gap, &s.Group, &s.Page,
		&s.Row, &s.Header, &s.Input, &s.Chip, &s.Badge, &s.Icon,
		&s.Sidebar, &s.TopBar, &s.Tabs, &s.Status, &s.Preview,
		&s.Text, &s.Caption, &s.Title, &s.SubHeading, &s.Heading, &s.Radius,
	} {
		*f = float32(math.Round(float64(*f * z)))
	}
	return s
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// lighter moves each colour by a share of the way to white.
func lighter(cs [7]color.NRGBA, percent int) [7]color.NRGBA {
	up := func(v uint8) uint8 { return v + uint8((255-int(v))*percent/100) }
	for i, c := range cs {
		cs[i] = color.NRGBA{R: up(c.R), G: up(c.G), B: up(c.B), A: c.A}
	}
	return cs
}
