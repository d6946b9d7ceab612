package kv

import (
	"errors"
	"fmt"
)

// Finding is one fault that a check found.
type Finding struct {
	// Check is the kind: "file", "checksum", "digest", "index", "reference",
	// "journal", or the name of a check of the business.
	Check string
	// Space and Key are where; Key is empty for a whole space.
	Space Space
	Key   []byte
	// Text says what is wrong, for the log and the savable report.
	Text string
}

// String is the finding as the log has it.
func (f Finding) String() string {
	if len(f.Key) == 0 {
		return fmt.Sprintf("%s %s: %s", f.Check, f.Space, f.Text)
	}
	return fmt.Sprintf("%s %s/%x: %s", f.Check, f.Space, f.Key, f.Text)
}

// Report is what a check has read and found.
type Report struct {
	Records  int       // read by the check
	Findings []Finding // what is wrong
	// More counts findings past the first thousand, which are not kept.
	More int
}

const maxFindings = 1000

func (r *Report) found(f Finding) {
	if len(r.Findings) >= maxFindings {
		r.More++
		return
	}
	r.Findings = append(r.Findings, f)
}

// OK reports whether nothing was found.
func (r Report) OK() bool { return len(r.Findings) == 0 }

// Err returns the findings as an ErrDamaged, nil when there are none.
func (r Report) Err() error {
	if r.OK() {
		return nil
	}
	errs := make([]error, 0, 4)
	for _, f := range r.Findings[:min(3, len(r.Findings))] {
		errs = append(errs, errors.New(f.String()))
	}
	if n := len(r.Findings) + r.More - 3; n > 0 {
		errs = append(errs, fmt.Errorf("and %d more", n))
	}
	first := r.Findings[0]
	return ErrDamaged{Space: first.Space, Key: first.Key, Cause: errors.Join(errs...)}
}
