// Package kittest finds controls in a window of a test by their words and uses
// them as a person does.
package kittest
