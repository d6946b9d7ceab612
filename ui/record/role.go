package record

import (
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/look"
)

// DebtRole is the colour of a debt.
func DebtRole(debt money.Money) look.Role {
	if debt > 0 {
		return look.Bad
	}
	return look.Plain
}

// StageRole is the role of a stage: won and lost tell how it went.
func StageRole(s crm.StageID) look.Role {
	switch s.Kind() {
	case crm.KindWon:
		return look.Good
	case crm.KindLost:
		return look.Bad
	}
	return look.Accent
}

// OutcomeRole is the colour of how a conversation ended.
func OutcomeRole(o crm.Outcome) look.Role {
	switch o {
	case crm.OutcomeAgreed:
		return look.Good
	case crm.OutcomeCallBack, crm.OutcomeThinking:
		return look.Warning
	case crm.OutcomeRefused, crm.OutcomeNoAnswer:
		return look.Bad
	}
	return look.Muted
}

// WarnRole is the colour of a warning where there is one.
func WarnRole(yes bool) look.Role {
	if yes {
		return look.Warning
	}
	return look.Plain
}

// OrderRole is the colour of an order's state.
func OrderRole(s crm.OrderState) look.Role {
	switch s {
	case crm.OrderShipped:
		return look.Accent
	case crm.OrderCancelled:
		return look.Muted
	}
	return look.Warning
}

// OverdueRole is the colour of what is past its term.
func OverdueRole(overdue bool) look.Role {
	if overdue {
		return look.Bad
	}
	return look.Plain
}

// RequestRole is the colour of a request's state.
func RequestRole(s crm.RequestState) look.Role {
	switch s {
	case crm.RequestNew:
		return look.Warning
	case crm.RequestSolved:
		return look.Good
	case crm.RequestRejected:
		return look.Muted
	}
	return look.Accent
}

// TaskRole is the colour of a task's state.
func TaskRole(s tasks.State) look.Role {
	switch s {
	case tasks.TaskOverdue:
		return look.Bad
	case tasks.TaskToday:
		return look.Warning
	case tasks.TaskDoneOn:
		return look.Good
	}
	return look.Muted
}
