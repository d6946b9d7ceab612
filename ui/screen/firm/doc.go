// Package firm is the screens of our own side: requisites and who works at this
// machine.
package firm
