package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// saved changes a client behind the window.
func (c *clerk) saved(v *crm.Client, change func(*crm.Client)) *crm.Client {
	c.t.Helper()
	change(v)
	if err := c.App().Clients.Save(c.t.Context(), v); err != nil {
		c.t.Fatal(err)
	}
	return v
}

// merges are the merges in the base, the newest first.
func (c *clerk) merges() []clients.MergeRow {
	c.t.Helper()
	rows, err := c.App().Merges.List(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	return rows
}

func TestDoublesAreFoundMergedAndPartedByKeysAlone(t *testing.T) {
	c := atDesk(t)
	first := c.saved(c.client("ООО «Ромашка»"), func(v *crm.Client) { v.City = "Самара" })
	second := c.saved(c.client("Ромашка"), func(v *crm.Client) { v.City, v.Phone = "Казань", "8 846 200-00-01" })
	c.client("Василёк")
	c.opens(nav.To("duplicates"))
	c.wants("Дубли", "ООО «Ромашка»", "то же название")
	c.wantsNot("Василёк")
	c.press(fyne.KeyReturn)
	c.wants("Объединение карточек", "Останется: ООО «Ромашка»", "Самара", "Казань", "Записей у присоединяемой карточки нет")
	c.picture("merge.png")
	// The first differing part is the name; then the phone, which the kept card
	// lacks and takes at first; then the city.
	c.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	c.ctrl(fyne.KeyReturn)
	c.wants("Карточки объединены", "Похожих карточек нет")
	got := c.clients()
	if v := got["ООО «Ромашка»"]; len(got) != 2 || v == nil || v.ID != first.ID || v.City != "Казань" || v.Phone != "+7 846 200-00-01" {
		t.Fatalf("the base has %+v", got)
	}

	c.opens(nav.To("client", second.ID.String())) // leads to the card that was kept
	c.wants("ООО «Ромашка»", "Казань")

	c.saved(got["ООО «Ромашка»"], func(v *crm.Client) { v.Note = "после" })
	c.opens(nav.To("merges"))
	c.wants("Можно разъединить", "Ромашка")
	c.tap("Разъединить")
	c.wants("Карточки разъединены", "Разъединены")
	got = c.clients()
	if a, b := got["ООО «Ромашка»"], got["Ромашка"]; len(got) != 3 || a.City != "Самара" || a.Note != "после" || a.Phone != "" || b == nil || b.ID != second.ID {
		t.Fatalf("parted, the base has %+v", got)
	}
	if m := c.merges(); len(m) != 1 || m[0].Undone.IsZero() {
		t.Errorf("the merges are %+v", m)
	}
	c.ctrl(fyne.KeyZ)
	if got = c.clients(); len(got) != 2 {
		t.Errorf("Ctrl+Z did not take the parting back: %+v", got)
	}
}

func TestAPairThatIsNoDoubleIsNotOfferedAgain(t *testing.T) {
	c := atDesk(t)
	c.client("Ромашка")
	c.client("ООО «Ромашка»")
	c.opens(nav.To("duplicates"))
	c.tap("Не дубль")
	c.wants("Запомнили", "Похожих карточек нет")
	c.tap("Отменить")
	c.wants("то же название")
	c.press(fyne.KeyReturn)
	c.tap("Не дубль") // on the page of the merge
	c.wants("Похожих карточек нет")
}

func TestACardBeingTypedIsWarnedOfItsLike(t *testing.T) {
	c := atDesk(t)
	c.saved(c.client("Ромашка"), func(v *crm.Client) { v.INN, v.Phone = "7707083893", "8 846 200-00-01" })
	c.opens(nav.To("client"))
	c.wantsNot("Похоже на")
	c.enter("ООО «Ромошка»")
	c.press(fyne.KeyTab)
	c.wants("Похоже на Ромашка", "похожее название")
	c.field("ИНН")
	c.enter("7707083893")
	c.press(fyne.KeyTab)
	c.wants("тот же ИНН")
	c.picture("notice.png")
	c.field("ИНН")
	c.replace("0012345673") // another firm of a like name
	c.press(fyne.KeyTab)
	c.wantsNot("Похоже на")
	c.field("Телефон")
	c.enter("+7 (846) 200 00 01")
	c.ctrl(fyne.KeyS) // nothing stops saving
	if len(c.clients()) != 2 {
		t.Fatal("the card was not saved")
	}
	c.tap("Похоже на Ромашка · 7707083893: тот же телефон")
	c.wants("7707083893")
}

func TestTwoClientsChosenInTheListAreMerged(t *testing.T) {
	c := atDesk(t)
	c.client("Альфа")
	c.client("Бета")
	c.alt(fyne.Key2)
	c.press(fyne.KeySpace, fyne.KeySpace)
	c.tap("Ещё")
	c.tap("Объединить две карточки")
	c.wants("Останется: Альфа", "Присоединится: Бета")
	c.tap("Поменять местами")
	c.wants("Останется: Бета", "Присоединится: Альфа")
	c.tap("Объединить")
	if got := c.clients(); len(got) != 1 || got["Альфа"] == nil {
		t.Errorf("the base has %+v", got) // the name stays as it was chosen, on the other card
	}
	c.tap("Отменить")
	if got := c.clients(); len(got) != 2 {
		t.Errorf("undone, the base has %+v", got)
	}
}

func TestFaultsAreMendedForTheChosenAtOnce(t *testing.T) {
	c := atDesk(t)
	c.client("Альфа")
	c.client("Бета")
	if _, err := c.App().Managers.Ensure(t.Context(), "Орлова А. В."); err != nil {
		t.Fatal(err)
	}
	c.opens(nav.To("quality"))
	c.wants("Качество данных", "Оценка", "Без менеджера", "Без ИНН")
	c.press(fyne.KeyEnd)
	for range 8 {
		c.press(fyne.KeyUp)
	}
	c.press(fyne.KeyReturn)
	c.wants("Без менеджера", "Альфа", "Бета")
	c.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	c.tap("Назначить менеджера…")
	c.press(fyne.KeyReturn)
	c.wants("Менеджер назначен", "Замечаний нет")
	for name, v := range c.clients() {
		if v.Manager.IsZero() {
			t.Errorf("%s has no manager", name)
		}
	}
	c.tap("Отменить")
	c.wants("Альфа", "Бета")
}
