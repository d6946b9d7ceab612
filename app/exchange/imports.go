package exchange

import (
	"context"
	"errors"
	"slices"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Imports is the use cases of taking foreign files in. A file is taken whole, in
// one transaction and with one undo, or not at all; a record that is there
// already is found by what a person knows it by, so the same file twice changes
// nothing.
type Imports struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	regions  *firm.Directory[crm.Region]
	groups   *firm.Directory[crm.Group]
}

// NewImports makes the use cases of an open base.
func NewImports(b *base.Base, managers *firm.Directory[crm.Manager], regions *firm.Directory[crm.Region], groups *firm.Directory[crm.Group]) *Imports {
	return &Imports{b, managers, regions, groups}
}

// Import is what to take in.
type Import struct {
	Kind   string // one of ImportKinds
	Path   string
	Map    string // FIELD=HEADER,… over what is guessed
	DryRun bool   // judge everything, write nothing
}

// Imported is what came of an import.
type Imported struct {
	Kind      string
	Rows      int // rows of the file
	Documents int // orders, payments or cards that are new
	Changed   int // cards that have changed
	Unchanged int // documents and cards that were there already
	Clients   int // new clients
	Products  int // new products
	Sum       money.Money
	Period    calendar.Period   // from the first sale of the file to the last
	Notes     []problem.Problem // what a person should know of
}

// Kinds lists the kinds of files that can be taken in.
func Kinds() []string {
	var names []string
	for _, k := range exchange.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// unknownKind is the problem of a kind that can neither be taken in nor given
// out.
func unknownKind(kind string) error {
	return problem.At("kind", "problem.import.kind", "Value", kind)
}

// errDryRun rolls a judged import back.
var errDryRun = errors.New("dry run")

// Run takes the file in. All faults of the file come back at once as problems
// with rows and columns, and then nothing is written.
func (s *Imports) Run(ctx context.Context, in Import, p base.Progress) (out Imported, err error) {
	sheet, m, err := s.open(in)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, sheet.Close()) }()
	var write func(*kv.Tx, *Imported) error
	switch in.Kind {
	case exchange.Sales.Name:
		write, out, err = readBatch(ctx, exchange.Sales, sheet, m, p, s.sales)
	case exchange.Clients.Name:
		write, out, err = readBatch(ctx, exchange.Clients, sheet, m, p, s.clients)
	case exchange.Products.Name:
		write, out, err = readBatch(ctx, exchange.Products, sheet, m, p, s.products)
	case exchange.Payments.Name:
		write, out, err = readBatch(ctx, exchange.Payments, sheet, m, p, s.payments)
	case exchange.Organisations.Name:
		write, out, err = readBatch(ctx, exchange.Organisations, sheet, m, p, s.organisations)
	default:
		err = unknownKind(in.Kind)
	}
	if err != nil {
		return out, err
	}
	read := out
	err = s.base.Do(ctx, "import."+in.Kind, func(tx *kv.Tx) error {
		out = read
		if err := write(tx, &out); err != nil {
			return err
		}
		if in.DryRun {
			return errDryRun
		}
		return store.Seal(tx)
	})
	switch {
	case errors.Is(err, errDryRun):
		err = nil
	case err == nil:
		s.base.GiveBack(ctx)
	}
	out.Kind = in.Kind
	return out, err
}

// open opens the file and maps its columns.
func (s *Imports) open(in Import) (*exchange.Sheet, exchange.Mapping, error) {
	kind, ok := exchange.KindNamed(in.Kind)
	if !ok {
		return nil, exchange.Mapping{}, unknownKind(in.Kind)
	}
	sheet, err := exchange.Open(in.Path)
	if err != nil {
		return nil, exchange.Mapping{}, err
	}
	m, err := exchange.Guess(kind, sheet).With(sheet, in.Map)
	if err != nil {
		return nil, m, errors.Join(err, sheet.Close())
	}
	return sheet, m, nil
}

// readBatch judges the file and hands its rows to the writer of their kind.
func readBatch[T any](ctx context.Context, schema exchange.Schema[T], sheet *exchange.Sheet, m exchange.Mapping, p base.Progress,
	writer func(ctx context.Context, tx *kv.Tx, rows []T, p base.Progress, out *Imported) error,
) (func(*kv.Tx, *Imported) error, Imported, error) {
	batch, err := schema.Read(ctx, sheet, m, exchange.Progress(p))
	if err != nil {
		return nil, Imported{}, err
	}
	out := Imported{Rows: len(batch.Rows), Notes: batch.Notes}
	return func(tx *kv.Tx, out *Imported) error { return writer(ctx, tx, batch.Rows, p, out) }, out, nil
}

// Columns is a file as an import sees it before it is taken in.
type Columns struct {
	Headers []string
	Fields  []ColumnChoice
	Notes   []problem.Problem
}

// ColumnChoice is a field of the kind and the header it is read from, empty for
// none.
type ColumnChoice struct {
	Field    string
	Base     string // names its words: contact of contact_2
	Number   int    // of a field that repeats, from 2
	Header   string
	Required bool
}

// Columns tells which column of the file would be read into which field.
func (s *Imports) Columns(_ context.Context, in Import) (Columns, error) {
	sheet, m, err := s.open(in)
	if err != nil {
		return Columns{}, err
	}
	out := Columns{Headers: sheet.Headers, Notes: m.Notes}
	for _, f := range slices.Concat(m.Kind.Fields, m.Kind.Spare()) {
		out.Fields = append(out.Fields, ColumnChoice{
			Field: f.Key, Base: f.Base(), Number: f.Number, Header: m.Columns[f.Key].Header, Required: f.Required,
		})
	}
	return out, sheet.Close()
}

// eachRow enters rows one after another and gathers all that a person can mend;
// any other error ends it at once.
func eachRow[R any](ctx context.Context, rows []R, p base.Progress, enter func(R) error) error {
	var faults []error
	for i, r := range rows {
		if err := base.Advance(ctx, p, i, len(rows)); err != nil {
			return err
		}
		if err := enter(r); problem.All(err) != nil {
			faults = append(faults, err)
		} else if err != nil {
			return err
		}
	}
	return problem.Join(faults...)
}
