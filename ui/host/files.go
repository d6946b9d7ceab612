package host

// Files asks the person for files. The window has those of package
// files; tests answer by themselves.
type Files interface {
	// Open asks for a file to read with one of the extensions (".csv"), or for
	// any when there are none; done is called with its path unless the person
	// gave up.
	Open(extensions []string, done func(path string))
	// Save asks where to write; name is proposed and its extension is kept. A
	// whole path proposes its folder too. A file of this name may exist: the
	// person has agreed to replace it.
	Save(name string, done func(path string))
}
