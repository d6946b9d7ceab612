package exchange

import (
	"bytes"
	"fmt"
	"testing"
)

// salesFile makes a sales file of n lines in the Russian manner.
func salesFile(n int) []byte {
	var b bytes.Buffer
	b.WriteString("Номер заказа;Дата;Клиент;Товар;Артикул;Количество;Цена;Сумма;Менеджер;Регион\r\n")
	for i := range n {
		fmt.Fprintf(&b, "%d;%02d.%02d.2026;Клиент %d;Товар %d;А-%d;%d;%d,50;%d,50;Иванов И. И.;Москва\r\n",
			i/3, i/3%28+1, i/3%12+1, i/3%1000, i%500, i%500, 1, i%1000, i%1000)
	}
	return b.Bytes()
}

func BenchmarkReadSales(b *testing.B) {
	const lines = 100_000
	data := salesFile(lines)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := OpenBytes("sales.csv", data)
		if err != nil {
			b.Fatal(err)
		}
		batch, err := Sales.Read(b.Context(), s, Guess(Sales.Kind, s), nil)
		if err != nil {
			b.Fatal(err)
		}
		if n := len(batch.Rows); n != lines {
			b.Fatalf("%d lines of %d", n, lines)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/lines, "ns/line")
}
