package main

import (
	"errors"

	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// input is the hand on the mouse and the keyboard of a display.
type input struct {
	screen
	pageDown byte // the key of the display for a page down
}

// wheelDown is the button of X that stands for the wheel.
const wheelDown = 5

// openInput takes hold of the mouse and the keyboard.
func openInput(s screen) (input, error) {
	if err := xtest.Init(s.conn); err != nil {
		return input{}, err
	}
	const pageDown = 0xff56 // XK_Next
	info := xproto.Setup(s.conn)
	keys, err := xproto.GetKeyboardMapping(s.conn, info.MinKeycode, byte(info.MaxKeycode-info.MinKeycode+1)).Reply()
	if err != nil {
		return input{}, err
	}
	for i, symbol := range keys.Keysyms {
		if symbol == pageDown {
			return input{s, byte(info.MinKeycode) + byte(i/int(keys.KeysymsPerKeycode))}, nil
		}
	}
	return input{}, errors.New("the keyboard of the display has no PageDown")
}

// over moves the pointer to the middle of a window and gives it the keys.
func (s input) over(w xproto.Window) error {
	g, err := xproto.GetGeometry(s.conn, xproto.Drawable(w)).Reply()
	if err != nil {
		return err
	}
	return errors.Join(
		xproto.SetInputFocusChecked(s.conn, xproto.InputFocusParent, w, xproto.TimeCurrentTime).Check(),
		s.fake(xproto.MotionNotify, 0, g.X+1, g.Y+1), // it may be there already
		s.fake(xproto.MotionNotify, 0, g.X+int16(g.Width/2), g.Y+int16(g.Height/2)))
}

// wheel turns the wheel by a step, page presses PageDown.
func (s input) wheel() error { return s.press(xproto.ButtonPress, xproto.ButtonRelease, wheelDown) }
func (s input) page() error  { return s.press(xproto.KeyPress, xproto.KeyRelease, s.pageDown) }

func (s input) press(down, up, what byte) error {
	return errors.Join(s.fake(down, what, 0, 0), s.fake(up, what, 0, 0))
}

func (s input) fake(kind, detail byte, x, y int16) error {
	return xtest.FakeInputChecked(s.conn, kind, detail, 0, s.root, x, y, 0).Check()
}
