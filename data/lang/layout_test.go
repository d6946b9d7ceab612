package lang

import "testing"

func TestOtherLayoutGoesBothWays(t *testing.T) {
	for typed, want := range map[string]string{
		"bdfyjd": "иванов", "штмщшсу": "invoice", "cxtn-afrnehf": "счет-фактура", "`krf": "ёлка",
		"bdfyjd 77": "иванов 77", "12 34": "", "Ёlka": "",
	} {
		if got := OtherLayout(typed); got != want {
			t.Errorf("OtherLayout(%q) = %q, want %q", typed, got, want)
		}
	}
}
