package app_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/data/crm"
)

func TestAProfileRemembersAndSurvivesADamagedFile(t *testing.T) {
	dir := t.TempDir()
	p, err := base.OpenProfile(dir)
	if err != nil {
		t.Fatal(err)
	}
	p.Set("columns", "wide")
	p.Opened("a.db")
	p.Opened("b.db")
	p.Opened("a.db")
	again, err := base.OpenProfile(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Get("columns"); got != "wide" {
		t.Errorf("remembered %q", got)
	}
	if r := again.Recent(); len(r) != 2 || filepath.Base(r[0]) != "a.db" {
		t.Errorf("recent bases: %v", r)
	}
	file := filepath.Join(dir, "profile.json")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the profile is readable by others: %v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(file, []byte("{broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if p, err = base.OpenProfile(dir); err != nil || p.Get("columns") != "" {
		t.Errorf("a damaged profile: %q, %v", p.Get("columns"), err)
	}
	if _, err := os.Stat(file + ".bad"); err != nil {
		t.Errorf("the damaged profile was not put aside: %v", err)
	}
}

func TestAnOldCopyPutBackGetsANewIncarnation(t *testing.T) {
	dir := t.TempDir()
	profile, err := base.OpenProfile(dir)
	if err != nil {
		t.Fatal(err)
	}
	env := apptest.Environment()
	env.Profile = profile
	base, kept := filepath.Join(dir, "firm.db"), filepath.Join(dir, "old.db")
	first := incarnation(t, base, env, app.Create)
	duplicate(t, base, kept)
	if again := incarnation(t, base, env, app.Open); again != first {
		t.Errorf("the same base came back with another incarnation: %d, then %d", first, again)
	}
	duplicate(t, kept, base)
	if back := incarnation(t, base, env, app.Open); back == first {
		t.Error("an old copy put back was not noticed")
	}
}

// incarnation opens or makes the base, enters a client and tells the
// incarnation.
func incarnation(t *testing.T, path string, env base.Environment, open func(context.Context, string, base.Environment) (*app.App, error)) uint64 {
	t.Helper()
	a, err := open(t.Context(), path, env)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	c := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Альфа»"}}
	if err := a.Clients.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return a.Base.Incarnation()
}

func duplicate(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
}
