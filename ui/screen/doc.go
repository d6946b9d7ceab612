// Package screen is the screens of Kartoteka, a file each: values of kit types
// over the use cases of app, and the few special views. Adding one is a file
// here and an entry in Screens.
package screen

// Keys of words that are put together here:
//
//lang: column.* filter.* stage.* done.* order.state.* order.tax.* direction.* vat_mode.* party.*
//lang: section.* import.kind.* import.documents.* field.* param.* report.* tax_mode.*
