// Package talk is the screens of what clients say and ask for: conversations and
// requests.
package talk
