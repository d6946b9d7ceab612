// Package declension puts names of persons, posts and grounds of authority into
// the cases that papers are worded by: «в лице генерального директора Иванова
// Ивана Ивановича, действующего на основании Устава».
//
// Names follow the rules of petrovich, which do not know fleeting vowels (Заяц,
// Орёл) and most foreign names; posts and grounds follow a dictionary and the
// endings of words. So what comes out is a proposal: it is shown in a field a
// person can change, and what the person leaves there is kept.
package declension

// Case is a case of Russian grammar beside the nominative.
type Case int

// Cases in the order of the rules' endings.
const (
	Genitive Case = iota // кого, чего
	Dative               // кому, чему
)
