// Package home is the start page.
package home
