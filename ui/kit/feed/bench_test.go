package feed

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/look"
)

// talks is a thousand entries of several lines.
type talks int

func (n talks) Len() int        { return int(n) }
func (n talks) ID(i int) string { return fmt.Sprint(i) }
func (n talks) Item(i int, out *Item) {
	*out = Item{
		Heading: fmt.Sprint("День ", i/5), Icon: "phone", Role: look.Accent, Lead: "14:20", Title: "Исходящий звонок",
		Badge: "Перезвонить", BadgeRole: look.Warning, Value: "184 200,00", Note: "Орлова А. В. · Петров И. С., закупщик",
		Text: strings.Repeat("Просили счёт на свёрла, сравнивают с нынешним поставщиком и ответят на следующей неделе; отправить расчёт. ", 7),
	}
}

func feedOf(tb testing.TB, n int) *Feed {
	env, _ := hosttest.NewEnv(tb, look.Theme{}, "ru")
	f := New(env, talks(n))
	f.SetSource(talks(n))
	env.Window.SetContent(f)
	env.Window.Resize(fyne.NewSize(1000, 700))
	return f
}

// A wheel step shows one new entry at most, a page jump all new ones; opening
// measures every text.
func BenchmarkFeedOf1000(b *testing.B) {
	b.Run("wheel", func(b *testing.B) {
		f := feedOf(b, 1000)
		for i := 0; b.Loop(); i++ {
			f.scrollTo(float32(i%1000) * 40)
		}
	})
	b.Run("page", func(b *testing.B) {
		f := feedOf(b, 1000)
		for i := 0; b.Loop(); i++ {
			f.scrollTo(float32(i%100) * 800)
		}
	})
	b.Run("open", func(b *testing.B) {
		f := feedOf(b, 1000)
		for b.Loop() {
			f.SetSource(talks(1000))
		}
	})
}
