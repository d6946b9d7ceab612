// Package grid is a table of any length.
//
// A Grid shows the rows of a Source in columns. It keeps canvas objects for the
// visible rows only and asks the Source for those alone, so a table of a hundred
// thousand rows scrolls as a table of ten does. It knows nothing of records: the
// owner orders them (OnSort), opens them (OnOpen), searches them (OnRune) and
// remembers how the person arranged the columns (OnLayout, Arrange).
//
//	g := grid.New(env, []grid.Column{
//		{Key: "name", Title: "Название", Flex: 1, Lead: true, Sortable: true},
//		{Key: "sum", Title: "Сумма", Width: 96, Align: grid.AlignRight},
//	}, rows)
//	g.OnOpen = func(row int) { open(rows.At(row)) }
//
// Columns have a width, or a share (Flex) of the width that is left over. The
// person drags their edges and titles, hides them by a right click on the
// header, and fits them to their content by a double click on an edge.
//
// Marks is the selection: the cursor and the records marked one by one or as a
// range. It follows records by their ID, so it survives a new order of rows.
//
// Checklist is a drop-down of lines to tick, drawn by a Grid: the columns to
// show, the values to filter by.
package grid
