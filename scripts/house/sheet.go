package main

import (
	"fmt"
	"go/ast"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// What ARCHITECTURE.md and CONTRIBUTING.md allow.
const (
	longFile     = 250
	longFunction = 60
)

// figures are what is counted over the module.
type figures struct {
	lengths              []int
	longFiles, longFuncs []string
	mute, muteFields     []string // exported without a comment
}

// sheet writes the figures of packages.
func sheet(w io.Writer, pkgs []*packages.Package, plain, names bool) error {
	var b strings.Builder
	var all figures
	kind := "names, function values, interfaces"
	if plain {
		kind = "names"
	}
	fmt.Fprintf(&b, "| package | files | lines | largest knot (%s) |\n|---|--:|--:|--:|\n", kind)
	files, lines, largest := 0, 0, 0
	for _, p := range pkgs {
		if len(p.Syntax) == 0 {
			continue
		}
		n, knot := all.count(p), len(newGraph(p, plain).knots()[0])
		files, lines, largest = files+len(p.Syntax), lines+n, max(largest, knot)
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", room(p), len(p.Syntax), n, knot)
	}
	fmt.Fprintf(&b, "| **all** | %d | %d | %d |\n\n", files, lines, largest)
	all.write(&b, names)
	_, err := io.WriteString(w, b.String())
	return err
}

// room is the path of a package within the module.
func room(p *packages.Package) string {
	if p.Module == nil || p.PkgPath == p.Module.Path {
		return p.Name
	}
	return strings.TrimPrefix(p.PkgPath, p.Module.Path+"/")
}

// count adds the figures of a package and says how many lines it has.
func (all *figures) count(p *packages.Package) (lines int) {
	for _, f := range p.Syntax {
		file := p.Fset.File(f.FileStart)
		n := file.LineCount()
		lines += n
		if n > longFile {
			name := filepath.Base(file.Name())
			all.longFiles = append(all.longFiles, fmt.Sprintf("%s/%s %d", room(p), name, n))
		}
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				n := file.Line(d.End()) - file.Line(d.Pos()) + 1
				all.lengths = append(all.lengths, n)
				if n > longFunction {
					all.longFuncs = append(all.longFuncs, fmt.Sprintf("%s.%s %d", room(p), funcName(d), n))
				}
			}
		}
		mute, fields := undocumented(p.Fset, f)
		for _, name := range mute {
			all.mute = append(all.mute, room(p)+"."+name)
		}
		for _, name := range fields {
			all.muteFields = append(all.muteFields, room(p)+"."+name)
		}
	}
	return lines
}

// write writes what is counted over the module.
func (all *figures) write(b *strings.Builder, names bool) {
	slices.Sort(all.lengths)
	at := func(percent int) int {
		if len(all.lengths) == 0 {
			return 0
		}
		return all.lengths[(len(all.lengths)*percent+99)/100-1]
	}
	b.WriteString("| figure | |\n|---|---|\n")
	fmt.Fprintf(b, "| functions | %d |\n| lines of a function, median | %d |\n| lines of a function, p99 | %d |\n", len(all.lengths), at(50), at(99))
	row := func(title string, found []string, named bool) {
		fmt.Fprintf(b, "| %s | %d", title, len(found))
		if named && len(found) > 0 {
			b.WriteString(": " + strings.Join(found, ", "))
		}
		b.WriteString(" |\n")
	}
	row(fmt.Sprintf("functions over %d lines", longFunction), all.longFuncs, true)
	row(fmt.Sprintf("files over %d lines", longFile), all.longFiles, true)
	row("exported names without a comment", all.mute, names)
	row("exported fields and methods of interfaces without a comment", all.muteFields, names)
}
