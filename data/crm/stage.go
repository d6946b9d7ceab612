package crm

import (
	"cmp"
	"encoding/base32"
	"slices"
	"strings"

	"kartoteka/data/problem"
)

// StageID names a stage: a short word, one in the whole base. Won and lost are
// the same in every pipeline.
type StageID string

// Stages of the pipeline a base starts with.
const (
	StageLead        StageID = "lead"        // первичный контакт
	StageNeeds       StageID = "needs"       // квалификация
	StageOffer       StageID = "offer"       // коммерческое предложение
	StageNegotiation StageID = "negotiation" // переговоры
	StageContract    StageID = "contract"    // согласование договора
	StagePayment     StageID = "payment"     // счёт выставлен
	StageWon         StageID = "won"
	StageLost        StageID = "lost"
)

// StageKind says what a stage means for its deals.
type StageKind string

// Kinds of stages.
const (
	KindOpen StageKind = "open"
	KindWon  StageKind = "won"
	KindLost StageKind = "lost"
)

// Kind is what the stage means for its deals.
func (s StageID) Kind() StageKind {
	switch s {
	case StageWon:
		return KindWon
	case StageLost:
		return KindLost
	}
	return KindOpen
}

// Closed reports whether nothing more happens on this stage.
func (s StageID) Closed() bool { return s.Kind() != KindOpen }

// Stage is a step of a pipeline.
type Stage struct {
	ID StageID `json:"id"` // names the stage within the base
	// Name is what the firm calls it; empty stands for the word "stage."+ID of a
	// stage every base starts with.
	Name  string `json:"name,omitempty"`
	Color Color  `json:"color,omitempty"`
	// Probability is how many of a hundred deals on it are won, as the firm
	// believes.
	Probability int `json:"probability"`
	// Norm is the most days a deal should stay on it; 0 is no norm.
	Norm int `json:"norm,omitempty"`
	// Required is what a deal must tell before it comes to the stage.
	Required []DealField `json:"required,omitempty"`
	// Retired stages take no more deals; the past of deals still names them.
	Retired bool `json:"retired,omitempty"`
}

// Word is what the stage is called: the firm's name, or the key of the words of a
// stage every base starts with.
func (s *Stage) Word() string { return cmp.Or(s.Name, "stage."+string(s.ID)) }

// Color is the place of a colour in the palette of charts, from 1; 0 is the
// usual one of the place.
type Color int

// Colors is how many colours the palette has.
const Colors = 7

// stageIDLimit is the longest ID of a stage in bytes: indexes hold many of them
// in one entry.
const stageIDLimit = 12

func (s *Stage) check(seen map[StageID]bool, named map[string]bool) error {
	s.Name = strings.TrimSpace(s.Name)
	var errs []error
	if s.Name != "" || !slices.Contains(StartStages, s.ID) {
		errs = append(errs, checkName("name", s.Name))
	}
	if s.ID == "" || len(s.ID) > stageIDLimit || seen[s.ID] {
		errs = append(errs, problem.At("name", "problem.pipeline.stage"))
	}
	if key := strings.ToLower(s.Name); key != "" && !s.Retired {
		if named[key] {
			errs = append(errs, problem.At("name", "problem.pipeline.twice", "Name", s.Name))
		}
		named[key] = true
	}
	seen[s.ID] = true
	switch s.ID.Kind() {
	case KindWon:
		s.Probability, s.Norm, s.Retired = 100, 0, false
	case KindLost:
		s.Probability, s.Norm, s.Retired = 0, 0, false
	}
	if s.Probability < 0 || s.Probability > 100 {
		errs = append(errs, problem.At("probability", "problem.range", "Low", 0, "High", 100))
	}
	if s.Norm < 0 || s.Norm > 3650 {
		errs = append(errs, problem.At("norm", "problem.range", "Low", 0, "High", 3650))
	}
	if s.Color < 0 || s.Color > Colors {
		s.Color = 0
	}
	return problem.Join(errs...)
}

// NewStageID makes an ID for a stage the firm adds, of the bytes of a new record's
// name; it is not one the pipeline has.
func NewStageID(p *Pipeline, seed [16]byte) StageID {
	code := strings.ToLower(base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(seed[10:]))
	id := StageID("s" + code[:min(len(code), stageIDLimit-2)])
	for p.Place(id) >= 0 {
		id += "x"
	}
	return id
}
