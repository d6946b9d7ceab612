package main

import (
	"os/exec"
	"runtime"

	"kartoteka/app/base"
)

// view hands a file to the system's viewer.
func view(path string) error {
	name, args := viewer(path)
	if _, err := exec.LookPath(name); err != nil {
		return base.ErrNoViewer
	}
	return exec.Command(name, args...).Start()
}

// viewer is the command that opens a file on this system.
func viewer(path string) (name string, args []string) {
	switch runtime.GOOS {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case "darwin":
		return "open", []string{path}
	}
	return "xdg-open", []string{path}
}
