// Package screen lists the screens of Kartoteka. Each subject has a package below
// this one: values of kit types over the use cases of the same subject in app, and
// the few special views. This package keeps the list, the sections at the left, and
// the page of the base itself.
package screen

// Keys of words that are put together here:
//
//lang: column.* filter.* stage.* done.* order.state.* order.tax.* direction.* vat_mode.* party.*
//lang: section.* import.kind.* import.documents.* field.* param.* report.* tax_mode.*
