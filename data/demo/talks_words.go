package demo

import "kartoteka/data/crm"

// items are what is talked about.
var items = []string{
	"перчатки нитриловые", "свёрла по металлу 8 мм", "саморезы 4,2×75", "отрезные круги 125 мм", "костюмы сварщика",
	"анкерные болты М12", "очки защитные", "биты ударные", "каски строительные", "шпильки М16", "респираторы", "буры 12×260",
}

// spoken is a conversation as it goes; {что}, {дней} and {число} are filled in.
type spoken struct {
	kind      crm.InteractionKind
	direction crm.Direction
	outcome   crm.Outcome
	text      string
}

var talks = []spoken{
	{crm.Call, crm.Incoming, crm.OutcomeAgreed, "Просили счёт: {что}, {число} шт. Нужны через {дней} дн., заберут сами."},
	{crm.Call, crm.Outgoing, crm.OutcomeCallBack, "Закупщик на совещании, просил набрать после обеда."},
	{crm.Call, crm.Outgoing, crm.OutcomeNoAnswer, ""},
	{crm.Call, crm.Outgoing, crm.OutcomeThinking, "Предложили {что} партией от {число} шт. Сравнивают с нынешним поставщиком, ответят на следующей неделе."},
	{crm.Call, crm.Incoming, crm.OutcomeInformed, "Спрашивали, когда отгрузка. Сказал, что машина будет через {дней} дн."},
	{crm.Call, crm.Outgoing, crm.OutcomeInformed, "Напомнил об оплате. Бухгалтерия обещает провести в ближайшие {дней} дн."},
	{crm.Call, crm.Outgoing, crm.OutcomeRefused, "Пока не нужны: {что}. Склад полный, вернуться к разговору весной."},
	{crm.Call, crm.Outgoing, crm.OutcomeAgreed, "Договорились о пробной партии: {что}, {число} шт. с отсрочкой {дней} дн."},
	{crm.Call, crm.Incoming, crm.OutcomeAgreed, "Добавить в заказ {что}, {число} шт. Остальное без изменений, счёт переделать."},
	{crm.Letter, crm.Outgoing, crm.OutcomeInformed, "Отправили прайс-лист и условия: {что}, скидка от {число} шт., доставка до склада за наш счёт."},
	{crm.Letter, crm.Incoming, crm.OutcomeAgreed, "Прислали заявку: {что}, {число} шт. Просят закрывающие документы в электронном виде."},
	{crm.Letter, crm.Incoming, crm.OutcomeThinking, "Просят обосновать цену. Конкурент даёт {что} на 3 % дешевле, но без доставки и с предоплатой. Ответить с расчётом и приложить сертификаты: для них это решает."},
	{crm.Letter, crm.Outgoing, crm.OutcomeAgreed, "Отправили подписанный договор и спецификацию на {что}."},
	{crm.Message, crm.Incoming, crm.OutcomeInformed, "Машина встала на въезде, просят позвонить на склад."},
	{crm.Message, crm.Outgoing, crm.OutcomeInformed, "Отправил номер машины и телефон водителя."},
	{crm.Message, crm.Incoming, crm.OutcomeAgreed, "Подтвердили: {что}, {число} шт., везти во вторник до 12."},
	{crm.Meeting, "", crm.OutcomeAgreed, "Были у них на складе. Показали образцы: {что}. Берут {число} шт. на пробу, дальше готовы к договору на год с фиксированной ценой."},
	{crm.Meeting, "", crm.OutcomeThinking, "Встретились с директором и главным инженером. Интересны {что}, но бюджет утверждают через {дней} дн. Решает директор, инженер за нас."},
	{crm.Note, "", "", "Платят по вторникам и четвергам, просить оплату заранее."},
	{crm.Note, "", "", "У них новый кладовщик, принимает только с паспортом качества."},
	{crm.Note, "", "", "Расширяют цех, осенью понадобятся {что}."},
}

// rules are notes worth to stand on top.
var rules = []string{
	"Звонить только до 16:00, после — на производстве без телефона.",
	"Скидка 5 % на крепёж согласована директором до конца года.",
	"Документы отправлять на почту бухгалтера, оригиналы — с водителем.",
	"Разгрузка только боковая, заказывать машину с манипулятором.",
	"Без доверенности товар не отдавать: в прошлом году был спор.",
}
