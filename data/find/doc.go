// Package find is the search as one types: all clients (or products) in memory,
// answered in microseconds.
//
// An Index holds the texts of each record in one arena in the order of names, a
// byte a letter, and posting lists of all threes of letters. It answers as a scan
// over all texts would; the lists only say where not to look. It is built of all
// records at once, off the thread of the window, works before its lists are
// ready, and takes each change of a record afterwards.
//
//	ix := find.Build(entries)
//	ix.Post()                          // lists of threes; may come later
//	hits := ix.Find("ооо ром", 40)      // name begins, word begins, holds
//	ix.Set(find.Client(changed))
//
// What is typed is parted into words, and each must be held by a text of the
// record. Case, ё and quotes do not count, nor does the legal form before a name.
// Figures typed as a telephone number find one however it is written.
package find
