package reports

import "context"

var salesParams []Param

func buildSales(context.Context, Source, Settings) (Report, error) { return Report{}, nil }
