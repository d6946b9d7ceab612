package files

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/kit/grid"
)

// fileEntry is a folder or a file of a folder.
type fileEntry struct {
	name   string
	folder bool
	size   int64 // bytes
	at     time.Time
}

// folderRead is a folder that was read.
type folderRead struct {
	path    string
	entries []fileEntry
}

// readFolder lists a folder without what is hidden by a dot. For one that is
// gone it lists the nearest there is above it.
func readFolder(ctx context.Context, path string) (folderRead, error) {
	files, err := os.ReadDir(path)
	if up := filepath.Dir(path); errors.Is(err, fs.ErrNotExist) && up != path {
		return readFolder(ctx, up)
	}
	read := folderRead{path: path}
	if err != nil {
		return read, err
	}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return read, err
		}
		if strings.HasPrefix(f.Name(), ".") {
			continue
		}
		// Stat follows links; what has gone meanwhile or leads nowhere is left out.
		info, err := os.Stat(filepath.Join(path, f.Name()))
		if err != nil {
			continue
		}
		read.entries = append(read.entries, fileEntry{f.Name(), info.IsDir(), info.Size(), info.ModTime()})
	}
	return read, nil
}

// sortFiles puts folders first, then orders by a column.
func sortFiles(l *lang.Lang, entries []fileEntry, by grid.Sort) {
	slices.SortStableFunc(entries, func(a, b fileEntry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		order := 0
		switch by.Key {
		case "size":
			order = int(min(1, max(-1, a.size-b.size)))
		case "at":
			order = a.at.Compare(b.at)
		}
		if order == 0 {
			order = l.Compare(a.name, b.name)
		}
		if by.Desc {
			return -order
		}
		return order
	})
}

// hasExtension reports whether a file is of one of the extensions; no extensions
// are all of them.
func hasExtension(name string, extensions []string) bool {
	return len(extensions) == 0 || slices.ContainsFunc(extensions, func(ext string) bool {
		return strings.EqualFold(filepath.Ext(name), ext)
	})
}

// withExtension is the name with the extension, unless it has it.
func withExtension(name, ext string) string {
	if strings.EqualFold(filepath.Ext(name), ext) {
		return name
	}
	return name + ext
}

// sizeWords writes the size of a file in the unit that suits it.
func sizeWords(l *lang.Lang, bytes int64) string {
	const kilo = 1 << 10
	switch {
	case bytes < kilo:
		return l.T("files.size.bytes", "N", bytes)
	case bytes < kilo*kilo:
		return l.T("files.size.kilo", "N", (bytes+kilo-1)/kilo)
	case bytes < kilo*kilo*kilo:
		return l.T("files.size.mega", "N", float64(bytes)/(kilo*kilo))
	}
	return l.T("files.size.giga", "N", float64(bytes)/(kilo*kilo*kilo))
}

// folderFault says why a folder could not be read or made.
func folderFault(env *host.Env, path string, err error) string {
	name := filepath.Base(path)
	switch {
	case err == nil:
		return ""
	case errors.Is(err, fs.ErrPermission):
		return env.Lang.T("files.denied", "Name", name)
	case errors.Is(err, fs.ErrExist):
		return env.Lang.T("files.exists", "Name", name)
	}
	return env.Explain(err)
}
