package ui_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2/storage"

	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestElsewhereOneIsToldWhereFilesCanBeDropped(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Known()
	const told = "Файлы можно перетащить на карточку клиента или в форму разговора, до 20 МБ каждый"
	for _, r := range []nav.Route{nav.To("home"), nav.To("clients"), nav.To("product")} {
		c.Opens(r)
		c.Drop(c.Paper("Договор.txt"))
		c.Wants(told)
		c.Drop()
	}
	c.Opens(nav.To("import"))
	web, err := storage.ParseURI("https://example.org/price.csv")
	if err != nil {
		t.Fatal(err)
	}
	c.DropLinks(web)
	if c.Wants(told); c.Sees(fmt.Sprint("price", ".csv")) {
		t.Error("a link was taken for a file")
	}
}
