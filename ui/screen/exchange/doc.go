// Package exchange is the screens of taking foreign files in.
package exchange
