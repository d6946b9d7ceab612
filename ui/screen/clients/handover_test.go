package clients_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// keptBy gives clients to a manager behind the window.
func keptBy(c *uitest.Clerk, m crm.ManagerID, names ...string) {
	c.T.Helper()
	for _, name := range names {
		v := c.Client(name)
		v.Manager, v.City = m, "Самара"
		if name == "Бета" {
			v.City = "Пермь"
		}
		if err := c.App().Clients.Save(c.T.Context(), v); err != nil {
			c.T.Fatal(err)
		}
	}
}

func TestClientsAreHandedOverByKeysAlone(t *testing.T) {
	c := uitest.AtDesk(t)
	orlova, smirnov := c.Manager("Орлова А. В."), c.Manager("Смирнов В. И.")
	keptBy(c, orlova, "Альфа", "Бета", "Гамма")
	if err := c.App().Deals.Save(t.Context(), &crm.Deal{Name: "Поставка", Client: c.Clients()["Альфа"].ID, Manager: orlova, Amount: 5_000_000}); err != nil {
		t.Fatal(err)
	}
	c.Alt(fyne.Key2)
	for range 3 { // over leads and requests
		c.Alt(fyne.Key2)
	}
	c.Wants("Передача клиентов", "Выберите, от кого передать")
	c.Enter("орл")
	c.Press(fyne.KeyReturn)
	c.Field("Кому")
	c.Enter("смир")
	c.Press(fyne.KeyReturn)
	c.Field("Причина")
	c.Enter("увольнение")
	c.Press(fyne.KeyTab)
	c.Picture("handover.png")
	c.Wants("Кого передать", "Альфа", "Бета", "Гамма", "Клиентов перейдёт", "3", "1 сделка", "50 000,00")
	for range 12 { // to the rows, over ticks, buttons and the search
		if c.Press(fyne.KeyTab); gridFocused(c) {
			break
		}
	}
	c.Press(fyne.KeyDown, fyne.KeySpace) // Бета stays
	c.Wants("Клиентов перейдёт 2")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Смирнов В. И.: передача завершена", "2 клиента, 1 сделка")
	c.Press(fyne.KeyReturn) // the sheet
	c.Wants("Справка о передаче", "Сохранить PDF")

	all := c.Clients()
	if all["Альфа"].Manager != smirnov || all["Бета"].Manager != orlova || all["Гамма"].Manager != smirnov {
		t.Errorf("after the handover: %v, %v, %v", all["Альфа"].Manager, all["Бета"].Manager, all["Гамма"].Manager)
	}
	c.Ctrl(fyne.KeyZ)
	c.Wants("Отменено: Клиенты переданы")
	if got := c.Clients()["Альфа"].Manager; got != orlova {
		t.Errorf("taken back, Альфа is with %v", got)
	}
}

// gridFocused reports whether the rows of a table have the focus.
func gridFocused(c *uitest.Clerk) bool {
	_, tabs := c.Window.Canvas().Focused().(interface{ Marked() int })
	return tabs
}

func TestAHandoverWithoutAReceiverSaysAllThatIsMissing(t *testing.T) {
	c := uitest.AtDesk(t)
	orlova := c.Manager("Орлова А. В.")
	keptBy(c, orlova, "Альфа")
	c.Opens(nav.To("handover").With("from", orlova.String()))
	c.Ctrl(fyne.KeyReturn)
	c.Wants("нужно исправить 2 ошибки", "Клиентов перейдёт 1")
	if at := c.CaptionOfFocus(); at != "Кому" {
		t.Errorf("the caret is in %q, want the first fault", at)
	}
	if got := c.Clients()["Альфа"].Manager; got != orlova {
		t.Errorf("a refused handover gave Альфа to %v", got)
	}
}

func TestChosenClientsAreHandedOverFromTheirList(t *testing.T) {
	c := uitest.AtDesk(t)
	orlova, smirnov := c.Manager("Орлова А. В."), c.Manager("Смирнов В. И.")
	keptBy(c, orlova, "Альфа", "Бета")
	c.Alt(fyne.Key2)
	c.Press(fyne.KeyReturn) // nothing typed: opens the card
	c.Press(fyne.KeyEscape)
	c.More("Передать другому менеджеру")
	c.Wants("От ответственного каждого клиента", "Кого передать")
	c.Field("Кому")
	c.Enter("смир")
	c.Press(fyne.KeyReturn)
	c.Field("Причина")
	c.Enter("участки")
	c.Ctrl(fyne.KeyReturn)
	c.Press(fyne.KeyEscape) // no sheet
	all := c.Clients()
	if all["Альфа"].Manager != smirnov || all["Бета"].Manager != orlova {
		t.Errorf("after the handover: %v, %v", all["Альфа"].Manager, all["Бета"].Manager)
	}
}
