package assets

import "embed"

// Templates holds the wording of papers, templates/<paper>.json: flat objects of
// text/template texts. Papers are Russian whatever the language of the window,
// so their words are data of the paper and no keys of lang.
//
//go:embed templates
var Templates embed.FS
