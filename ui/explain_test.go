package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"kartoteka/data/lang"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
)

type lockedError struct{ by string }

func (e lockedError) Error() string { return "locked by " + e.by }

func TestExplainHasWordsForWhatAPersonCanMend(t *testing.T) {
	gone := errors.New("gone")
	kinds := []Kind{
		Is(gone, "error.gone"),
		As("error.missing", func(e lockedError) []any { return []any{"Path", e.by} }),
	}
	l := lang.For("ru")
	for _, c := range []struct {
		err   error
		want  string
		known bool
	}{
		{nil, "", true},
		{fmt.Errorf("open client: %w", gone), "Записи больше нет", true},
		{fmt.Errorf("open: %w", lockedError{"/база.kdb"}), "/база.kdb", true},
		{&fs.PathError{Op: "open", Path: "/нет.csv", Err: syscall.ENOENT}, "/нет.csv", true},
		{fmt.Errorf("write: %w", syscall.ENOSPC), "место", true},
		{problem.Join(problem.At("", "error.slow"), problem.At("", "error.cancelled")), "\nДействие отменено.", true},
		{&host.PanicError{Value: "boom"}, "Подробности записаны в журнал", false},
		{errors.New("b+tree is upside down"), "Подробности записаны в журнал", false},
	} {
		got, known := Explain(l, c.err, kinds...)
		if !strings.Contains(got, c.want) || known != c.known {
			t.Errorf("Explain(%v) = %q, %v; want %q in it, %v", c.err, got, known, c.want, c.known)
		}
		if strings.Contains(got, "{{") || strings.Contains(got, "<no value>") || strings.HasPrefix(got, "error.") {
			t.Errorf("Explain(%v) = %q is not finished", c.err, got)
		}
	}
}

func TestFaultsAreWrittenDownOnce(t *testing.T) {
	d := started(t)
	d.env.Explain(errors.New("strange"))
	d.env.Explain(fs.ErrPermission)
	if len(d.faults) != 1 {
		t.Errorf("%d faults written down, want 1", len(d.faults))
	}
}
