// Package exchange is the use cases of taking foreign files in and giving records
// out, with all the client, product and document rules of the other rooms.
package exchange
