package list

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/look"
)

// trade is a row of the sample board.
type trade struct {
	name, stage string
	days        int
	sum         money.Money
	next        string
	late        bool
}

var sampleTrades = []trade{
	{"ООО «Океан»", "lead", 1, 18000000, "Звонок завтра", false},
	{"ИП Козлов П. А.", "lead", 4, 4500000, "", false},
	{"ООО «Фрегат»", "lead", 2, 32000000, "Письмо 25.11", false},
	{"АО «Нижегородмаш»", "offer", 5, 86000000, "КП до 30.11", false},
	{"ООО «Лада-Сервис»", "offer", 3, 9600000, "Звонок 24.11", false},
	{"ООО «Промтехника»", "offer", 9, 41000000, "Уточнить цены", false},
	{"АО «Уралкомплект»", "talks", 6, 124000000, "Встреча 26.11", false},
	{"ООО «Техноторг»", "talks", 11, 21500000, "Звонок просрочен", true},
	{"АО «Волгапромсервис»", "contract", 19, 184000000, "Юристы, 3-я версия", true},
	{"ООО «Мегастрой»", "contract", 16, 53000000, "Ждём протокол", true},
	{"ООО «Альфа-Снаб»", "contract", 8, 29000000, "Подписать 24.11", false},
	{"ООО «Енисей-Логистик и экспедирование грузов»", "bill", 1, 31000000, "Оплата 25.11", false},
	{"ИП Григорьева Е. С.", "bill", 2, 7400000, "Оплата 24.11", false},
	{"ООО «Северный ветер»", "won", 0, 12000000, "", false},
	{"ООО «Инструмент-Центр»", "frozen", 40, 5000000, "", false},
}

// tradeDesk is a register of trades with a board; did is what it asked for.
type tradeDesk struct {
	*Page[trade]
	t     testing.TB
	env   *host.Env
	rows  []trade
	did   []string
	said  []string
	fails error
	ask   func(r trade, to string, move func(func(context.Context) error)) bool
}

func tradeCard(r trade) BoardCard {
	c := BoardCard{Title: r.name, Left: fmt.Sprint(int64(r.sum)/100, " ₽"), Right: fmt.Sprint(r.days, " дн."), Note: r.next}
	switch {
	case r.next == "":
		c.Note, c.NoteTone = "нет следующего шага", look.Muted
	case r.late:
		c.Tone, c.NoteTone = look.Bad, look.Bad
	case r.days > 7:
		c.Tone = look.Warning
	}
	return c
}

func (d *tradeDesk) register() Register[trade] {
	return Register[trade]{
		Key: "deals", Reads: []string{"deals"},
		Load: func(context.Context, Query) ([]trade, error) { return slices.Clone(d.rows), nil },
		ID:   func(r trade) string { return r.name },
		Columns: []Column[trade]{
			Text("client", func(r trade) string { return r.name }).Lead().Flex(1),
			Days("on_stage", func(r trade) int { return r.days }),
			Money("amount", func(r trade) money.Money { return r.sum }).Total(),
		},
		Filters: []Filter[trade]{
			Flag("debt", func(r trade) bool { return r.late }),
			Flag("open", func(r trade) bool { return r.stage != "won" }),
		},
		Search: func(r trade) string { return r.name },
		Advice: d.advice,
		Create: func() { d.did = append(d.did, "create") },
		Open:   func(r trade) { d.did = append(d.did, "open "+bare(r.name)) },
		Copy:   func(r trade) { d.did = append(d.did, "copy "+bare(r.name)) },
		Delete: func(rs []trade) { d.did = append(d.did, fmt.Sprint("delete ", len(rs))) },
		Board: &Board[trade]{
			Columns: func() []BoardColumn {
				return []BoardColumn{
					{ID: "lead", Title: "Первичный контакт"},
					{ID: "offer", Title: "Предложение"},
					{ID: "talks", Title: "Переговоры"},
					{ID: "contract", Title: "Согласование договора", Note: "Норма 7 дней"},
					{ID: "bill", Title: "Счёт выставлен"},
				}
			},
			Place: func(r trade) string { return r.stage },
			Sums: []BoardSum[trade]{
				{Of: func(r trade) money.Money { return r.sum }},
				{Key: "weighted", Of: func(r trade) money.Money { return r.sum / 2 }},
			},
			Card: tradeCard,
			Targets: func() []BoardTarget {
				return []BoardTarget{{"won", "Выиграна", look.Good}, {"lost", "Проиграна — спросим причину", look.Bad}}
			},
			Move: func(_ context.Context, r trade, to string) error { return d.carried(r, to, "") },
			May: func(r trade, to string) string {
				if to == "bill" && r.stage == "lead" {
					return "Сначала нужен договор"
				}
				return ""
			},
			Ask: func(r trade, to string, move func(func(context.Context) error)) bool {
				return d.ask != nil && d.ask(r, to, move)
			},
		},
	}
}

