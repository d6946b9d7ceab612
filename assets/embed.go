// Package assets embeds what the program carries with it: the words of its
// languages, fonts, icons, wording of papers and tables of the law. It imports
// nothing and computes nothing; each file system is read by one package.
package assets

import "embed"

// Lang holds lang/CODE/ROOM.json: the words of the window, reports and problems,
// read by data/lang. Each room of the program keeps its own file, in both
// languages with the same keys.
//
//go:embed lang/*/*.json
var Lang embed.FS

// Fonts holds fonts/NotoSans-Regular.ttf and fonts/NotoSans-Bold.ttf, cut by
// scripts/fonts.py to Latin, Cyrillic and the signs of trade, and their licence.
//
//go:embed fonts/*.ttf fonts/OFL.txt
var Fonts embed.FS

// Data holds tables that change by law and not by release: data/vat.json, the
// rates of VAT with their dates.
//
//go:embed data/*.json
var Data embed.FS

// Names holds names/petrovich.json, the rules by which Russian names of persons
// are declined, and their licence, read by data/declension. They are those of
// the npm package petrovich 0.2.1 (github.com/petrovich/petrovich-rules).
//
//go:embed names/*
var Names embed.FS
