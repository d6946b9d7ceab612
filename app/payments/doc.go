// Package payments is the use cases of money: payments that came and went, and the
// mutual settlements with a client, who owes whom.
package payments
