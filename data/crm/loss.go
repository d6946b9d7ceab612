package crm

import (
	"slices"
	"strings"

	"kartoteka/data/problem"
)

// LossReason is why deals are lost: one of LossReasons, whose words are
// "loss."+reason, or a text of the firm's own.
type LossReason string

// Reasons of loss offered at first.
const (
	LossPrice      LossReason = "price"      // дорого
	LossCompetitor LossReason = "competitor" // выбрали конкурента
	LossBudget     LossReason = "budget"     // нет бюджета
	LossGoods      LossReason = "goods"      // нет нужного товара или срока
	LossDecision   LossReason = "decision"   // тот, кто решает, не решил
	LossSilent     LossReason = "silent"     // не отвечает
	LossAlien      LossReason = "alien"      // не наш клиент
	LossOther      LossReason = "other"      // другое; требует слов
)

// LossReasons lists the reasons in the order they are offered.
var LossReasons = []LossReason{
	LossPrice, LossCompetitor, LossBudget, LossGoods, LossDecision, LossSilent, LossAlien, LossOther,
}

// SourceLimit and LossLimit are the most letters of a source and of a reason of
// loss: both are kept in indexes.
const (
	SourceLimit = 60
	LossLimit   = 60
)

// Word is what the reason is called: the firm's text, or the key of the words of
// one of LossReasons.
func (r LossReason) Word() string {
	if slices.Contains(LossReasons, r) {
		return "loss." + string(r)
	}
	return string(r)
}

func (r *LossReason) check() error {
	*r = LossReason(strings.TrimSpace(string(*r)))
	if len([]rune(string(*r))) > LossLimit {
		return problem.At("", "problem.too_long", "Limit", LossLimit)
	}
	return nil
}
