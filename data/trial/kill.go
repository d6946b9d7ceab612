package trial

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"strings"
	"time"
)

// killWithin is how long after its first line a process may live: some commits,
// so that the kill falls anywhere in one.
const killWithin = 50 * time.Millisecond

// Kill starts a process that works without end and says on its standard output
// what it has done, a line at a time. At a random moment after the first line,
// however late that comes, the process is killed as by a power cut (SIGKILL).
// Said are the lines it has said whole. A process that ends by itself or says
// anything on its standard error is an error.
func Kill(cmd *exec.Cmd) (said []string, err error) {
	var fault strings.Builder
	cmd.Stderr = &fault
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	said = linesUntilKilled(out, func() { _ = cmd.Process.Kill() })
	if err := cmd.Wait(); err == nil || fault.Len() > 0 {
		return said, fmt.Errorf("the process was not killed but ended: %v, %s", err, &fault)
	}
	return said, nil
}

// linesUntilKilled reads whole lines to the end, which comes by kill.
func linesUntilKilled(out io.Reader, kill func()) (said []string) {
	r := bufio.NewReader(out)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return said
		}
		if said == nil {
			defer time.AfterFunc(rand.N(killWithin), kill).Stop()
		}
		said = append(said, strings.TrimSuffix(line, "\n"))
	}
}
