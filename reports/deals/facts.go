package deals

import (
	"context"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// Facts is one unchanging view of all deals that are not marked for deletion,
// with every stage each has come to.
type Facts interface {
	// Deals returns them in any order; the caller does not change them.
	Deals(ctx context.Context) ([]Deal, error)
	// Pipelines returns the ways sales go, the main one first. Those marked for
	// deletion are among them: the past names them.
	Pipelines(ctx context.Context) ([]*crm.Pipeline, error)
	// Managers returns the names of those who sell.
	Managers(ctx context.Context) (map[crm.ManagerID]string, error)
}

// Deal is a deal as reports count it.
type Deal struct {
	ID       crm.DealID         // of the record
	Manager  crm.ManagerID      // who sells; zero when nobody does
	Pipeline crm.PipelineID     // the way it goes; zero is the main one
	Stage    crm.StageID        // where it stands
	Created  calendar.DayNumber // the day it was made
	// Close is the day it is expected to be closed on, NoDay when it is not known.
	Close   calendar.DayNumber
	Entered calendar.DayNumber // the day it came to Stage
	Amount  money.Money
	// Own is the deal's own probability in per cent, -1 when the stage's counts.
	Own    int
	Source string
	Loss   crm.LossReason
	// Moves is every stage it has come to, in order of time; it left each at the
	// next. Deals of old bases may have none: they stand on Stage since Entered.
	Moves []crm.StageMove
}
