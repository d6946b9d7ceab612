// Package reports is the vocabulary of reports: what a report is made of and how it
// is described. Those who make reports and those who show them meet in it alone.
//
//   - A Report is a Table, a Chart and a conclusion in words, each a Message.
//     Numbers stay exact and typed; words stay keys until the window, a PDF, a
//     sheet or the command line writes them in the reader's language (words.go).
//   - A Description is a report by name: its Family, its Params and how to Build it
//     from a Source and the reader's Settings. The menu, the page, the command and
//     its help are made of it.
//   - Views is what of the base a report or a paper may read. Each asks by View for
//     the interface of its own family.
//
// Nothing here knows where facts come from or where a report is shown, does I/O or
// reads a clock.
//
// The rooms: cube sums sales; sales and deals are families of reports; all is the
// list of every report; chart draws, sheet and pdf write; docs makes papers;
// reporttest serves tests.
package reports
