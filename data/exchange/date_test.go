package exchange

import (
	"errors"
	"testing"
	"time"
)

func TestADateIsReadInTheFormsPeopleAndProgramsWrite(t *testing.T) {
	for _, c := range []struct {
		text  string
		order dateOrder
		want  string
		err   error
	}{
		{"2026-11-23", dayFirst, "2026-11-23", nil},
		{"2026-11-23T10:05:00Z", dayFirst, "2026-11-23", nil},
		{"2026-11-23 10:05:00.123 +03:00", dayFirst, "2026-11-23", nil},
		{"20261123", dayFirst, "2026-11-23", nil},
		{"2026/11/03", dayFirst, "2026-11-03", nil},
		{"23.11.2026", monthFirst, "2026-11-23", nil}, // dots: the day is always first
		{"3.1.26", dayFirst, "2026-01-03", nil},
		{"23.11.2026 0:00:00", dayFirst, "2026-11-23", nil},
		{"23.11.2026 г.", dayFirst, "2026-11-23", nil},
		{"23 ноября 2026 г.", dayFirst, "2026-11-23", nil},
		{"23 ноября 2026 года", dayFirst, "2026-11-23", nil},
		{"1 мая 2026", dayFirst, "2026-05-01", nil},
		{"8-Nov-16", dayFirst, "2016-11-08", nil},
		{"November 8, 2016", dayFirst, "2016-11-08", nil},
		{"11/8/2016", monthFirst, "2016-11-08", nil},
		{"11/8/2016", dayFirst, "2016-08-11", nil},
		{"11/8/2016 3:05 PM", monthFirst, "2016-11-08", nil},
		{"46349", dayFirst, "2026-11-23", nil}, // Excel's day number
		{"46349.5", dayFirst, "2026-11-23", nil},
		{"31.02.2026", dayFirst, "", errNoSuchDay},
		{"29.02.2024", dayFirst, "2024-02-29", nil},
		{"29.02.2025", dayFirst, "", errNoSuchDay},
		{"00.01.2026", dayFirst, "", errNoSuchDay},
		{"13/13/2026", dayFirst, "", errNoSuchDay},
		{"23.11.0206", dayFirst, "", errFarDate},
		{"2016", dayFirst, "", errNotDate}, // a year is no day
		{"1", dayFirst, "", errNotDate},
		{"10000", dayFirst, "", errFarDate},
		{"вчера", dayFirst, "", errNotDate},
		{"23.11", dayFirst, "", errNotDate},
		{"10:05", dayFirst, "", errNotDate},
		{"23.11.20266", dayFirst, "", errNotDate},
		{"", dayFirst, "", errNotDate},
	} {
		p, err := splitDate(c.text)
		var day time.Time
		if err == nil {
			day, err = p.day(c.order, false)
		}
		got := ""
		if err == nil {
			got = day.Format(time.DateOnly)
		}
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q = %q, %v; want %q, %v", c.text, got, err, c.want, c.err)
		}
	}
}

func TestDayNumbersOfOldMacintoshWorkbooksCountFrom1904(t *testing.T) {
	p, err := splitDate("44887")
	if err != nil {
		t.Fatal(err)
	}
	day, err := p.day(dayFirst, true)
	if got := day.Format(time.DateOnly); got != "2026-11-23" || err != nil {
		t.Errorf("44887 from 1904 = %s, %v", got, err)
	}
}
