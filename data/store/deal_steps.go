package store

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// DealStep is a thing to be done of a deal.
type DealStep struct {
	Deal   crm.DealID // the task is about
	Task   crm.TaskID // to be done
	Due    time.Time  // when
	AllDay bool       // Due is a civil day
	Text   string     // what to do
}

// TasksOfDeals is the open tasks of deals, of each the next one first.
var TasksOfDeals = kv.NewIndex(Tasks, "of_deal", kv.Codec[DealStep](dealStepCodec{}), func(t *crm.Task) (DealStep, bool) {
	return DealStep{Deal: t.Deal, Due: t.Due, AllDay: t.AllDay, Text: clip(t.Text, nameBytes)}, t.Open() && !t.Deal.IsZero()
})

// DealSteps returns the first open task of each deal that has one, in one call.
func DealSteps(tx *kv.Tx) (map[crm.DealID]DealStep, error) {
	steps := map[crm.DealID]DealStep{}
	for e, err := range TasksOfDeals.Entries(tx, nil, nil) {
		if err != nil {
			return nil, err
		}
		if _, later := steps[e.Value.Deal]; !later {
			steps[e.Value.Deal] = stepOf(e)
		}
	}
	return steps, nil
}

// StepOf returns the first open task of a deal, nil when it has none.
func StepOf(tx *kv.Tx, deal crm.DealID) (*DealStep, error) {
	next := deal
	for i := len(next) - 1; i >= 0; i-- {
		if next[i]++; next[i] != 0 {
			break
		}
	}
	for e, err := range TasksOfDeals.Entries(tx, &DealStep{Deal: deal}, &DealStep{Deal: next}) {
		if err != nil {
			return nil, err
		}
		step := stepOf(e)
		return &step, nil
	}
	return nil, nil
}

func stepOf(e kv.Entried[crm.TaskID, DealStep]) DealStep {
	e.Value.Task = e.ID
	return e.Value
}

// dealStepCodec sorts by the deal, then by when it is due. The task is not in it:
// the index adds it.
type dealStepCodec struct{}

// Append implements kv.Codec.
func (dealStepCodec) Append(dst []byte, s DealStep) []byte {
	dst = kv.ByTime.Append(append(dst, s.Deal[:]...), s.Due)
	return kv.ByText.Append(kv.ByBool.Append(dst, s.AllDay), s.Text)
}

// Decode implements kv.Codec.
func (dealStepCodec) Decode(b []byte) (s DealStep, rest []byte, err error) {
	if s.Deal, b, err = kv.ByID[crm.DealID]().Decode(b); err != nil {
		return s, nil, err
	}
	if s.Due, b, err = kv.ByTime.Decode(b); err != nil {
		return s, nil, err
	}
	if s.AllDay, b, err = kv.ByBool.Decode(b); err != nil {
		return s, nil, err
	}
	s.Text, rest, err = kv.ByText.Decode(b)
	return s, rest, err
}
