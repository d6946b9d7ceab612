// Package calendar is the time of the business: civil days, which are kept as
// 00:00 UTC whatever the zone, moments with an hour, periods and their presets,
// steps of a period, and the repetition of tasks. It has no clock of its own: what
// is relative is reckoned from a moment it is given.
package calendar
