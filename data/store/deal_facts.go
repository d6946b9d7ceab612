package store

import (
	"encoding/binary"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// DealFacts reads what reports ask of every deal, in two calls of the store: first
// head is told each deal that is not marked for deletion, without number, name and
// moves, then moves is told the moves of each that has any, in the same order of
// deals; long histories come in parts. The entry is the same one each time; the
// moves may be kept.
func DealFacts(tx *kv.Tx, head func(*DealEntry), moves func(crm.DealID, []crm.StageMove)) error {
	var e DealEntry
	known := words{}
	err := dealHeads.Lend(tx, func(b []byte, id crm.DealID) error {
		b, err := e.takeFixed(b[1:]) // after whether it is over
		if err != nil {
			return err
		}
		var texts [5][]byte // in the order of the codec
		for i := range texts {
			if len(b) < 2 || len(b) < 2+int(binary.BigEndian.Uint16(b)) {
				return errDealEntry
			}
			n := 2 + int(binary.BigEndian.Uint16(b))
			texts[i], b = b[2:n], b[n:]
		}
		e.ID, e.Stage, e.Source, e.Loss = id, stageID(texts[0]), known.of(texts[3]), crm.LossReason(known.of(texts[4]))
		head(&e)
		return nil
	})
	if err != nil {
		return err
	}
	var room []crm.StageMove
	return dealMoves.Lend(tx, func(b []byte, id crm.DealID) error {
		if cap(room)-len(room) < movesOfRun {
			room = make([]crm.StageMove, 0, 200*movesOfRun)
		}
		first := len(room)
		r, _, err := takeMoves(b[1:], room)
		if err != nil {
			return err
		}
		room = r.moves
		moves(id, room[first:len(room):len(room)])
		return nil
	})
}

// words keeps one text for all that are equal: sources and reasons are few.
type words map[string]string

func (w words) of(b []byte) string {
	if s, ok := w[string(b)]; ok {
		return s
	}
	s := string(b)
	w[s] = s
	return s
}
