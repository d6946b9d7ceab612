package app_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/app/exchange"
	"kartoteka/data/crm"
)

// TestALoadGivesTheDiskBackWhatIsFree takes a file into a base most of which
// is free room: once with something in the way, once without.
func TestALoadGivesTheDiskBackWhatIsFree(t *testing.T) {
	var faults []error
	a := apptest.NewIn(t, func(env *base.Environment) { env.Fault = func(err error) { faults = append(faults, err) } })
	noise := make([]byte, crm.AttachmentLimit)
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	c := a.Client("ООО «Дельта»")
	const files = 5
	for range files {
		apptest.Attach(t, a, c, "скан.pdf", string(noise))
	}
	for range files {
		a.Undo()
	}
	size := func() int64 {
		info, err := os.Stat(a.Path())
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	imported := func(article string) {
		file := "Наименование;Артикул\n"
		for n := range 500 { // more than wait among the recent writes
			file += fmt.Sprintf("Насос %[1]s-%[2]d;%[1]s-%[2]d\n", article, n)
		}
		if out, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "products", Path: a.File("products.csv", file)}, nil); err != nil || out.Documents != 500 {
			t.Fatalf("imported %+v, %v", out, err)
		}
	}
	before := size()
	obstacle := a.Path() + ".compacting"
	if err := os.MkdirAll(obstacle+"/full", 0o700); err != nil {
		t.Fatal(err)
	}
	imported("Н-1")
	if len(faults) != 1 || size() < before {
		t.Errorf("with something in the way %d bytes became %d, the log was told %v", before, size(), faults)
	}
	if err := os.RemoveAll(obstacle); err != nil {
		t.Fatal(err)
	}
	imported("Н-2")
	if len(faults) != 1 || size() > before/2 {
		t.Errorf("%d bytes became %d, the log was told %v", before, size(), faults)
	}
	if rows, err := a.Products.List(t.Context()); err != nil || len(rows) != 1000 {
		t.Errorf("%d products after it, %v", len(rows), err)
	}
}
