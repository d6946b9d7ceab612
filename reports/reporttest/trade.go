package reporttest

import "kartoteka/reports/cube"

// Trade is two years of a small trade: a client who leaves, one who comes, a
// return, a reversed shipment.
func Trade() *cube.Rows {
	rows := &cube.Rows{Registers: map[cube.Axis]int{cube.Client: 9}}
	document := 0
	sell := func(day string, client, product string, qty, sum int64) {
		document++
		rows.Append(Sale(day, client, product, document, qty, sum))
	}
	months := []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}
	for i, m := range months {
		n := int64(i + 1)
		sell("2025-"+m+"-05", "АО «Волгапромсервис»", "Насос", 4, 80_000+1_000*n)
		sell("2026-"+m+"-05", "АО «Волгапромсервис»", "Насос", 4, 90_000+1_500*n)
		if i%2 == 0 {
			sell("2025-"+m+"-11", "ООО «Лада-Сервис»", "Клапан", 20, 60_000)
			sell("2026-"+m+"-17", "ООО «Ёлка»", "Клапан", 12, 38_000+500*n)
		}
		if i%3 == 0 {
			sell("2025-"+m+"-20", "ИП Жуков П. С.", "Труба", 100, 9_900)
			sell("2026-"+m+"-21", "ИП Жуков П. С.", "Труба", 100, 9_900)
			sell("2026-"+m+"-22", "ООО «Альфа-Снаб»", "Труба", 100, 9_900)
		}
	}
	sell("2026-02-03", "ООО «Лада-Сервис»", "Клапан", 2, 6_000)
	sell("2026-03-03", "ООО «Возврат»", "Клапан", 2, 6_000)
	sell("2026-03-09", "ООО «Возврат»", "Клапан", -3, -9_000)
	document++
	rows.Append(Sale("2026-04-01", "ООО «Отмена»", "Насос", document, 1, 20_000))
	rows.Append(Sale("2026-04-01", "ООО «Отмена»", "Насос", document, -1, -20_000))
	return rows
}
