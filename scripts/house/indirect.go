package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// addFuncValues ties a call of a function that lies in a field or a variable of
// the package to the files of all functions that are put there. Values that go
// by way of parameters, results and local variables are not followed.
func (g *graph) addFuncValues() {
	put := map[*types.Var][]token.Pos{}
	store := func(slot *types.Var, value ast.Expr) {
		if slot != nil {
			put[slot] = append(put[slot], g.functions(value)...)
		}
	}
	g.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.CompositeLit:
			g.storeFields(n, store)
		case *ast.AssignStmt:
			for i := range n.Lhs {
				if len(n.Lhs) == len(n.Rhs) {
					store(g.slot(n.Lhs[i]), n.Rhs[i])
				}
			}
		case *ast.ValueSpec:
			for i := range n.Names {
				if len(n.Names) == len(n.Values) {
					store(g.slot(n.Names[i]), n.Values[i])
				}
			}
		}
	})
	g.each(func(n ast.Node) {
		if call, ok := n.(*ast.CallExpr); ok {
			if slot := g.slot(call.Fun); slot != nil {
				for _, to := range put[slot] {
					g.add(call.Pos(), to, "call of "+slot.Name())
				}
			}
		}
	})
}

// storeFields stores the values of a literal of a struct in its fields.
func (g *graph) storeFields(lit *ast.CompositeLit, store func(*types.Var, ast.Expr)) {
	typ := g.pkg.TypesInfo.TypeOf(lit)
	if p, ok := typ.Underlying().(*types.Pointer); ok {
		typ = p.Elem()
	}
	s, ok := typ.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			store(g.slot(kv.Key), kv.Value)
		} else if f := s.Field(i).Origin(); g.ours(f) {
			store(f, e)
		}
	}
}

// slot is the field or variable of the package that an expression names, by an
// index or without, or nil.
func (g *graph) slot(e ast.Expr) *types.Var {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return g.slot(e.X)
	case *ast.IndexExpr:
		return g.slot(e.X)
	case *ast.SelectorExpr:
		return g.slot(e.Sel)
	case *ast.Ident:
		if v, ok := g.pkg.TypesInfo.ObjectOf(e).(*types.Var); ok && g.ours(v) {
			return v.Origin()
		}
	}
	return nil
}

// functions are the places of the functions of the package and the literals
// that an expression is or holds.
func (g *graph) functions(e ast.Expr) (at []token.Pos) {
	switch e := e.(type) {
	case *ast.FuncLit:
		return []token.Pos{e.Pos()}
	case *ast.Ident:
		if f, ok := g.pkg.TypesInfo.Uses[e].(*types.Func); ok && g.ours(f) {
			return []token.Pos{f.Pos()}
		}
	case *ast.SelectorExpr:
		return g.functions(e.Sel)
	case *ast.ParenExpr:
		return g.functions(e.X)
	case *ast.IndexExpr: // of a generic function
		return g.functions(e.X)
	case *ast.KeyValueExpr:
		return g.functions(e.Value)
	case *ast.CompositeLit:
		if _, ok := g.pkg.TypesInfo.TypeOf(e).Underlying().(*types.Struct); !ok {
			for _, part := range e.Elts {
				at = append(at, g.functions(part)...)
			}
		}
	case *ast.CallExpr: // append(x.hooks, f) and Handler(f)
		if fun := g.pkg.TypesInfo.Types[e.Fun]; fun.IsBuiltin() || fun.IsType() {
			for _, arg := range e.Args {
				at = append(at, g.functions(arg)...)
			}
		}
	}
	return at
}

// addInterfaces ties the use of a method of an interface of the package to the
// files where types of the package declare that method.
func (g *graph) addInterfaces() {
	var named []*types.Named
	for _, obj := range g.pkg.TypesInfo.Defs {
		if t, ok := obj.(*types.TypeName); ok && !t.IsAlias() {
			if n, ok := t.Type().(*types.Named); ok && !types.IsInterface(n) {
				named = append(named, n)
			}
		}
	}
	for sel, s := range g.pkg.TypesInfo.Selections {
		method, ok := s.Obj().(*types.Func)
		if !ok || !types.IsInterface(method.Signature().Recv().Type()) {
			continue
		}
		within := s.Recv()
		if !types.IsInterface(within) { // an interface embedded in a struct
			within = method.Signature().Recv().Type()
		}
		if n, ok := types.Unalias(within).(*types.Named); !g.ours(method) && (!ok || !g.ours(n.Obj())) {
			continue
		}
		for _, n := range named {
			obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(n), true, g.pkg.Types, method.Name())
			if f, ok := obj.(*types.Func); ok && g.ours(f) && has(n, within) {
				g.add(sel.Pos(), f.Pos(), "interface's "+method.Name())
			}
		}
	}
}

// has says whether a type or the pointer to it implements an interface. Generic
// ones are compared by the names of methods and how many values go in and out.
func has(n *types.Named, within types.Type) bool {
	p, iface := types.NewPointer(n), within.Underlying().(*types.Interface)
	i, _ := types.Unalias(within).(*types.Named)
	if n.TypeParams().Len() == 0 && (i == nil || i.TypeParams().Len() == 0) {
		return types.Implements(p, iface)
	}
	for its := range iface.Methods() {
		obj, _, _ := types.LookupFieldOrMethod(p, true, its.Pkg(), its.Name())
		mine, ok := obj.(*types.Func)
		if !ok || mine.Signature().Params().Len() != its.Signature().Params().Len() ||
			mine.Signature().Results().Len() != its.Signature().Results().Len() {
			return false
		}
	}
	return true
}
