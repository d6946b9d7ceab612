package cli_test

import (
	"path/filepath"
	"strings"
	"testing"

	"kartoteka/data/trial"
)

// TestABaseOfEachVersionReportsWhatItDid opens the bases that versions of the
// program have left (`make golden-base`): their figures stay.
func TestABaseOfEachVersionReportsWhatItDid(t *testing.T) {
	for _, packed := range trial.Bases(t, "../../data/store/testdata/golden/*.db.gz") {
		t.Run(filepath.Base(packed), func(t *testing.T) {
			base := trial.Unpack(t, packed)
			done(t, "check", "--base", base)
			var got strings.Builder
			for _, report := range []string{"sales", "abc", "funnel"} {
				out := temp(t, report+".csv")
				done(t, "report", report, "--base", base, "--as-of", "2026-03-02", "--from", "2025-03-01", "--to", "2026-02-28", "--out", out)
				got.WriteString("== " + report + "\n" + read(t, out))
			}
			if want := read(t, strings.TrimSuffix(packed, ".db.gz")+".golden"); got.String() != want {
				t.Errorf("reports give\n%s\nthe version that made the base gave\n%s", got.String(), want)
			}
		})
	}
}
