// Package sales is the screens of orders and of the invoices issued for them.
package sales
