package ui

import (
	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/history"
)

// Situations has a sentence for every error of the use cases that is no problem
// of a field: what happened, why, what to do.
var Situations = []Kind{
	Is(base.ErrStale, "error.stale"),
	Is(base.ErrGone, "error.gone"),
	Is(base.ErrNoBase, "error.no_base"),
	Is(base.ErrEmptyFile, "error.empty_file"),
	Is(base.ErrNotABase, "error.not_a_base"),
	Is(base.ErrTruncated, "error.truncated"),
	Is(base.ErrLocked, "error.locked"),
	Is(base.ErrNewerBase, "error.newer_base"),
	Is(base.ErrDamagedBase, "error.damaged"),
	Is(base.ErrReadOnly, "error.read_only"),
	Is(base.ErrReferenced, "error.referenced"),
	Is(app.ErrNotEmpty, "error.not_empty"),
	Is(history.ErrContent, "error.content"),
	Is(base.ErrNoViewer, "error.no_viewer"),
}
