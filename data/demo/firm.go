package demo

import (
	"fmt"
	"strconv"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// seq formats the whole numbers from low to high.
func seq(format string, low, high, step int) []string {
	var out []string
	for i := low; i <= high; i += step {
		out = append(out, fmt.Sprintf(format, i))
	}
	return out
}

func (f *Firm) inventOrganisation() {
	f.Organisation = crm.Organisation{
		ID: f.id(f.start),
		Requisites: crm.Requisites{
			Kind: crm.Company, Name: "ООО «Торговый дом «Север»",
			FullName: "Общество с ограниченной ответственностью «Торговый дом «Север»",
			INN:      "0012345673", KPP: "001201001", OGRN: ogrn("102000012345"),
			Address: "443000, г. Самара, ул. Складская, д. 12, офис 4",
			Phone:   "+7 846 200-00-01", Email: "office@sever.example",
		},
		Account: crm.BankAccount{
			Bank: "ПАО СБЕРБАНК г. Москва", BIC: "044525225",
			Corr: "30101810400000000225", Account: "40702810500000001234",
		},
		TaxMode:  crm.TaxOSNO,
		Director: crm.Signatory{Name: "Иванова О. П.", Post: "Генеральный директор"}, Accountant: crm.Signatory{Name: "Петрова М. С.", Post: "Главный бухгалтер"},
		Notice: "Внимание! Оплата данного счета означает согласие с условиями поставки товара. " +
			"Уведомление об оплате обязательно, в противном случае не гарантируется наличие товара на складе. " +
			"Товар отпускается по факту прихода денег на р/с Поставщика, самовывозом, при наличии доверенности и паспорта.",
		InvoiceDays: 5,
	}
}

func (f *Firm) inventStaff() {
	for _, name := range []string{"Орлова А. В.", "Смирнов В. И.", "Григорьева Е. С.", "Козлов П. А.", "Романова О. Н."} {
		f.Managers = append(f.Managers, crm.Manager{ID: f.id(f.start), Name: name})
	}
	seen := map[string]bool{}
	for _, p := range places {
		if !seen[p.region] {
			seen[p.region] = true
			f.Regions = append(f.Regions, crm.Region{ID: f.id(f.start), Name: p.region})
		}
	}
}

// inventProducts makes every size of every line, then the same of further
// makers while the firm is large enough to need a wider range.
func (f *Firm) inventProducts() {
	groups := map[string]crm.GroupID{}
	for _, l := range lines {
		if groups[l.group].IsZero() {
			g := crm.Group{ID: f.id(f.start), Name: l.group}
			groups[l.group], f.Groups = g.ID, append(f.Groups, g)
		}
	}
	want := min(max(120, f.Config.Orders/200), 5000)
	for round := 0; len(f.Products) < want; round++ {
		for _, l := range lines {
			for i, size := range l.sizes {
				if len(f.Products) < want {
					f.Products = append(f.Products, f.product(l, i, size, round, groups[l.group]))
				}
			}
		}
	}
	f.popular = f.rng.Perm(len(f.Products))
}

func (f *Firm) product(l line, i int, size string, round int, group crm.GroupID) crm.Product {
	name, article := fmt.Sprintf(l.name, size), fmt.Sprintf("%s-%03d", l.article, i+1)
	if round > 0 {
		name += ", " + makers[1+(round-1)%(len(makers)-1)]
		article += "/" + strconv.Itoa(round)
		if series := (round - 1) / (len(makers) - 1); series > 0 {
			name += " серия " + strconv.Itoa(series+1)
		}
	}
	price := l.price + int64(i)*l.step
	price += price * int64(f.rng.IntN(21)-5) / 100
	price -= price % 50
	return crm.Product{
		ID: f.id(f.start), Name: name, Article: article, Group: group, Unit: l.unit,
		Price: money.Money(price), Cost: money.Money(price * (100 - l.margin) / 122), VAT: crm.VAT22,
	}
}

// ogrn adds the check digit to twelve digits (приказ Минфина 165н).
func ogrn(digits string) string {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return digits + strconv.FormatInt(n%11%10, 10)
}

// inn adds the check digits to nine digits of a company or ten of a person
// (приказ ФНС ЕД-7-14/559@).
func inn(digits string) string {
	weights := [][]int{{2, 4, 10, 3, 5, 9, 4, 6, 8}}
	if len(digits) == 10 {
		weights = [][]int{{7, 2, 4, 10, 3, 5, 9, 4, 6, 8}, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}}
	}
	for _, w := range weights {
		sum := 0
		for i, k := range w {
			sum += k * int(digits[i]-'0')
		}
		digits += strconv.Itoa(sum % 11 % 10)
	}
	return digits
}
