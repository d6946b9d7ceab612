package ui

import (
	"errors"
	"io/fs"
	"testing"

	"kartoteka/app/base"
	"kartoteka/data/lang"
)

func TestEverySituationOfTheUseCasesHasWordsInBothLanguages(t *testing.T) {
	for _, code := range lang.Codes() {
		l := lang.For(code)
		for _, k := range Situations {
			if !l.Has(k.Key) {
				t.Errorf("%s: no words for %s", code, k.Key)
			}
		}
		got, known := Explain(l, errors.Join(base.ErrReadOnly, fs.ErrPermission), Situations...)
		if !known || got != l.T("error.read_only") {
			t.Errorf("%s: a base that can only be read is explained as %q", code, got)
		}
	}
}
