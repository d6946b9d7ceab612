// Package sales is the screens of orders and of the invoices issued for them.
package sales

// Keys of words that are put together here:
//
//lang: order.state.* order.tax.*
