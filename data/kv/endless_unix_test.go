//go:build linux || darwin

package kv

import (
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// exceeded ends this process when the system says that its processor time is up.
var exceeded = sync.OnceFunc(func() {
	said := make(chan os.Signal, 1)
	signal.Notify(said, syscall.SIGXCPU)
	go func() {
		<-said
		panic("no end")
	}()
})

// limitProcessor ends this process once it has used so many more seconds of
// processor time, however long it has waited for its turn.
func limitProcessor(seconds uint64) error {
	exceeded()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return err
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_CPU, &limit); err != nil {
		return err
	}
	limit.Cur = min(uint64(used.Utime.Sec)+uint64(used.Stime.Sec)+1+seconds, limit.Max)
	return syscall.Setrlimit(syscall.RLIMIT_CPU, &limit)
}

// workForever is a judge that does not come to an end.
func workForever() error {
	if err := limitProcessor(0); err != nil {
		return err
	}
	for {
		judge("", "")
	}
}

func TestAFileThatKeepsAJudgeForeverIsAFinding(t *testing.T) {
	verdicts := judged(t, "endless", []string{"never read"}, "")
	if len(verdicts) != 1 || !strings.Contains(verdicts[0], "no end") {
		t.Errorf("verdicts %q", verdicts)
	}
}
