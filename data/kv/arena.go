package kv

// arena hands out byte slices cut from large blocks: a transaction writes tens
// of thousands of short keys, which then cost a few allocations.
type arena struct {
	block   []byte
	scratch []byte
}

const (
	arenaBlock = 64 << 10
	arenaFirst = 4 << 10
)

// grab returns an empty slice with room for n bytes.
func (a *arena) grab(n int) []byte {
	if n > cap(a.block)-len(a.block) {
		size := arenaBlock
		if a.block == nil {
			size = arenaFirst
		}
		if n > size/4 && a.block != nil || n > size {
			return make([]byte, 0, n)
		}
		a.block = make([]byte, 0, size)
	}
	at := len(a.block)
	a.block = a.block[:at+n]
	return a.block[at : at : at+n]
}

// join copies two slices into one of the arena.
func (a *arena) join(x, y []byte) []byte {
	return append(append(a.grab(len(x)+len(y)), x...), y...)
}
