// Package exchange is the screens of taking foreign files in.
package exchange

// Keys of words that are put together here:
//
//lang: field.* import.kind.*
