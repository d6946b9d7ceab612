// Package crm is the business of a small firm as plain values: organisations,
// clients, products, orders, shipments, payments, invoices and deals, and the
// rules they obey.
//
// It does no I/O and reads no clock. A value is judged by its Check method,
// which returns all faults at once as problems beside their fields; totals are
// put right by Calculate; states change by verbs (Ship, Cancel…) that refuse
// what the business forbids. Sums are kopecks, quantities thousandths
// (data/money). A date is a civil day kept as 00:00 UTC.
//
// Requisites (ИНН, КПП, ОГРН, БИК, accounts, phones) are checked by the
// functions of this package and stored in normal form.
package crm
