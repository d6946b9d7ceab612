// Package files asks the person for a file: to read, or to write.
//
// Dialogs is the host.Files of the window. It shows a page of its own over the
// window: the folders above as links, the files of the folder as a table. It
// begins in the folder used last for files of the same extension, asks before a
// file is replaced, and writes nothing itself.
package files
