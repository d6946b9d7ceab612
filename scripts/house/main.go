// House prints a sheet of figures on the module as Markdown: how large each
// package is and how much its files are tangled, which functions and files are
// long, what is exported without a word. Tests are not counted.
//
//	go run ./scripts/house                  the sheet
//	go run ./scripts/house -v               with the names of what has no comment
//	go run ./scripts/house -plain           knots of plain names only
//	go run ./scripts/house -knots ui/kit    the knots of a package and what ties them
//
// A knot is a strongly connected component of the files of a package: each
// reaches each by references. A file refers to another by a name it uses, by
// calling a function that was put into a field or a variable, and by calling a
// method of an interface that types of the package have; -plain leaves out the
// latter two.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/tools/go/packages"
)

func main() {
	plain := flag.Bool("plain", false, "leave out calls of function values and of interfaces")
	knots := flag.String("knots", "", "print the knots of this `package`")
	names := flag.Bool("v", false, "name what is exported without a comment")
	flag.Parse()
	if err := run(os.Stdout, *plain, *names, *knots); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes the sheet of the module, or the knots of one package.
func run(w io.Writer, plain, names bool, knots string) error {
	if knots == "" {
		pkgs, err := load("./...")
		if err != nil {
			return err
		}
		return sheet(w, pkgs, plain, names)
	}
	pkgs, err := load("./" + strings.TrimPrefix(knots, "./"))
	if err != nil {
		return err
	}
	for _, p := range pkgs {
		if err := tangles(w, newGraph(p, plain)); err != nil {
			return err
		}
	}
	return nil
}

// load reads packages with their syntax and types; what does not compile is an
// error.
func load(pattern string) ([]*packages.Package, error) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedModule}, pattern)
	if err != nil {
		return nil, err
	}
	for _, p := range pkgs {
		for _, e := range p.Errors {
			return nil, fmt.Errorf("%s: %w", p.PkgPath, e)
		}
	}
	return pkgs, nil
}

// tangles writes each knot of a package and the references inside it.
func tangles(w io.Writer, g *graph) error {
	var b strings.Builder
	for _, knot := range g.knots() {
		if len(knot) == 1 {
			continue
		}
		in := map[string]bool{}
		for _, f := range knot {
			in[f] = true
		}
		fmt.Fprintf(&b, "knot of %d files: %s\n", len(knot), strings.Join(knot, " "))
		for _, from := range knot {
			for _, to := range sorted(g.refs[from]) {
				if in[to] {
					fmt.Fprintf(&b, "  %s → %s: %s\n", from, to, strings.Join(sorted(g.refs[from][to]), ", "))
				}
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
