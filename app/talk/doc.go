// Package talk is the use cases of what clients say and ask for: calls, letters,
// meetings and notes, and requests with the time they wait for an answer.
package talk
