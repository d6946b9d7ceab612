package kv

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// interruptedHang waits for a child that hangs until the child has said a word,
// and returns the error of a wait broken off then.
func interruptedHang(t *testing.T, hang func(context.Context) *exec.Cmd) error {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	said, word, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	defer word.Close()
	go func() {
		_, _ = said.Read(make([]byte, 1))
		cancel()
	}()
	_, err = VerifyChild(ctx, func(ctx context.Context) *exec.Cmd {
		cmd := hang(ctx)
		cmd.Stderr = word
		return cmd
	})
	return err
}

func TestAChildThatDiesOrHangsIsAFinding(t *testing.T) {
	path := filled(t, newShop(1), 5, 20)
	child := func(env string, args ...string) func(ctx context.Context) *exec.Cmd {
		return func(ctx context.Context) *exec.Cmd {
			cmd := exec.CommandContext(ctx, os.Args[0], args...)
			cmd.Env = append(os.Environ(), "KV_CHILD="+env)
			return cmd
		}
	}
	rep, err := VerifyChild(t.Context(), child("nonsense"))
	if err != nil || rep.OK() {
		t.Errorf("a child that dies: %v %v", rep, err)
	}
	if err := interruptedHang(t, child("hang")); !errors.Is(err, context.Canceled) {
		t.Errorf("a child that hangs: %v", err)
	}
	var out bytes.Buffer
	if err := ServeVerify(t.Context(), path, &out); err != nil {
		t.Fatal(err)
	}
	said := filepath.Join(t.TempDir(), "said")
	writeFile(t, said, out.Bytes())
	rep, err = VerifyChild(t.Context(), func(ctx context.Context) *exec.Cmd { return exec.CommandContext(ctx, "cat", said) })
	if err != nil || !rep.OK() || rep.Records == 0 {
		t.Errorf("a child in order: %+v %v", rep, err)
	}
	out.Reset()
	if err := ServeVerify(t.Context(), writeFile(t, path+".empty", nil), &out); err != nil {
		t.Fatal(err)
	}
	writeFile(t, said, out.Bytes())
	_, err = VerifyChild(t.Context(), func(ctx context.Context) *exec.Cmd { return exec.CommandContext(ctx, "cat", said) })
	if !errors.Is(err, ErrEmptyFile) {
		t.Errorf("an empty file by way of a child: %v", err)
	}
}