// advice says where the trades are stuck.
func (d *tradeDesk) advice(all []trade) (a Advice) {
	late := 0
	for _, r := range all {
		if r.late {
			late++
		}
	}
	if late == 0 {
		return a
	}
	return Advice{
		Lead: "Узкое место — согласование договора.",
		Text: "62 % сделок стоят дольше нормы 7 дней, в среднем 19. Заморожено 1 840 000 ₽; чаще всего ждут юристов.",
		Link: fmt.Sprint("Показать ", late, " сделки"), Do: func() { d.set(&d.r.Filters[0], filterState{On: true}) },
	}
}

// carried is the use case of a move.
func (d *tradeDesk) carried(r trade, to, why string) error {
	d.did = append(d.did, strings.TrimSpace("move "+bare(r.name)+" "+to+" "+why))
	if d.fails != nil {
		return d.fails
	}
	for i := range d.rows {
		if d.rows[i].name == r.name {
			d.rows[i].stage = to
		}
	}
	return nil
}

// tradesAt opens the board of trades in a window of 1096 × 706.
func tradesAt(t testing.TB, theme look.Theme, rows []trade) *tradeDesk {
	t.Helper()
	env, _ := hosttest.NewEnv(t, theme, "ru")
	d := &tradeDesk{t: t, env: env, rows: slices.Clone(rows)}
	env.Toast = func(text string, _ func()) { d.said = append(d.said, text) }
	env.Explain = func(err error) string { return err.Error() }
	d.open()
	return d
}

func (d *tradeDesk) open() {
	d.Page = d.register().Page(d.env)
	d.env.Window.SetContent(d.Page)
	d.env.Window.Resize(fyne.NewSize(1096, 706))
	d.FocusFirst()
}

func (d *tradeDesk) keys(names ...fyne.KeyName) {
	for _, n := range names {
		d.env.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (d *tradeDesk) ctrl(key fyne.KeyName) {
	d.env.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

func (d *tradeDesk) wants(want ...string) {
	d.t.Helper()
	if got, all := strings.Join(d.did, "|"), strings.Join(want, "|"); got != all {
		d.t.Errorf("did %s, want %s", got, all)
	}
	d.did = nil
}

func (d *tradeDesk) says(want ...string) {
	d.t.Helper()
	if got, all := strings.Join(d.said, "|"), strings.Join(want, "|"); got != all {
		d.t.Errorf("said %s, want %s", got, all)
	}
	d.said = nil
}

// under is the name of the card under the cursor.
func (d *tradeDesk) under() string { return bare(d.At()) }

// column is the names in a column.
func (d *tradeDesk) column(id string) string {
	for _, l := range d.board.lanes {
		if l.ID == id {
			var rows []trade
			for _, r := range l.rows {
				rows = append(rows, d.Page.rows.row(r))
			}
			var names []string
			for _, r := range rows {
				names = append(names, bare(r.name))
			}
			return strings.Join(names, ", ")
		}
	}
	return "no column " + id
}

// middle is the middle of the card with a name.
func (d *tradeDesk) middle(name string) fyne.Position {
	for row, p := range d.board.where {
		if p.lane >= 0 && bare(d.board.source.ID(row)) == name {
			return fyne.NewPos(d.board.laneX(p.lane)+d.board.frame.width/2, d.board.cardY(p)+d.board.frame.card/2)
		}
	}
	d.t.Fatalf("no card %s", name)
	return fyne.Position{}
}

// over is a place in a column or on a target.
func (d *tradeDesk) over(id string) fyne.Position {
	for n, l := range d.board.lanes {
		if l.ID == id {
			return fyne.NewPos(d.board.laneX(n)+d.board.frame.width/2, d.board.frame.foot-60)
		}
	}
	for i, b := range d.board.boxes {
		if b.ID == id {
			pos, size := d.board.boxOf(i)
			return pos.AddXY(size.Width/2, size.Height/2)
		}
	}
	d.t.Fatalf("no place %s", id)
	return fyne.Position{}
}

// pulls moves the pointer, held down, by one step to a point of the board.
func (d *tradeDesk) pulls(from, to fyne.Position) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.board)
	d.board.Dragged(&fyne.DragEvent{
		PointEvent: fyne.PointEvent{Position: to, AbsolutePosition: at.Add(to)},
		Dragged:    fyne.NewDelta(to.X-from.X, to.Y-from.Y),
	})
}

// drags takes hold of a card and lets it go at a point.
func (d *tradeDesk) drags(name string, to fyne.Position) {
	from := d.middle(name)
	d.pulls(from, from.AddXY(3, 3))
	d.pulls(from.AddXY(3, 3), to)
	d.board.DragEnd()
}

// texts are the words drawn on the board.
func (d *tradeDesk) texts() string {
	var all []string
	for _, o := range d.board.cards.draw.Parts {
		if w, ok := o.(*canvas.Text); ok {
			all = append(all, w.Text)
		}
	}
	return strings.Join(all, "|")
}

// picture keeps what the window shows, where go test -artifacts is asked for.
func (d *tradeDesk) picture(name string) {
	f, err := os.Create(filepath.Join(d.t.(*testing.T).ArtifactDir(), name+".png"))
	if err == nil {
		defer f.Close()
		_ = png.Encode(f, d.env.Window.Canvas().Capture())
	}
}
