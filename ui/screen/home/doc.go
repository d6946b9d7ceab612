// Package home is the start page.
package home

// Keys of words that are put together here:
//
//lang: task.state.*
