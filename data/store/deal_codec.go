package store

import (
	"encoding/binary"
	"errors"
	"slices"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

var errDealEntry = errors.New("an entry of a deal is cut short")

// dealEntryCodec lays an entry: what has a fixed width, then the texts.
type dealEntryCodec struct{}

func (dealEntryCodec) Append(dst []byte, e DealEntry) []byte {
	for _, id := range [...][16]byte{e.ID, e.Client, e.Manager, e.Pipeline} {
		dst = append(dst, id[:]...)
	}
	dst = binary.BigEndian.AppendUint64(dst, uint64(e.Amount))
	for _, t := range [...]time.Time{e.Entered, e.Date, e.Close} {
		day := noDay
		if !t.IsZero() {
			day = EpochDay(t)
		}
		dst = binary.BigEndian.AppendUint32(dst, uint32(day))
	}
	dst = append(dst, byte(e.Own))
	for _, s := range [...]string{string(e.Stage), e.Number, e.Name, e.Source, string(e.Loss)} {
		dst = append(binary.BigEndian.AppendUint16(dst, uint16(len(s))), s...)
	}
	return dst
}

func (dealEntryCodec) Decode(b []byte) (e DealEntry, rest []byte, err error) {
	if b, err = e.takeFixed(b); err != nil {
		return e, nil, err
	}
	rest, err = takeShorts(b, (*string)(&e.Stage), &e.Number, &e.Name, &e.Source, (*string)(&e.Loss))
	return e, rest, err
}

// takeFixed takes what has a fixed width.
func (e *DealEntry) takeFixed(b []byte) (rest []byte, err error) {
	const days, own, fixed = 4*16 + 8, 4*16 + 8 + 3*4, 4*16 + 8 + 3*4 + 1
	if len(b) < fixed {
		return nil, errDealEntry
	}
	copy(e.ID[:], b)
	copy(e.Client[:], b[16:])
	copy(e.Manager[:], b[32:])
	copy(e.Pipeline[:], b[48:])
	e.Amount = money.Money(binary.BigEndian.Uint64(b[64:]))
	for i, t := range [...]*time.Time{&e.Entered, &e.Date, &e.Close} {
		*t = time.Time{}
		if day := int32(binary.BigEndian.Uint32(b[days+4*i:])); day != noDay {
			*t = dayOf(day)
		}
	}
	e.Own = int(int8(b[own]))
	return b[fixed:], nil
}

// noDay stands for no day at all.
const noDay = int32(calendar.NoDay)

// takeShorts takes length-prefixed strings (two bytes each). They are cut from one
// text: lists ask for thousands.
func takeShorts(b []byte, texts ...*string) (rest []byte, err error) {
	end := 0
	for range texts {
		if len(b) < end+2 {
			return nil, errDealEntry
		}
		if end += 2 + int(binary.BigEndian.Uint16(b[end:])); len(b) < end {
			return nil, errDealEntry
		}
	}
	all, at := string(b[:end]), 0
	for _, s := range texts {
		n := int(binary.BigEndian.Uint16(b[at:]))
		*s = all[at+2 : at+2+n]
		at += 2 + n
	}
	return b[end:], nil
}

// movesRunCodec lays a run of moves after its deal and number: a byte for a stage
// every base has, the ID of another after its length, and the moment.
type movesRunCodec struct{}

func (movesRunCodec) Append(dst []byte, r movesRun) []byte {
	dst = binary.BigEndian.AppendUint32(append(dst, r.deal[:]...), r.run)
	dst = append(dst, byte(len(r.moves)))
	for _, m := range r.moves {
		if at := slices.Index(crm.StartStages, m.Stage); at >= 0 {
			dst = append(dst, startStage|byte(at))
		} else {
			dst = append(append(dst, byte(len(m.Stage))), m.Stage...)
		}
		dst = binary.BigEndian.AppendUint64(dst, uint64(m.At.UnixMilli()))
	}
	return dst
}

func (movesRunCodec) Decode(b []byte) (r movesRun, rest []byte, err error) {
	if len(b) < 21 {
		return r, nil, errDealEntry
	}
	return takeMoves(b, make([]crm.StageMove, 0, b[20]))
}

// takeMoves takes a run of moves; they are appended to those there are.
func takeMoves(b []byte, moves []crm.StageMove) (r movesRun, rest []byte, err error) {
	if len(b) < 21 {
		return r, nil, errDealEntry
	}
	copy(r.deal[:], b)
	r.run = binary.BigEndian.Uint32(b[16:])
	left := b[20]
	b = b[21:]
	for range left {
		var m crm.StageMove
		if m.Stage, b, err = takeStage(b); err != nil {
			return r, nil, err
		}
		if len(b) < 8 {
			return r, nil, errDealEntry
		}
		m.At = time.UnixMilli(int64(binary.BigEndian.Uint64(b))).UTC()
		moves, b = append(moves, m), b[8:]
	}
	r.moves = moves
	return r, b, nil
}

// startStage marks the place of a stage among crm.StartStages, whose order stays
// for ever.
const startStage = 0x80

func takeStage(b []byte) (crm.StageID, []byte, error) {
	if len(b) == 0 {
		return "", nil, errDealEntry
	}
	n := int(b[0])
	if n&startStage != 0 {
		if n &^= startStage; n >= len(crm.StartStages) {
			return "", nil, errDealEntry
		}
		return crm.StartStages[n], b[1:], nil
	}
	if len(b) < 1+n {
		return "", nil, errDealEntry
	}
	return crm.StageID(b[1 : 1+n]), b[1+n:], nil
}

// stageID makes no new text for the stages every base has.
func stageID(b []byte) crm.StageID {
	for _, s := range crm.StartStages {
		if string(b) == string(s) {
			return s
		}
	}
	return crm.StageID(b)
}
