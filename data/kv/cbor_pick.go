package kv

import (
	"encoding/binary"
	"reflect"
	"strings"
)

// fieldNames are the names of a struct's fields in CBOR, as its json tags give them.
func fieldNames(t reflect.Type) map[string]bool {
	names := map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			names[name] = true
		}
	}
	return names
}

// pick appends to dst the map of CBOR in b with only the fields wanted. It walks
// the bytes by the lengths they give (RFC 8949 §3), so what is passed over costs
// next to nothing. ok is false for anything but a map of definite length with
// text keys, which is what records are.
func pick(dst, b []byte, wanted map[string]bool) (_ []byte, ok bool) {
	major, n, rest, ok := cborHead(b)
	if !ok || major != cborMap {
		return dst, false
	}
	start := len(dst)
	dst = append(dst, cborMap<<5) // few fields: the count fits the first byte
	for ; n > 0; n-- {
		pair := rest
		major, size, name, ok := cborHead(pair)
		if !ok || major != cborText || uint64(len(name)) < size {
			return dst, false
		}
		value := name[size:]
		if rest, ok = cborSkip(value, maxCBORDepth); !ok {
			return dst, false
		}
		if wanted[string(name[:size])] {
			if dst[start]&0x1F >= maxPicked {
				return dst, false
			}
			dst[start]++
			dst = append(dst, pair[:len(pair)-len(rest)]...)
		}
	}
	return dst, true
}

// Major types of CBOR that have a meaning here.
const (
	cborBytes = 2
	cborText  = 3
	cborArray = 4
	cborMap   = 5
	cborTag   = 6
)

const (
	// maxPicked is the most fields a map counts in its first byte.
	maxPicked = 23
	// maxCBORDepth stops a damaged record from nesting without an end.
	maxCBORDepth = 32
)

// cborHead parts the head of an item from what follows.
func cborHead(b []byte) (major byte, n uint64, rest []byte, ok bool) {
	if len(b) == 0 {
		return 0, 0, nil, false
	}
	major, info := b[0]>>5, b[0]&0x1F
	size := 0
	switch {
	case info < 24:
		return major, uint64(info), b[1:], true
	case info <= 27:
		size = 1 << (info - 24)
	default:
		return 0, 0, nil, false // of indefinite length: we write none
	}
	if len(b) < 1+size {
		return 0, 0, nil, false
	}
	var full [8]byte
	copy(full[8-size:], b[1:1+size])
	return major, binary.BigEndian.Uint64(full[:]), b[1+size:], true
}

// cborSkip passes over one item with all that is in it.
func cborSkip(b []byte, depth int) (rest []byte, ok bool) {
	major, n, rest, ok := cborHead(b)
	if !ok || depth == 0 {
		return nil, false
	}
	switch major {
	case cborBytes, cborText:
		if uint64(len(rest)) < n {
			return nil, false
		}
		return rest[n:], true
	case cborMap:
		if n > uint64(len(rest)) {
			return nil, false
		}
		n *= 2
	case cborTag:
		n = 1
	case cborArray:
	default:
		return rest, true // a number or a simple value, whole in its head
	}
	for ; n > 0; n-- {
		if rest, ok = cborSkip(rest, depth-1); !ok {
			return nil, false
		}
	}
	return rest, true
}
