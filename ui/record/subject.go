package record

import (
	"strings"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// SubjectID names what a task or a conversation is about in a field that chooses
// among records of several kinds: KIND:ID; "" when it is about nothing.
func SubjectID(s crm.Subject) string {
	switch {
	case !s.Deal.IsZero():
		return SubjectOption(crm.KindDeal, s.Deal.String())
	case !s.Order.IsZero():
		return SubjectOption(crm.KindOrder, s.Order.String())
	case !s.Request.IsZero():
		return SubjectOption(crm.KindRequest, s.Request.String())
	}
	return ""
}

// SubjectOption is SubjectID of the record of a kind.
func SubjectOption(kind crm.Kind, id string) string { return string(kind) + ":" + id }

// SetSubject reads what SubjectID writes.
func SetSubject(s *crm.Subject, name string) (err error) {
	*s = crm.Subject{}
	kind, id, _ := strings.Cut(name, ":")
	switch crm.Kind(kind) {
	case crm.KindDeal:
		s.Deal, err = crm.ParseID[crm.Deal](id)
	case crm.KindOrder:
		s.Order, err = crm.ParseID[crm.Order](id)
	case crm.KindRequest:
		s.Request, err = crm.ParseID[crm.Request](id)
	}
	return err
}

// SubjectOf is what the arguments of a route say something is about.
func SubjectOf(r nav.Route) crm.Subject {
	return crm.Subject{Deal: NamedBy[crm.Deal](r, "deal"), Order: NamedBy[crm.Order](r, "order"), Request: NamedBy[crm.Request](r, "request")}
}
