package main

import (
	"go/ast"
	"go/token"
)

// undocumented are the exported names of a file that have no comment, methods
// as Type.Method; and the fields and methods of its exported structs and
// interfaces that have none, neither beside nor above the run they stand in.
func undocumented(fset *token.FileSet, f *ast.File) (names, fields []string) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if exportedFunc(d) && d.Doc.Text() == "" {
				names = append(names, funcName(d))
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.ValueSpec:
					if d.Doc.Text()+s.Doc.Text()+s.Comment.Text() == "" {
						names = append(names, exported(s.Names)...)
					}
				case *ast.TypeSpec:
					doc := s.Doc.Text()
					if !d.Lparen.IsValid() {
						doc += d.Doc.Text()
					}
					if !s.Name.IsExported() {
						continue
					}
					if doc == "" {
						names = append(names, s.Name.Name)
					}
					for _, field := range muteFields(fset, s.Type) {
						fields = append(fields, s.Name.Name+"."+field)
					}
				}
			}
		}
	}
	return names, fields
}

// muteFields are the exported fields and methods of a type that have no
// comment. A run ends at an empty line.
func muteFields(fset *token.FileSet, typ ast.Expr) (mute []string) {
	ast.Inspect(typ, func(n ast.Node) bool {
		list, ok := n.(*ast.FieldList)
		if !ok {
			_, signature := n.(*ast.FuncType)
			return !signature
		}
		said, last := false, 0
		for _, f := range list.List {
			start := f.Pos()
			if f.Doc != nil {
				start = f.Doc.Pos()
			}
			if fset.Position(start).Line > last+1 {
				said = false
			}
			said = said || f.Doc.Text() != ""
			last = fset.Position(f.End()).Line
			if !said && f.Comment.Text() == "" {
				mute = append(mute, exported(f.Names)...)
			}
		}
		return true
	})
	return mute
}

func exported(ids []*ast.Ident) (names []string) {
	for _, id := range ids {
		if id.IsExported() {
			names = append(names, id.Name)
		}
	}
	return names
}

func exportedFunc(d *ast.FuncDecl) bool {
	recv := receiver(d)
	return d.Name.IsExported() && (recv == "" || ast.IsExported(recv))
}

func funcName(d *ast.FuncDecl) string {
	if recv := receiver(d); recv != "" {
		return recv + "." + d.Name.Name
	}
	return d.Name.Name
}

// receiver is the name of the type whose method this is, "" for a function.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	for e := d.Recv.List[0].Type; ; {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t.Name
		}
	}
}
