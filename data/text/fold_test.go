package text

import "testing"

func TestFoldNameMakesOneNameOfItsSpellings(t *testing.T) {
	for _, same := range [][]string{
		{"ооо елка", "ООО «Ёлка»", "ооо \"елка\"", "  ООО   «ЁЛКА» ", "ООО „Ёлка“", "ООО\u00a0Ёлка", "ООО\tЁлка"},
		{"", " ", "«»"},
		{"o'neill", "O'NEILL", "ONeill"},
	} {
		want := FoldName(same[0])
		for _, s := range same {
			if FoldName(s) != want {
				t.Errorf("FoldName(%q) = %q, want %q", s, FoldName(s), want)
			}
			if FoldName(FoldName(s)) != FoldName(s) {
				t.Errorf("FoldName of FoldName(%q) = %q", s, FoldName(FoldName(s)))
			}
		}
	}
	if FoldName("Альфа-1") == FoldName("Альфа 1") {
		t.Error("names that differ in a hyphen are one")
	}
}
