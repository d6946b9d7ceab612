package talk_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestARequestIsEnteredTakenUpAndSolved(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Альфа")
	c.Opens(nav.To("requests"))
	c.Press(fyne.KeyInsert)
	c.Enter("альф")
	c.Press(fyne.KeyReturn)
	c.Field("Вид")
	c.Enter("пр")
	c.Press(fyne.KeyReturn)
	c.Field("С чем обратился клиент")
	c.Enter("Недовоз двух дисков")
	c.Ctrl(fyne.KeyS)
	c.Wants("Обращение ОБ-2026/000001", "Новое")
	c.More("Взять в работу")
	c.Wants("В работе", "Первый ответ")
	c.More("Решено")
	c.Wants("Запишите, чем закончилось обращение")
	if at := c.CaptionOfFocus(); at != "Чем закончилось" {
		t.Errorf("the caret is in %q", at)
	}
	opensNewOrderOf(c, "Альфа")
	c.Wants("У клиента есть 1 нерешённая претензия")
	c.Ctrl(fyne.KeyW)
	c.Tap("Не сохранять")
	c.Field("Чем закончилось")
	c.Enter("Довезли")
	c.Picture("request.png")
	c.More("Решено")
	c.Wants("Вернуть в работу")
	rows, err := c.App().Requests.List(t.Context())
	if err != nil || len(rows) != 1 || rows[0].State != crm.RequestSolved || rows[0].Kind != crm.RequestClaim {
		t.Errorf("the base has %+v, %v", rows, err)
	}
	opensNewOrderOf(c, "Альфа")
	c.WantsNot("нерешённая претензия")
}

// opensNewOrderOf opens a new order and chooses its client.
func opensNewOrderOf(c *uitest.Clerk, name string) {
	c.Opens(nav.To("order"))
	c.Enter(strings.ToLower(name))
	c.Press(fyne.KeyReturn, fyne.KeyTab)
}
