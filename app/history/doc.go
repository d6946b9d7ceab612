// Package history is everything that ever happened between the firm and a client,
// in one feed, and the files kept with it.
package history
