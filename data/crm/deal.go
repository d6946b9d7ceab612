package crm

import (
	"time"

	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// DealID names a deal.
type DealID = ID[Deal]

// Stage is a step of the pipeline.
type Stage string

// Stages of the pipeline a base starts with.
const (
	StageLead        Stage = "lead"        // обращение
	StageNeeds       Stage = "needs"       // выявление потребности
	StageOffer       Stage = "offer"       // коммерческое предложение
	StageNegotiation Stage = "negotiation" // переговоры
	StageContract    Stage = "contract"    // согласование договора
	StagePayment     Stage = "payment"     // ожидание оплаты
	StageWon         Stage = "won"
	StageLost        Stage = "lost"
)

// Stages lists the steps in the order they are passed.
var Stages = []Stage{
	StageLead, StageNeeds, StageOffer, StageNegotiation, StageContract, StagePayment, StageWon, StageLost,
}

// Closed reports whether nothing more happens on this step.
func (s Stage) Closed() bool { return s == StageWon || s == StageLost }

// Deal is a sale being made: what may be sold, to whom, for how much, by when.
type Deal struct {
	Meta
	ID      DealID    `json:"id"`
	Number  string    `json:"number"`
	Date    time.Time `json:"date"`
	Name    string    `json:"name"`
	Client  ClientID  `json:"client"`
	Manager ManagerID `json:"manager,omitzero"`
	Stage   Stage     `json:"stage"`
	Entered time.Time `json:"entered"` // day the deal came to its stage
	// Moves is every stage the deal has been on since it was made, in order.
	Moves   []StageMove `json:"moves,omitempty"`
	Amount  money.Money `json:"amount"`
	Close   time.Time   `json:"close,omitzero"` // expected day of closing
	Reason  string      `json:"reason,omitempty"`
	Note    string      `json:"note,omitempty"`
	Deleted bool        `json:"deleted,omitempty"`
}

// StageMove is a deal coming to a stage.
type StageMove struct {
	Stage Stage     `json:"stage"`
	At    time.Time `json:"at"` // the moment
	By    ManagerID `json:"by,omitzero"`
}

// Check finds all faults of the deal.
func (d *Deal) Check() error {
	if d.Stage == "" {
		d.Stage = StageLead
	}
	errs := []error{checkName("name", d.Name)}
	if d.Client.IsZero() {
		errs = append(errs, problem.At("client", "problem.required"))
	}
	if d.Date.IsZero() {
		errs = append(errs, problem.At("date", "problem.required"))
	}
	if d.Amount < 0 {
		errs = append(errs, problem.At("amount", "problem.negative"))
	}
	if d.Stage == StageLost && d.Reason == "" {
		errs = append(errs, problem.At("reason", "problem.deal.reason"))
	}
	return problem.Join(errs...)
}
