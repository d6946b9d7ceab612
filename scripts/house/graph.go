package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"
)

// graph is which file of a package refers to which other, and by what names.
type graph struct {
	pkg  *packages.Package
	refs map[string]map[string]map[string]bool // from → to → names
}

// newGraph reads the references between the files of a package; plain leaves
// out calls of function values and of interfaces.
func newGraph(p *packages.Package, plain bool) *graph {
	g := &graph{pkg: p, refs: map[string]map[string]map[string]bool{}}
	for _, f := range p.Syntax {
		g.refs[g.file(f.Package)] = map[string]map[string]bool{}
	}
	for id, obj := range p.TypesInfo.Uses {
		if g.ours(obj) {
			g.add(id.Pos(), obj.Pos(), obj.Name())
		}
	}
	if !plain {
		g.addFuncValues()
		g.addInterfaces()
	}
	return g
}

func (g *graph) file(at token.Pos) string {
	return filepath.Base(g.pkg.Fset.Position(at).Filename)
}

func (g *graph) add(from, to token.Pos, name string) {
	a, b := g.file(from), g.file(to)
	if a == b || g.refs[a] == nil || g.refs[b] == nil {
		return
	}
	if g.refs[a][b] == nil {
		g.refs[a][b] = map[string]bool{}
	}
	g.refs[a][b][name] = true
}

// ours says whether an object is declared in the package for all its files: at
// the level of the package, as a method or as a field.
func (g *graph) ours(obj types.Object) bool {
	if obj.Pkg() != g.pkg.Types {
		return false
	}
	switch o := obj.(type) {
	case *types.Var:
		return o.IsField() || o.Parent() == g.pkg.Types.Scope()
	case *types.Func:
		return true
	}
	return obj.Parent() == g.pkg.Types.Scope()
}

// each calls visit for every node of the package.
func (g *graph) each(visit func(ast.Node)) {
	for _, f := range g.pkg.Syntax {
		ast.Inspect(f, func(n ast.Node) bool { visit(n); return true })
	}
}

// knots are the strongly connected components by Tarjan (1972), the largest
// first; a file that is tied to none is a knot of one.
func (g *graph) knots() [][]string {
	var knots [][]string
	var stack []string
	index, low, on := map[string]int{}, map[string]int{}, map[string]bool{}
	var visit func(string)
	visit = func(f string) {
		index[f] = len(index) + 1
		low[f] = index[f]
		stack, on[f] = append(stack, f), true
		for to := range g.refs[f] {
			if index[to] == 0 {
				visit(to)
				low[f] = min(low[f], low[to])
			} else if on[to] {
				low[f] = min(low[f], index[to])
			}
		}
		if low[f] != index[f] {
			return
		}
		at := slices.Index(stack, f)
		knot := slices.Sorted(slices.Values(stack[at:]))
		for _, member := range knot {
			on[member] = false
		}
		stack, knots = stack[:at], append(knots, knot)
	}
	for _, f := range sorted(g.refs) {
		if index[f] == 0 {
			visit(f)
		}
	}
	slices.SortFunc(knots, func(a, b []string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return slices.Compare(a, b)
	})
	return knots
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
