// Package payments is the screens of money that came and went.
package payments
