package ui

import "kartoteka/app"

// Situations has a sentence for every error of the use cases that is no problem
// of a field: what happened, why, what to do.
var Situations = []Kind{
	Is(app.ErrStale, "error.stale"),
	Is(app.ErrGone, "error.gone"),
	Is(app.ErrNoBase, "error.no_base"),
	Is(app.ErrEmptyFile, "error.empty_file"),
	Is(app.ErrNotABase, "error.not_a_base"),
	Is(app.ErrTruncated, "error.truncated"),
	Is(app.ErrLocked, "error.locked"),
	Is(app.ErrNewerBase, "error.newer_base"),
	Is(app.ErrDamagedBase, "error.damaged"),
	Is(app.ErrReadOnly, "error.read_only"),
	Is(app.ErrReferenced, "error.referenced"),
	Is(app.ErrNotEmpty, "error.not_empty"),
	Is(app.ErrContent, "error.content"),
	Is(app.ErrNoViewer, "error.no_viewer"),
}
