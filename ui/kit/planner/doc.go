// Package planner is a calendar of tasks: a day or a week by hours, or a month.
//
// A Planner shows the items its owner gave it by Set. When the person goes to
// other days it calls OnSpan, and the owner reads what falls on them. Items are
// opened, created and moved by keys and by the mouse; what that means is the
// owner's (OnOpen, OnCreate, OnMove). All times are those of the wall clock.
package planner
