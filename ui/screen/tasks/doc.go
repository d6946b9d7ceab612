// Package tasks is the screens of what is to be done: tasks and the calendar.
package tasks
