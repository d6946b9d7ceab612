package main

import (
	"fmt"
	"strings"
	"time"

	"kartoteka/data/demo"
)

// today is the last day of the measured history: the data are the same on every
// machine and every day.
var today = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

// size is how much data is measured.
type size struct {
	name    string
	clients int
	orders  int
	batch   int // orders of one bulk import
	rounds  int // of each measurement
}

// sizes: S is for a quick look and for tests, M and L are those of the targets;
// C has the clients of L with few orders, for lists and search.
var sizes = []size{
	{name: "S", clients: 1_000, orders: 10_000, batch: 1_000, rounds: 3},
	{name: "M", clients: 10_000, orders: 100_000, batch: 10_000, rounds: 7},
	{name: "C", clients: 100_000, orders: 20_000, batch: 1_000, rounds: 7},
	{name: "L", clients: 100_000, orders: 1_000_000, batch: 10_000, rounds: 7},
}

func sizeNamed(name string) (size, error) {
	names := make([]string, len(sizes))
	for i, s := range sizes {
		if strings.EqualFold(s.name, name) {
			return s, nil
		}
		names[i] = s.name
	}
	return size{}, fmt.Errorf("size %q: want one of %s", name, strings.Join(names, ", "))
}

// config is the firm of this size: three years of trade.
func (s size) config() demo.Config {
	return demo.Config{Clients: s.clients, Orders: s.orders, Months: 36, Seed: 1, Today: today}
}
