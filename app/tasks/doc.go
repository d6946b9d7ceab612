// Package tasks is the use cases of what is to be done: tasks, their repetition,
// and the reminders of the one who works at this machine.
package tasks
