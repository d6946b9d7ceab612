package kv

// Memo is what a package remembers of its look-ups until an Update ends: the
// first call with a key makes it. An import would else look the same few
// objects up ten thousand times. A View makes it again each time.
func Memo[T any](tx *Tx, key any, make func() *T) *T {
	if tx.op == nil {
		return make()
	}
	if kept, ok := tx.op.memos[key].(*T); ok {
		return kept
	}
	if tx.op.memos == nil {
		tx.op.memos = map[any]any{}
	}
	made := make()
	tx.op.memos[key] = made
	return made
}
