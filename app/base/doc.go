// Package base is the open base: what every use case stands on.
//
// A use case is one transaction. Do runs it and afterwards tells the subscribers
// which tables have changed and keeps the operation for Undo; See runs a read in
// one snapshot; Read answers the questions of a kv.Batch in few calls of the
// store. Get, Put and Mark do what most records need:
//
//	func (s *Payments) Get(ctx context.Context, id crm.PaymentID) (*crm.Payment, error) {
//		return base.Get(ctx, s.base, store.Payments, id)
//	}
//
// Errors: problems (data/problem) are what a person can mend; ErrGone, ErrStale
// and the errors of opening a base are situations with sentences of their own;
// anything else is a fault.
package base
