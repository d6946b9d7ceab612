//go:build e2e

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
)

// Scripts run in locales that name no language; stderr is for our sentences.
func TestTheCommandLineIsSilentInTheLocaleOfScripts(t *testing.T) {
	for _, set := range [][]string{{"LC_ALL=C"}, {"LC_ALL=", "LC_MESSAGES=", "LANG=POSIX"}, {"LC_ALL=", "LC_MESSAGES=", "LANG="}, {"LC_ALL=C.UTF-8"}} {
		cmd := exec.Command(program(t), "--help")
		cmd.Env = append(append(os.Environ(), "KARTOTEKA_LANG="), set...)
		var out, said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &said
		if err := cmd.Run(); err != nil || said.Len() > 0 {
			t.Errorf("%v: %v, stderr %q", set, err, said.String())
		}
		if !bytes.Contains(out.Bytes(), []byte("Картотека")) {
			t.Errorf("%v: help is not in Russian: %s", set, out.String())
		}
	}
}
