// Package screen is the screens of Kartoteka, a file each: values of kit types
// over the use cases of app, and the few special views. Adding one is a file
// here and an entry in Screens.
package screen
