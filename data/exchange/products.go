package exchange

import (
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// ProductRow is one line of a price list.
type ProductRow struct {
	Row     int         // line of the file
	Name    string      // as printed
	Article string      // the firm's code of it
	Group   string      // name of the group
	Unit    string      // empty when not given
	Price   money.Money // of one unit
	Cost    money.Money // of one unit
	VAT     crm.VATCode // empty when not given
}

// Products is the kind of price lists.
var Products = Schema[ProductRow]{
	Kind:   Kind{Name: "products", Fields: productFields},
	decode: decodeProduct,
	encode: encodeProduct,
	across: func() func(*record, ProductRow) {
		return doubles("exchange.note.same_product", func(p ProductRow) string {
			if p.Article != "" {
				return "#" + p.Article
			}
			return strings.ToLower(p.Name)
		})
	},
}

var productFields = []Field{
	{Key: "name", Required: true, Headers: []string{
		"Наименование", "Номенклатура", "Товар", "Название", "Наименование товара", "Название товара", "Полное наименование", "Товары (работы, услуги)",
		"Product Name", "Item Name", "Name", "Product", "Item", "Description",
	}},
	{Key: "article", Headers: []string{
		"Артикул", "Код товара", "Код", "Код номенклатуры", "Product ID", "Product Code", "SKU", "Article", "Stock Code",
	}},
	{Key: "group", Headers: []string{
		"Группа", "Товарная группа", "Группа товаров", "Группа номенклатуры", "Категория", "Раздел", "Родитель",
		"Sub-Category", "Category Name", "Category", "Group",
	}},
	{Key: "unit", Headers: unitHeaders},
	{Key: "price", Parse: Amount, Headers: []string{
		"Цена", "Цена продажи", "Розничная цена", "Цена розничная", "Оптовая цена", "Отпускная цена", "Цена с НДС", "Unit Price", "Price", "List Price",
	}},
	{Key: "cost", Parse: Amount, Headers: []string{
		"Закупочная цена", "Цена закупки", "Цена закупочная", "Себестоимость", "Закупка", "Цена поставщика", "Cost", "Unit Cost", "Purchase Price",
	}},
	{Key: "vat", Parse: Choice, Choices: vatWords, Headers: []string{"Ставка НДС", "НДС, %", "НДС", "НДС %", "VAT", "VAT Rate"}},
}

// vatWords are the folded ways to write a rate of VAT.
var vatWords = map[string]string{
	"22": string(crm.VAT22), "20": string(crm.VAT20), "18": string(crm.VAT18), "10": string(crm.VAT10),
	"7": string(crm.VAT7), "5": string(crm.VAT5), "0": string(crm.VAT0),
	"022": string(crm.VAT22), "02": string(crm.VAT20), "020": string(crm.VAT20), "018": string(crm.VAT18), "01": string(crm.VAT10), "010": string(crm.VAT10),
	"007": string(crm.VAT7), "005": string(crm.VAT5),
	"ндс22": string(crm.VAT22), "ндс20": string(crm.VAT20), "ндс18": string(crm.VAT18), "ндс10": string(crm.VAT10),
	"ндс7": string(crm.VAT7), "ндс5": string(crm.VAT5), "ндс0": string(crm.VAT0),
	"none": string(crm.VATNone), "безндс": string(crm.VATNone), "необлагается": string(crm.VATNone), "нет": string(crm.VATNone),
	"ндснеоблагается": string(crm.VATNone),
}

func decodeProduct(r *record) ProductRow {
	p := ProductRow{
		Row: r.row.Number, Name: r.name("name"), Article: r.text("article"), Group: r.name("group"),
		Unit: r.text("unit"), VAT: crm.VATCode(r.choice("vat")),
	}
	p.Price, p.Cost = r.price("price"), r.price("cost")
	return p
}

// price is an amount that is not negative.
func (r *record) price(key string) money.Money {
	v, _ := r.amount(key)
	if v < 0 {
		r.fault(key, "problem.import.negative")
	}
	return v
}

func encodeProduct(v ProductRow, c *cells) {
	c.text("name", v.Name)
	c.text("article", v.Article)
	c.text("group", v.Group)
	c.text("unit", v.Unit)
	c.amount("price", v.Price)
	c.amount("cost", v.Cost)
	c.text("vat", string(v.VAT))
}
