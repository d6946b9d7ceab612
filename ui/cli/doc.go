// Package cli is the other face of Kartoteka: the command line over the same
// use cases as the window. Scripts rely on it, so names, columns and exit codes
// are a contract: 0 done, 1 refused or failed with a sentence on the error
// output, 2 wrong usage.
package cli

// Keys of words that are put together here:
//
//lang: param.*
