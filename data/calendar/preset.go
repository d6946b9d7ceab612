package calendar

import (
	"strings"
	"time"
)

// Preset is a period named relative to today. Its words are under
// "period."+preset.
type Preset string

// Presets of periods.
const (
	Today         Preset = "today"
	Yesterday     Preset = "yesterday"
	ThisWeek      Preset = "this_week"
	LastWeek      Preset = "last_week"
	ThisMonth     Preset = "this_month"
	LastMonth     Preset = "last_month"
	ThisQuarter   Preset = "this_quarter"
	LastQuarter   Preset = "last_quarter"
	ThisHalfYear  Preset = "this_halfyear"
	LastHalfYear  Preset = "last_halfyear"
	ThisYear      Preset = "this_year"
	LastYear      Preset = "last_year"
	MonthToDate   Preset = "month_to_date"
	QuarterToDate Preset = "quarter_to_date"
	YearToDate    Preset = "year_to_date"
	Last7Days     Preset = "last_7_days"
	Last30Days    Preset = "last_30_days"
	Last90Days    Preset = "last_90_days"
	Last12Months  Preset = "last_12_months" // this month and the eleven before it
	AllTime       Preset = "all"
)

// Presets lists the presets in the order they are offered.
var Presets = []Preset{
	Today, Yesterday, ThisWeek, LastWeek, ThisMonth, LastMonth, ThisQuarter, LastQuarter,
	ThisHalfYear, LastHalfYear, ThisYear, LastYear, MonthToDate, QuarterToDate, YearToDate,
	Last7Days, Last30Days, Last90Days, Last12Months, AllTime,
}

// Period returns the period the preset means on a day. Runs «to date» and of the
// last days end with today. An unknown preset is all time.
func (p Preset) Period(today time.Time) Period {
	today = DayOf(today)
	tomorrow := today.AddDate(0, 0, 1)
	name := string(p)
	if step, ok := strings.CutPrefix(name, "this_"); ok {
		return Step(step).Of(today)
	}
	if step, ok := strings.CutSuffix(name, "_to_date"); ok {
		return Period{From: Step(step).Truncate(today), To: tomorrow}
	}
	switch p {
	case Today:
		return Day.Of(today)
	case Yesterday:
		return Day.Of(today).Shift(-1)
	case LastWeek, LastMonth, LastQuarter, LastHalfYear, LastYear:
		return Step(strings.TrimPrefix(name, "last_")).Of(today).Shift(-1)
	case Last7Days:
		return Period{From: tomorrow.AddDate(0, 0, -7), To: tomorrow}
	case Last30Days:
		return Period{From: tomorrow.AddDate(0, 0, -30), To: tomorrow}
	case Last90Days:
		return Period{From: tomorrow.AddDate(0, 0, -90), To: tomorrow}
	case Last12Months:
		month := Month.Truncate(today)
		return Period{From: month.AddDate(0, -11, 0), To: Month.Next(today)}
	default:
		return Period{}
	}
}
