package exchange

import (
	"time"

	"kartoteka/data/money"
)

// SaleLine is one line of a shipped sale. A negative quantity is a return and
// makes Sum and Cost negative.
type SaleLine struct {
	Row      int           // line of the file
	Number   string        // of the document; empty makes the line its own document
	Date     time.Time     // 00:00 UTC
	Client   string        // name
	INN      string        // of the client
	Product  string        // name
	Article  string        // of the product
	Group    string        // name of its group
	Qty      money.Qty     // thousandths of a unit; negative is a return
	Unit     string        // as printed
	Price    money.Money   // of one unit, before Discount
	Discount money.Percent // 0 to 100 %
	Sum      money.Money   // of the line, after Discount
	Cost     money.Money   // of the whole line
	HasCost  bool          // a cost or a profit was given
	Manager  string        // name of who sold
	Region   string        // where it was sold
	Source   string        // where the client came from
	Due      time.Time     // day to pay by; zero when not given
}

// Sales is the kind of shipped sales, a line a row.
var Sales = Schema[SaleLine]{
	Kind:   Kind{Name: "sales", Fields: salesFields},
	decode: decodeSale,
	encode: encodeSale,
	across: newDocuments,
}

var salesFields = []Field{
	{Key: "number", Headers: []string{
		"Номер заказа", "№ заказа", "Номер документа", "№ документа", "Номер накладной", "№ накладной", "Номер", "Заказ", "Документ", "Накладная",
		"Order ID", "Order Number", "Order No", "Order #", "Invoice Number", "Invoice No", "Invoice ID", "Invoice", "Document", "Order",
	}},
	{Key: "date", Parse: Date, Required: true, Headers: []string{
		"Дата продажи", "Дата заказа", "Дата документа", "Дата отгрузки", "Дата реализации", "Дата накладной", "Дата", "День", "Период",
		"Order Date", "Invoice Date", "Sale Date", "Date", "Day",
	}},
	{Key: "client", Required: true, Headers: []string{
		"Клиент", "Контрагент", "Покупатель", "Заказчик", "Наименование клиента", "Наименование контрагента", "Название клиента", "Организация клиента",
		"Customer Name", "Client Name", "Company Name", "Customer", "Client", "Company", "Buyer", "Account", "Customer ID",
	}},
	{Key: "inn", Parse: INN, Headers: []string{"ИНН", "ИНН клиента", "ИНН контрагента", "ИНН покупателя", "Tax ID"}},
	{Key: "product", Required: true, Instead: "article", Headers: []string{
		"Товар", "Номенклатура", "Наименование товара", "Название товара", "Наименование номенклатуры", "Товар (услуга)", "Услуга", "Наименование", "Позиция",
		"Product Name", "Item Name", "Product", "Item", "Description",
	}},
	{Key: "article", Headers: []string{
		"Артикул", "Код товара", "Код номенклатуры", "Код", "Product ID", "Product Code", "Item Code", "Stock Code", "SKU", "Article",
	}},
	{Key: "group", Headers: []string{
		"Группа товаров", "Товарная группа", "Номенклатурная группа", "Группа номенклатуры", "Группа", "Категория товара", "Категория", "Вид номенклатуры",
		"Sub-Category", "Category Name", "Product Group", "Product Category", "Category", "Group",
	}},
	{Key: "quantity", Parse: Count, Headers: []string{
		"Количество", "Кол-во", "Кол.", "Количество, шт", "Quantity", "Qty", "Units", "Order Quantity",
	}},
	{Key: "unit", Headers: unitHeaders},
	{Key: "price", Parse: Amount, Required: true, Instead: "sum", Headers: []string{
		"Цена", "Цена продажи", "Цена за единицу", "Цена за ед.", "Цена с НДС", "Unit Price", "Price", "Price Each",
	}},
	{Key: "discount", Parse: Percent, Headers: []string{
		"Скидка, %", "Скидка %", "% скидки", "Процент скидки", "Процент скидки (наценки)", "Скидка", "Discount", "Discount %", "Discount Percent",
	}},
	{Key: "sum", Parse: Amount, Headers: []string{
		"Сумма", "Выручка", "Сумма продажи", "Стоимость", "Сумма с НДС", "Сумма, руб.", "Всего с НДС", "Продажи", "Оборот", "Сумма документа",
		"Sales", "Amount", "Revenue", "Total", "Line Total", "Sum",
	}},
	{Key: "cost", Parse: Amount, Headers: []string{
		"Себестоимость", "Сумма себестоимости", "Себестоимость продаж", "Cost", "Total Cost", "COGS",
	}},
	{Key: "profit", Parse: Amount, Headers: []string{
		"Прибыль", "Валовая прибыль", "Маржа", "Profit", "Gross Profit", "Margin",
	}},
	{Key: "manager", Headers: managerHeaders},
	{Key: "region", Headers: regionHeaders},
	{Key: "source", Headers: sourceHeaders},
	{Key: "due", Parse: Date, Headers: []string{
		"Срок оплаты", "Оплатить до", "Дата оплаты по договору", "Дата платежа (план)", "Due Date", "Payment Due", "Due",
	}},
}

// Headers shared by several kinds.
var (
	unitHeaders = []string{
		"Единица измерения", "Ед. изм.", "Ед.изм", "Ед.", "Единица", "Unit", "Unit of Measure", "UOM",
	}
	managerHeaders = []string{
		"Менеджер", "Ответственный", "Ответственный менеджер", "Основной менеджер", "Продавец", "Сотрудник", "Торговый представитель",
		"Manager", "Sales Person", "Salesperson", "Sales Rep", "Seller", "Employee", "Owner",
	}
	regionHeaders = []string{
		"Регион", "Бизнес-регион", "Регион продаж", "Область", "Территория", "Округ", "Филиал", "Region", "Territory", "Sales Region",
	}
	sourceHeaders = []string{
		"Источник", "Источник клиента", "Канал", "Канал продаж", "Откуда узнали", "Source", "Lead Source", "Channel",
	}
)

func decodeSale(r *record) SaleLine {
	l := SaleLine{
		Row: r.row.Number, Number: r.text("number"), Date: r.day("date"),
		Client: r.name("client"), INN: r.inn("inn"),
		Product: r.name("product"), Article: r.text("article"), Group: r.name("group"),
		Unit: r.text("unit"), Discount: r.percent("discount"),
		Manager: r.name("manager"), Region: r.name("region"), Source: r.text("source"), Due: r.day("due"),
	}
	if l.Product == "" {
		l.Product = l.Article
	}
	if !l.Due.IsZero() && !l.Date.IsZero() && l.Due.Before(l.Date) {
		r.fault("due", "problem.import.due")
	}
	settleQty(r, &l)
	settleSum(r, &l)
	settleCost(r, &l)
	return l
}

func encodeSale(l SaleLine, c *cells) {
	c.text("number", l.Number)
	c.day("date", l.Date)
	c.text("client", l.Client)
	c.text("inn", l.INN)
	c.text("product", l.Product)
	c.text("article", l.Article)
	c.text("group", l.Group)
	c.count("quantity", l.Qty)
	c.text("unit", l.Unit)
	c.amount("price", l.Price)
	c.percent("discount", l.Discount)
	c.amount("sum", l.Sum)
	if l.HasCost {
		c.amount("cost", l.Cost)
		c.amount("profit", l.Sum-l.Cost)
	}
	c.text("manager", l.Manager)
	c.text("region", l.Region)
	c.text("source", l.Source)
	c.day("due", l.Due)
}
