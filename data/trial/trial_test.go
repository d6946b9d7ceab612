package trial

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestMain is also the process that counts without end, ends at once or says what
// is wrong.
func TestMain(m *testing.M) {
	switch os.Getenv("TRIAL_CHILD") {
	case "":
		os.Exit(m.Run())
	case "count":
		for n := 0; ; n++ {
			fmt.Println(n)
		}
	case "end":
	case "fault":
		fmt.Fprintln(os.Stderr, "disk full")
		os.Exit(1)
	}
}

func child(name string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "TRIAL_CHILD="+name)
	return cmd
}

func TestAKilledProcessIsHeardToItsLastWholeLine(t *testing.T) {
	for range 3 {
		said, err := Kill(child("count"))
		if err != nil || len(said) == 0 {
			t.Fatalf("%d lines, %v", len(said), err)
		}
		for n, line := range said {
			if line != strconv.Itoa(n) {
				t.Fatalf("line %d is %q", n, line)
			}
		}
	}
}

func TestAProcessThatEndsByItselfIsAnError(t *testing.T) {
	if said, err := Kill(child("end")); err == nil {
		t.Errorf("a process that ends at once: %q and no error", said)
	}
	if _, err := Kill(child("fault")); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("a process at fault: %v", err)
	}
}

func TestRoundsAreAsManyAsAskedOrAsLongAsTheSoak(t *testing.T) {
	asked := 3
	if testing.Short() {
		asked = 30
	}
	t.Setenv(Soak, "")
	if got := slices.Collect(Rounds(t, asked)); !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("an ordinary run gives %v", got)
	}
	t.Setenv(Soak, "0s")
	if got := slices.Collect(Rounds(t, asked)); len(got) == 0 {
		t.Error("a soak that is over before it begins has no round")
	}
	t.Setenv(Soak, "1h")
	for n := range Rounds(t, asked) {
		if n == 100 {
			return
		}
	}
	t.Error("a soak of an hour has ended at once")
}
