package clients_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// saved changes a client behind the window.
func saved(c *uitest.Clerk, v *crm.Client, change func(*crm.Client)) *crm.Client {
	c.T.Helper()
	change(v)
	if err := c.App().Clients.Save(c.T.Context(), v); err != nil {
		c.T.Fatal(err)
	}
	return v
}

// merges are the merges in the base, the newest first.
func merges(c *uitest.Clerk) []clients.MergeRow {
	c.T.Helper()
	rows, err := c.App().Merges.List(c.T.Context())
	if err != nil {
		c.T.Fatal(err)
	}
	return rows
}

func TestDoublesAreFoundMergedAndPartedByKeysAlone(t *testing.T) {
	c := uitest.AtDesk(t)
	first := saved(c, c.Client("ООО «Ромашка»"), func(v *crm.Client) { v.City = "Самара" })
	second := saved(c, c.Client("Ромашка"), func(v *crm.Client) { v.City, v.Phone = "Казань", "8 846 200-00-01" })
	c.Client("Василёк")
	c.Opens(nav.To("duplicates"))
	c.Wants("Дубли", "ООО «Ромашка»", "то же название")
	c.WantsNot("Василёк")
	c.Press(fyne.KeyReturn)
	c.Wants("Объединение карточек", "Останется: ООО «Ромашка»", "Самара", "Казань", "Записей у присоединяемой карточки нет")
	c.Picture("merge.png")
	// The first differing part is the name; then the phone, which the kept card
	// lacks and takes at first; then the city.
	c.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Карточки объединены", "Похожих карточек нет")
	got := c.Clients()
	if v := got["ООО «Ромашка»"]; len(got) != 2 || v == nil || v.ID != first.ID || v.City != "Казань" || v.Phone != "+7 846 200-00-01" {
		t.Fatalf("the base has %+v", got)
	}

	c.Opens(nav.To("client", second.ID.String())) // leads to the card that was kept
	c.Wants("ООО «Ромашка»", "Казань")

	saved(c, got["ООО «Ромашка»"], func(v *crm.Client) { v.Note = "после" })
	c.Opens(nav.To("merges"))
	c.Wants("Можно разъединить", "Ромашка")
	c.Tap("Разъединить")
	c.Wants("Карточки разъединены", "Разъединены")
	got = c.Clients()
	if a, b := got["ООО «Ромашка»"], got["Ромашка"]; len(got) != 3 || a.City != "Самара" || a.Note != "после" || a.Phone != "" || b == nil || b.ID != second.ID {
		t.Fatalf("parted, the base has %+v", got)
	}
	if m := merges(c); len(m) != 1 || m[0].Undone.IsZero() {
		t.Errorf("the merges are %+v", m)
	}
	c.Ctrl(fyne.KeyZ)
	if got = c.Clients(); len(got) != 2 {
		t.Errorf("Ctrl+Z did not take the parting back: %+v", got)
	}
}

func TestAPairThatIsNoDoubleIsNotOfferedAgain(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Ромашка")
	c.Client("ООО «Ромашка»")
	c.Opens(nav.To("duplicates"))
	c.Tap("Не дубль")
	c.Wants("Запомнили", "Похожих карточек нет")
	c.Tap("Отменить")
	c.Wants("то же название")
	c.Press(fyne.KeyReturn)
	c.Tap("Не дубль") // on the page of the merge
	c.Wants("Похожих карточек нет")
}

func TestACardBeingTypedIsWarnedOfItsLike(t *testing.T) {
	c := uitest.AtDesk(t)
	saved(c, c.Client("Ромашка"), func(v *crm.Client) { v.INN, v.Phone = "7707083893", "8 846 200-00-01" })
	c.Opens(nav.To("client"))
	c.WantsNot("Похоже на")
	c.Enter("ООО «Ромошка»")
	c.Press(fyne.KeyTab)
	c.Wants("Похоже на Ромашка", "похожее название")
	c.Field("ИНН")
	c.Enter("7707083893")
	c.Press(fyne.KeyTab)
	c.Wants("тот же ИНН")
	c.Picture("notice.png")
	c.Field("ИНН")
	c.Replace("0012345673") // another firm of a like name
	c.Press(fyne.KeyTab)
	c.WantsNot("Похоже на")
	c.Field("Телефон")
	c.Enter("+7 (846) 200 00 01")
	c.Ctrl(fyne.KeyS) // nothing stops saving
	if len(c.Clients()) != 2 {
		t.Fatal("the card was not saved")
	}
	c.Tap("Похоже на Ромашка · 7707083893: тот же телефон")
	c.Wants("7707083893")
}

func TestTwoClientsChosenInTheListAreMerged(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Альфа")
	c.Client("Бета")
	c.Alt(fyne.Key2)
	c.Press(fyne.KeySpace, fyne.KeySpace)
	c.Tap("Ещё")
	c.Tap("Объединить две карточки")
	c.Wants("Останется: Альфа", "Присоединится: Бета")
	c.Tap("Поменять местами")
	c.Wants("Останется: Бета", "Присоединится: Альфа")
	c.Tap("Объединить")
	if got := c.Clients(); len(got) != 1 || got["Альфа"] == nil {
		t.Errorf("the base has %+v", got) // the name stays as it was chosen, on the other card
	}
	c.Tap("Отменить")
	if got := c.Clients(); len(got) != 2 {
		t.Errorf("undone, the base has %+v", got)
	}
}

func TestFaultsAreMendedForTheChosenAtOnce(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Альфа")
	c.Client("Бета")
	if _, err := c.App().Managers.Ensure(t.Context(), "Орлова А. В."); err != nil {
		t.Fatal(err)
	}
	c.Opens(nav.To("quality"))
	c.Wants("Качество данных", "Оценка", "Без менеджера", "Без ИНН")
	c.Press(fyne.KeyEnd)
	for range 8 {
		c.Press(fyne.KeyUp)
	}
	c.Press(fyne.KeyReturn)
	c.Wants("Без менеджера", "Альфа", "Бета")
	c.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	c.Tap("Назначить менеджера…")
	c.Press(fyne.KeyReturn)
	c.Wants("Менеджер назначен", "Замечаний нет")
	for name, v := range c.Clients() {
		if v.Manager.IsZero() {
			t.Errorf("%s has no manager", name)
		}
	}
	c.Tap("Отменить")
	c.Wants("Альфа", "Бета")
}
