// Package figures is the use cases of reports: it shows a snapshot of the base to
// package reports, and saves what comes of it.
package figures
