package list

import (
	"fmt"
	"testing"

	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
)

func BenchmarkSearch100000Rows(b *testing.B) {
	env, _ := hosttest.NewEnv(b, look.Theme{}, "ru")
	many := make([]client, 100_000)
	for i := range many {
		many[i] = sampleClients[i%len(sampleClients)]
		many[i].name = fmt.Sprintf("%s %06d", many[i].name, i)
	}
	p := clients(nil).Page(env)
	rows := p.rows.load(many, grid.Sort{Key: "client"})
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			if _, err := rows.pick(b.Context(), "нет такого", nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("load and sort text", func(b *testing.B) {
		for b.Loop() {
			rows.load(many, grid.Sort{Key: "client"})
		}
	})
	b.Run("sort money", func(b *testing.B) {
		for b.Loop() {
			rows.sort(grid.Sort{Key: "debt"})
		}
	})
}
