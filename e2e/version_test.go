package e2e

import (
	"os"
	"regexp"
	"testing"
)

func TestTheProgramItsPackageAndTheListOfChangesNameOneVersion(t *testing.T) {
	said := map[string]string{}
	for file, where := range map[string]string{
		"../main.go":      `(?m)^\tversion = "(.+)"$`,
		"../FyneApp.toml": `(?m)^ *Version = "(.+)"$`,
		"../CHANGELOG.md": `(?m)^## (\S+) —`, // the newest stands first
	} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(where).FindSubmatch(text)
		if found == nil {
			t.Fatalf("%s names no version", file)
		}
		said[file] = string(found[1])
	}
	if said["../main.go"] != said["../FyneApp.toml"] || said["../main.go"] != said["../CHANGELOG.md"] {
		t.Errorf("versions differ: %v", said)
	}
}
