// Package history is the feed of everything that happened with a client, and the
// files kept with it, as parts of cards.
package history

// Keys of words that are put together here:
//
//lang: request.state.* field.client.*
