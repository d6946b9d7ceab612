package kv

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"time"
)

// A suspicious file is verified in a child process, the program itself started
// with a hidden flag: the child calls ServeVerify, the parent VerifyChild. The
// child may die or hang; the parent says so and goes on.

// verdict is what the child writes to its standard output.
type verdict struct {
	Report Report `json:"report"`
	Error  string `json:"error,omitempty"`
	// Kind is one more than the place of the error among situations.
	Kind int `json:"kind,omitempty"`
}

// situations are the errors that keep their identity on the way to the parent.
var situations = []error{ErrEmptyFile, ErrNotABase, ErrTruncated, ErrLocked, os.ErrNotExist, os.ErrPermission}

// told is an error of the child in the parent.
type told struct {
	text string
	kind error // nil for no known situation
}

func (t told) Error() string { return t.text }
func (t told) Unwrap() error { return t.kind }

// ServeVerify is the child's part: it verifies the file and writes the verdict
// to out.
func ServeVerify(ctx context.Context, path string, out io.Writer) error {
	rep, err := VerifyFile(ctx, path)
	v := verdict{Report: rep}
	if err != nil {
		v.Error = err.Error()
		v.Kind = 1 + slices.IndexFunc(situations, func(s error) bool { return errors.Is(err, s) })
	}
	return json.NewEncoder(out).Encode(v)
}

// VerifyTimeout is how long a child may take.
const VerifyTimeout = time.Minute

// VerifyChild runs the child made by command with its context and reads the
// verdict. A child that dies, hangs or makes no sense is a finding.
func VerifyChild(ctx context.Context, command func(ctx context.Context) *exec.Cmd) (Report, error) {
	limited, cancel := context.WithTimeout(ctx, VerifyTimeout)
	defer cancel()
	cmd := command(limited)
	var out bytes.Buffer
	cmd.Stdout = &out
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	if ctx.Err() != nil {
		return Report{}, ctx.Err()
	}
	var start *exec.Error
	if errors.As(err, &start) {
		return Report{}, fmt.Errorf("verify in a child process: %w", err)
	}
	var v verdict
	if decodeErr := json.Unmarshal(out.Bytes(), &v); err != nil || decodeErr != nil {
		v.Report.found(Finding{Check: "file", Space: "file", Text: fmt.Sprintf("the verifying process ended: %v", errors.Join(err, decodeErr))})
		return v.Report, nil
	}
	if v.Error != "" {
		t := told{text: v.Error}
		if v.Kind > 0 && v.Kind <= len(situations) {
			t.kind = situations[v.Kind-1]
		}
		return v.Report, t
	}
	return v.Report, nil
}
