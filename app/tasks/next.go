package tasks

import (
	"time"

	"kartoteka/data/crm"
)

// Next is what is to be done next with a client.
type Next struct {
	ID   crm.TaskID
	Text string
	Due  time.Time
	Late bool
}
