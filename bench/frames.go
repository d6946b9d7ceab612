package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// scrolled is how many steps of a kind are measured, and rest the time between
// them: a frame is painted before the next step.
const (
	scrolled = 40
	rest     = 60 * time.Millisecond
)

// scrolls are the steps through a list: a step of the wheel brings a row at
// most, a page brings all of them anew.
var scrolls = []struct {
	name string
	do   func(input) error
}{{"wheel step", input.wheel}, {"page jump", input.page}}

// frames scrolls the list of the program and a table of the toolkit of as many
// rows, both in real windows, and measures what a step takes of the processor
// (update and paint) and when it is seen.
func (w windows) frames(ctx context.Context, display screen) (results []result, err error) {
	hand, err := openInput(display)
	if err != nil {
		return nil, err
	}
	home := w.home + "-list"
	if err := w.openOn(home, w.list); err != nil {
		return nil, err
	}
	starts := []start{
		{ours, []string{w.program, "--base", w.base}, home},
		{"toolkit's table", []string{w.bare, "-rows", fmt.Sprint(w.rows)}, home},
	}
	cost, seen := make([][][]float64, len(scrolls)), make([][][]float64, len(scrolls))
	for k := range scrolls {
		cost[k], seen[k] = newTimes(starts), newTimes(starts)
	}
	for i, s := range starts {
		err := display.with(ctx, s, func(p opened) (err error) {
			if err := hand.over(p.window); err != nil {
				return err
			}
			for k := range scrolls {
				if cost[k][i], seen[k][i], err = hand.scroll(ctx, p, k); err != nil {
					return fmt.Errorf("%s: %w", scrolls[k].name, err)
				}
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	for k, step := range scrolls {
		name := fmt.Sprintf("List of %d rows in the window, %s", w.rows, step.name)
		results = append(results,
			rowOf(starts, name+": processor, update and paint", cost[k]),
			rowOf(starts, name+": to the picture", seen[k]))
	}
	return results, nil
}

// route names a page of the program the way its profile does.
type route struct {
	Screen string            `json:"screen"`
	Args   map[string]string `json:"args,omitempty"`
}

// openOn arranges a profile whose window opens on a route of the base.
func (w windows) openOn(home string, r route) error {
	base, err := filepath.Abs(w.base)
	if err != nil {
		return err
	}
	tabs, err := json.Marshal(map[string]any{"tabs": []any{map[string]any{"route": r}}})
	if err != nil {
		return err
	}
	profile, err := json.Marshal(map[string]string{"shell.tabs@" + base: string(tabs)})
	return errors.Join(err, os.MkdirAll(home, 0o700), os.WriteFile(filepath.Join(home, "profile.json"), profile, 0o600))
}

// scroll makes the steps of a kind and returns the milliseconds each took of
// the processor, without what the process takes at rest, and to the picture.
func (s input) scroll(ctx context.Context, p opened, kind int) (cost, seen []float64, err error) {
	idle := 1.0
	for idle > busy { // a list may still be on its way
		if idle, err = idleShare(p.pid, 20*rest); err != nil {
			return nil, nil, err
		}
	}
	for range scrolled {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		before, err := spent(p.pid)
		if err != nil {
			return nil, nil, err
		}
		begin := time.Now()
		took, err := s.change(p, scrolls[kind].do)
		if err != nil {
			return nil, nil, err
		}
		time.Sleep(rest)
		after, err := spent(p.pid)
		if err != nil {
			return nil, nil, err
		}
		seen = append(seen, took.Seconds()*1000)
		cost = append(cost, 1000*((after-before).Seconds()-idle*time.Since(begin).Seconds()))
	}
	return cost, seen, nil
}

// change does something and waits until the picture is another one.
func (s input) change(p opened, do func(input) error) (took time.Duration, err error) {
	old, _, err := s.look(p.window)
	if err != nil {
		return 0, err
	}
	begin := time.Now()
	if err := do(s); err != nil {
		return 0, err
	}
	for time.Since(begin) < time.Second {
		now, _, err := s.look(p.window)
		if took := time.Since(begin); err != nil || now != old {
			return took, err
		}
		time.Sleep(lookEvery)
	}
	return 0, errors.New("the picture does not follow")
}
