package list

import (
	"context"

	"kartoteka/data/money"
	"kartoteka/ui/look"
)

// Board is a second view of a register: its rows as cards in columns, moved from
// one to another by the mouse or by keys. Search, filters, order, sums, selection
// and commands are those of the register, so board and list always show the same.
//
//	list.Register[deals.Row]{
//		…
//		Board: &list.Board[deals.Row]{
//			Columns: func() []list.BoardColumn { return stages },
//			Place:   func(r deals.Row) string { return string(r.Stage) },
//			Sums:    []list.BoardSum[deals.Row]{{Of: func(r deals.Row) money.Money { return r.Amount }}},
//			Card:    func(r deals.Row) list.BoardCard { return list.BoardCard{Title: r.Client, …} },
//			Targets: func() []list.BoardTarget { return []list.BoardTarget{{ID: "won", Title: …, Tone: look.Good}} },
//			Move:    func(ctx context.Context, r deals.Row, to string) error { return a.Deals.Move(ctx, r.ID, to) },
//		},
//	}
//
// The cards of a column are in the order of the register. Titles, cards and reasons
// are words to be shown, not keys.
type Board[R any] struct {
	// Columns is called each time the rows are shown.
	Columns func() []BoardColumn
	// Place is the ID of the column of a row. Rows of no column are counted: in the
	// box of a target with that ID, or else over the board.
	Place func(R) string
	// Sums are shown after the count in the head of each column and over the rows.
	Sums []BoardSum[R]
	// Card is what the card of a row says.
	Card func(R) BoardCard
	// Targets are boxes under the columns where cards leave the board; nil for
	// none.
	Targets func() []BoardTarget

	// Move takes a row to a column or a target, off the thread of the window. The
	// card is shown there at once; refused, it goes back and the error is shown. Nil
	// where cards do not move.
	Move func(ctx context.Context, r R, to string) error
	// Moved, when not nil, is called after a move, such as to offer to take it back.
	Moved func(r R, to string)
	// May says beforehand why a row can't go there, "" when it can. It answers at
	// once, by what the row knows; nil lets everything go everywhere.
	May func(r R, to string) string
	// Ask is asked before Move. It returns false where nothing has to be asked;
	// else it asks, such as for the reason of a loss, and calls move when it has
	// the answer: with what is done instead of Move, or nil. Until then the card
	// stays where it is.
	Ask func(r R, to string, move func(do func(context.Context) error)) bool
}

// BoardColumn is a column of a Board.
type BoardColumn struct {
	ID    string // what Board.Place returns for its rows
	Title string // words of its head
	// Color is the place in the palette of charts, from 1; 0 is the usual one of
	// the place the column has.
	Color int
	Note  string // shown when the pointer rests on the head, before the sums in full
}

// BoardSum is what a board adds up.
type BoardSum[R any] struct {
	// Key names the sum: its words are board.sum.KEY, with {{.Sum}}. Empty says
	// the sum alone.
	Key string
	Of  func(R) money.Money
}

// BoardCard is what a card says. Its colour never speaks alone: Right or Note
// says the same.
type BoardCard struct {
	Title string    // bold
	Left  string    // second line
	Right string    // second line, at the right, in Tone
	Tone  look.Role // of Right and of the left edge; Muted is a grey one, Plain hardly any
	Note  string    // third line
	// NoteTone is the role of Note; Plain is muted.
	NoteTone look.Role
}

// BoardTarget is a box under the columns where cards leave the board.
type BoardTarget struct {
	ID    string    // what Move is called with
	Title string    // words of the box
	Tone  look.Role // its colour
}

// boardLane is a column with its rows.
type boardLane struct {
	BoardColumn
	rows  []int    // places in the Source, in its order
	brief []string // count with the first sum, then the other sums
	full  string   // the note and all sums to the kopeck
}

// boardBox is a target with how many rows have left for it.
type boardBox struct {
	BoardTarget
	count int
}
