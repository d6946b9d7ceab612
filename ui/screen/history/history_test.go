package history_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestTheHistoryIsWalkedByKeys(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Opens(nav.To("client", v.ID.String()).With("tab", "history"))
	c.Wants("Здесь будет всё, что было с клиентом")
	c.Press(fyne.KeyInsert)
	c.Wants("Новая заметка · ООО «Дельта»")
	c.Enter("Разгрузка только боковая")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Разгрузка только боковая", "Сегодня, 2 марта 2026 г.")
	c.Press(fyne.KeyReturn) // opens the note
	c.Wants("Заметка · ООО «Дельта»", "Автор: Орлова А. В.")
	c.Field("О чём говорили")
	c.Replace("Разгрузка боковая или сверху")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Разгрузка боковая или сверху")
	c.Press(fyne.KeyDelete)
	c.Wants("Пометка записей изменена", "Здесь будет всё, что было с клиентом")
	c.Tap("Отменить")
	c.Wants("Разгрузка боковая или сверху")
	c.Enter("нет такого") // begins a search
	c.Wants("Ничего не нашлось")
	c.Press(fyne.KeyEscape)
	c.Wants("Разгрузка боковая или сверху")
	c.Tap("Звонки")
	c.Wants("Ничего не нашлось")
	c.Tap("Звонки")
	c.Wants("Разгрузка боковая или сверху")
}
