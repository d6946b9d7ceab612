package record

import (
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/look"
)

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

func WarnRole(yes bool) look.Role {
	if yes {
		return look.Warning
	}
	return look.Plain
}

func OrderRole(s crm.OrderState) look.Role {
	switch s {
	case crm.OrderShipped:
		return look.Accent
	case crm.OrderCancelled:
		return look.Muted
	}
	return look.Warning
}

func OverdueRole(overdue bool) look.Role {
	if overdue {
		return look.Bad
	}
	return look.Plain
}

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
