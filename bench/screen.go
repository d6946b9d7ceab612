package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// screen looks at an X display from outside, the same way at every program: no
// program measures itself.
type screen struct {
	conn *xgb.Conn
	root xproto.Window
}

// lookEvery is how often a screen is looked at.
const lookEvery = 2 * time.Millisecond

func openScreen() (screen, error) {
	conn, err := xgb.NewConn()
	if err != nil {
		return screen{}, err
	}
	return screen{conn, xproto.Setup(conn).DefaultScreen(conn).Root}, nil
}

// moments of a start, counted from it.
type moments struct {
	shown   time.Duration // the window is on the screen
	painted time.Duration // its first picture is: not all of one colour
	settled time.Duration // the picture has stopped changing
}

// still is how long a picture does not change when it has settled, and busy the
// part of a processor its process takes while it still works on the next one.
const (
	still = time.Second
	busy  = 0.1
)

// watch follows the window that a process is about to open; no other may be
// there.
func (s screen) watch(ctx context.Context, pid int, start time.Time) (m moments, window xproto.Window, err error) {
	limit := start.Add(2 * time.Minute)
	var last uint64
	for now := time.Now(); now.Before(limit) && ctx.Err() == nil; now = time.Now() {
		since := now.Sub(start)
		if window == 0 {
			if window, err = s.visible(); err != nil {
				return m, 0, err
			}
			m.shown = since
		}
		if window != 0 {
			picture, colours, err := s.look(window)
			if err != nil {
				return m, 0, err
			}
			if m.painted == 0 && colours > 1 {
				m.painted = since
			}
			if picture != last {
				last, m.settled = picture, since
			}
			if m.painted > 0 && since-m.settled > still {
				if share, err := idleShare(pid, still/3); err != nil || share < busy {
					return m, window, err
				}
			}
		}
		time.Sleep(lookEvery)
	}
	return m, 0, fmt.Errorf("no window, or one that never stands still: %+v", m)
}

// visible is a window of the size of a program's, 0 when there is none yet.
func (s screen) visible() (xproto.Window, error) {
	tree, err := xproto.QueryTree(s.conn, s.root).Reply()
	if err != nil {
		return 0, err
	}
	for _, w := range tree.Children {
		// A window may be gone by now: that is no fault.
		attributes, err := xproto.GetWindowAttributes(s.conn, w).Reply()
		if err != nil || attributes.MapState != xproto.MapStateViewable {
			continue
		}
		if g, err := xproto.GetGeometry(s.conn, xproto.Drawable(w)).Reply(); err == nil && g.Width > 600 && g.Height > 400 {
			return w, nil
		}
	}
	return 0, nil
}

// look reads some rows of a window: what they show in one number, and how many
// colours there are, two at most.
func (s screen) look(w xproto.Window) (picture uint64, colours int, err error) {
	const rows = 9
	h := fnv.New64a()
	g, err := xproto.GetGeometry(s.conn, xproto.Drawable(w)).Reply()
	if err != nil {
		return 0, 0, err
	}
	seen := map[[3]byte]bool{}
	for i := range rows {
		y := int16(int(g.Height) * (i + 1) / (rows + 1))
		img, err := xproto.GetImage(s.conn, xproto.ImageFormatZPixmap, xproto.Drawable(w), 0, y, g.Width, 1, ^uint32(0)).Reply()
		if err != nil {
			return 0, 0, err
		}
		_, _ = h.Write(img.Data) // a hash takes everything
		for p := 0; p+4 <= len(img.Data) && len(seen) < 2; p += 4 {
			seen[[3]byte(img.Data[p:p+3])] = true
		}
	}
	return h.Sum64(), len(seen), nil
}
