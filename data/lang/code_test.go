package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kartoteka/data/lang"
)

// source is one Go file of the program.
type source struct {
	path string
	set  *token.FileSet
	file *ast.File
}

var directive = regexp.MustCompile(`^// ?lang: ?([a-z].*)$`)

// sources parses all Go files of the module but tests. A file that does not
// parse is left to the compiler.
func sources(t *testing.T) []source {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var all []source
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		s := source{path: name, set: token.NewFileSet()}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if s.file, err = parser.ParseFile(s.set, name, text, parser.ParseComments); err != nil {
			return nil
		}
		all = append(all, s)
		return nil
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("read the sources: %d files, %v", len(all), err)
	}
	return all
}

// families collects what //lang: comments declare, "column.*" or a whole key,
// by the directory of the package.
func families(all []source) map[string][]string {
	declared := map[string][]string{}
	for _, s := range all {
		dir := filepath.Dir(s.path)
		for _, group := range s.file.Comments {
			for _, c := range group.List {
				if m := directive.FindStringSubmatch(c.Text); m != nil {
					declared[dir] = append(declared[dir], strings.Fields(m[1])...)
				}
			}
		}
	}
	return declared
}

// keyArguments calls fn with every expression of the file that is a key.
func keyArguments(file *ast.File, fn func(ast.Expr)) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if at, ok := keyArgument(n.Fun); ok && at < len(n.Args) {
				fn(n.Args[at])
			}
		case *ast.CompositeLit:
			if name := typeName(n.Type); name == "Message" || name == "Problem" {
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok && typeName(kv.Key) == "Key" {
						fn(kv.Value)
					}
				}
			}
		}
		return true
	})
}

// keyArgument tells which argument of the called function is a key.
func keyArgument(fun ast.Expr) (int, bool) {
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return 0, typeName(fun) == "Word"
	}
	switch typeName(sel.X) + "." + sel.Sel.Name {
	case "problem.At":
		return 1, true
	case "problem.Has":
		return 2, true
	case "lang.Key", "reports.Word":
		return 0, true
	}
	return 0, sel.Sel.Name == "T" || sel.Sel.Name == "N"
}

// typeName is the last identifier of a type or name.
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	default:
		return ""
	}
}

// literal returns the value of a string literal.
func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// prefix returns the literal a concatenation begins with.
func prefix(e ast.Expr) (string, bool) {
	sum, ok := e.(*ast.BinaryExpr)
	if !ok || sum.Op != token.ADD {
		return "", false
	}
	if s, ok := literal(sum.X); ok {
		return s, true
	}
	return prefix(sum.X)
}

func TestEveryKeyInTheCodeHasWords(t *testing.T) {
	missing := map[string]token.Position{} // where each is first met
	all := sources(t)
	declared := families(all)
	for _, s := range all {
		check := func(e ast.Expr) {
			if key, ok := literal(e); ok && keyForm.MatchString(key) && !ru.Has(key) {
				missing[key] = s.set.Position(e.Pos())
			}
		}
		keyArguments(s.file, func(e ast.Expr) {
			check(e)
			start, ok := prefix(e)
			if ok && !slices.ContainsFunc(declared[filepath.Dir(s.path)], func(f string) bool { return covers(f, start) }) {
				t.Errorf("%s: keys from %q are not declared; add //lang:%s*", s.set.Position(e.Pos()), start, start)
			}
		})
		// Keys of problems are told by their look, wherever they stand.
		ast.Inspect(s.file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && strings.HasPrefix(lit.Value, `"problem.`) {
				check(lit)
			}
			return true
		})
	}
	for _, key := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("%s has no words (%s)", key, missing[key])
	}
}

// covers tells whether a declared family, "column.*", holds keys of the start.
func covers(family, start string) bool {
	stem, ok := strings.CutSuffix(family, "*")
	return ok && strings.HasPrefix(start, stem)
}

func TestEveryDeclaredFamilyHasWords(t *testing.T) {
	keys := lang.Keys("ru")
	for dir, declared := range families(sources(t)) {
		for _, family := range declared {
			if !slices.ContainsFunc(keys, func(key string) bool { return key == family || covers(family, key) }) {
				t.Errorf("%s declares %s, which has no words", dir, family)
			}
		}
	}
}
