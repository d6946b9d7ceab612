package sheet

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kartoteka/reports"
)

// JSON writes the sheet for programs: an object with name, columns, rows and
// totals. A row is an object by column key; money and quantities are numbers
// written exactly, dates ISO texts, a missing value is null.
func JSON(w io.Writer, s Sheet) error {
	out := bufio.NewWriter(w)
	head := struct {
		Name    string       `json:"name"`
		Columns []jsonColumn `json:"columns"`
	}{Name: s.Name, Columns: []jsonColumn{}}
	for _, c := range s.Columns {
		head.Columns = append(head.Columns, jsonColumn{c.Key, kindNames[c.Kind]})
	}
	opening, err := json.Marshal(head)
	if err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	out.Write(opening[:len(opening)-1])
	out.WriteString(`,"rows":[`)
	comma := "\n"
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		out.WriteString(comma)
		comma = ",\n"
		writeObject(out, s.Columns, row.Cells)
	}
	out.WriteString("\n]")
	if s.Totals != nil {
		out.WriteString(`,"totals":`)
		writeObject(out, s.Columns, s.Totals)
	}
	out.WriteString("}\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	return nil
}

type jsonColumn struct {
	Key  string `json:"key"`
	Kind string `json:"kind"`
}

var kindNames = map[reports.Kind]string{
	reports.KindText: "text", reports.KindMoney: "money", reports.KindQty: "quantity",
	reports.KindCount: "count", reports.KindPercent: "percent", reports.KindDate: "date",
	reports.KindPeriod: "period", reports.KindWord: "word",
}

func writeObject(out *bufio.Writer, columns []reports.Column, cells []reports.Cell) {
	out.WriteByte('{')
	for i, c := range columns {
		if i > 0 {
			out.WriteByte(',')
		}
		key, _ := json.Marshal(c.Key)
		out.Write(key)
		out.WriteByte(':')
		var cell reports.Cell
		if i < len(cells) {
			cell = cells[i]
		}
		out.WriteString(jsonValue(cell, c.Kind))
	}
	out.WriteByte('}')
}

func jsonValue(c reports.Cell, in reports.Kind) string {
	s := plain(c, in)
	switch {
	case !c.Set || s == "" && in.Number():
		return "null"
	case c.Number() && !strings.ContainsAny(s, "NI"): // not NaN, not Inf
		return s
	case c.Number():
		return "null"
	}
	text, _ := json.Marshal(s)
	return string(text)
}
