package find

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/data/text"
)

// BenchmarkFind asks an index of 100 000 clients what a person may type: two to
// six letters of a word of a name, a part of a telephone or an ИНН, and one text
// in eight that is nowhere.
func BenchmarkFind(b *testing.B) {
	firm := demo.New(demo.Config{Clients: 100_000, Orders: 1, Months: 1, Seed: 1, Today: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)})
	before, start := heap(), time.Now()
	ix := Build(func(yield func(Entry[crm.ClientID]) bool) {
		for i := range firm.Clients {
			if !yield(Client(&firm.Clients[i])) {
				return
			}
		}
	})
	built := time.Since(start)
	ix.Post()
	b.Logf("arena %v, lists %v, %d MB", built, time.Since(start)-built, (heap()-before)>>20)
	rng := rand.New(rand.NewPCG(1, 2))
	var times []time.Duration
	for b.Loop() {
		text := typed(rng, &firm.Clients[rng.IntN(len(firm.Clients))])
		at := time.Now()
		ix.Find(text, 40)
		times = append(times, time.Since(at))
	}
	slices.Sort(times)
	for name, share := range map[string]float64{"p50-µs": 0.5, "p90-µs": 0.9, "p99-µs": 0.99, "max-µs": 1} {
		b.ReportMetric(float64(times[int(share*float64(len(times)-1))].Microseconds()), name)
	}
	runtime.KeepAlive(firm)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func typed(rng *rand.Rand, c *crm.Client) string {
	words := strings.FieldsFunc(text.FoldName(c.Name), func(r rune) bool { return !unicode.IsLetter(r) })
	if rng.IntN(4) == 0 {
		words = []string{c.Phone, c.INN, c.Email}
	}
	word := []rune(words[rng.IntN(len(words))])
	from := 0
	if len(word) > 0 && rng.IntN(2) == 0 {
		from = rng.IntN(len(word))
	}
	query := string(word[from:min(from+1+rng.IntN(6), len(word))])
	if rng.IntN(8) == 0 {
		query = "ъщ" + query
	}
	return query
}
