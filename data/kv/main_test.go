package kv

import (
	"fmt"
	"os"
	"testing"
	"time"
)

// TestMain is also the entry of the child processes of these tests: the killed
// writer, the judge of damaged files and those that do not end.
func TestMain(m *testing.M) {
	var err error
	switch os.Getenv("KV_CHILD") {
	case "":
		os.Exit(m.Run())
	case "writer":
		err = writeUntilKilled(os.Args[1], false)
	case "compacter":
		err = writeUntilKilled(os.Args[1], true)
	case "judge":
		err = judgeAll(os.Args[1:])
	case "hang":
		fmt.Fprintln(os.Stderr, "here")
		time.Sleep(time.Hour)
	case "endless":
		err = workForever()
	default:
		err = fmt.Errorf("unknown child %q", os.Getenv("KV_CHILD"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
