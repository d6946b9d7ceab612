package kv

// Node is the prefix of the machine the base lives on, "" for the first one.
// Numbers and keys that two machines must never both give begin with it.
func (tx *Tx) Node() string { return tx.db.Base().Node }
