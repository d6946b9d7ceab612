package crm

import (
	"strings"

	"kartoteka/data/problem"
)

// PartyKind is the legal form of a side of a contract.
type PartyKind string

// Legal forms.
const (
	Company      PartyKind = "company"      // юридическое лицо
	Entrepreneur PartyKind = "entrepreneur" // индивидуальный предприниматель
	Person       PartyKind = "person"       // физическое лицо
	SelfEmployed PartyKind = "selfemployed" // самозанятый, плательщик НПД (422-ФЗ)
)

// PartyKinds lists the legal forms in the order they are offered.
var PartyKinds = []PartyKind{Company, Entrepreneur, Person, SelfEmployed}

// Registered reports whether the form has a number in a state register: an ОГРН
// of a company, an ОГРНИП of an entrepreneur. Persons and the self-employed have
// none (422-ФЗ art. 2: no registration as an entrepreneur).
func (k PartyKind) Registered() bool { return k == Company || k == Entrepreneur }

// PartyKindOf finds the legal form from an ИНН (ten digits are a company's,
// twelve a person's) or, without one, from the name.
func PartyKindOf(inn, name string) PartyKind {
	lower := " " + strings.ToLower(name) + " "
	sole := strings.Contains(lower, " ип ") || strings.Contains(lower, "индивидуальный предприниматель")
	if len(inn) == 12 || inn == "" && sole {
		return Entrepreneur
	}
	return Company
}

// BankAccount is an account in a Russian bank.
type BankAccount struct {
	Bank    string `json:"bank,omitempty"`    // name and city of the bank
	BIC     string `json:"bic,omitempty"`     // БИК, 9 digits
	Corr    string `json:"corr,omitempty"`    // корреспондентский счёт, 20 digits
	Account string `json:"account,omitempty"` // расчётный счёт, 20 digits
}

// IsZero reports whether nothing of the account is known.
func (a BankAccount) IsZero() bool { return a == BankAccount{} }

// Check finds all faults of the account; an empty account has none.
func (a *BankAccount) Check() error {
	if a.IsZero() {
		return nil
	}
	errs := []error{optional("bic", &a.BIC, CheckBIC)}
	if errs[0] == nil && a.BIC != "" {
		errs = append(errs,
			optional("account", &a.Account, func(s string) (string, error) { return CheckAccount(a.BIC, s) }),
			optional("corr", &a.Corr, func(s string) (string, error) { return CheckCorrAccount(a.BIC, s) }))
	}
	if a.BIC == "" && a.Account != "" {
		errs = append(errs, problem.At("bic", "problem.required"))
	}
	return problem.Join(errs...)
}

// Requisites are what papers say of a side: names, codes, address.
type Requisites struct {
	Kind     PartyKind `json:"kind"`                // legal form
	Name     string    `json:"name"`                // short name: ООО «Ромашка»
	FullName string    `json:"full_name,omitempty"` // as in the register of legal entities
	INN      string    `json:"inn,omitempty"`       // ИНН, 10 or 12 digits
	KPP      string    `json:"kpp,omitempty"`       // КПП, 9 signs; of companies only
	OGRN     string    `json:"ogrn,omitempty"`      // ОГРН or ОГРНИП
	Address  string    `json:"address,omitempty"`   // legal address
	Phone    string    `json:"phone,omitempty"`     // in normal form
	Email    string    `json:"email,omitempty"`     // one address
}

// Check finds all faults of the requisites and puts codes into normal form.
func (r *Requisites) Check() error {
	if r.Kind == "" {
		r.Kind = Company
	}
	r.Name = strings.TrimSpace(r.Name)
	r.Phone = NormalizePhone(r.Phone).String()
	errs := []error{
		checkName("name", r.Name),
		optional("inn", &r.INN, func(s string) (string, error) { return CheckINN(s, r.Kind) }),
		optional("email", &r.Email, CheckEmail),
	}
	if r.Kind == Company {
		errs = append(errs, optional("kpp", &r.KPP, CheckKPP))
	} else if strings.TrimSpace(r.KPP) != "" {
		errs = append(errs, problem.At("kpp", "problem.kpp.company_only"))
	}
	if r.Kind.Registered() {
		errs = append(errs, optional("ogrn", &r.OGRN, func(s string) (string, error) { return CheckOGRN(s, r.Kind) }))
	} else if strings.TrimSpace(r.OGRN) != "" {
		errs = append(errs, problem.At("ogrn", "problem.ogrn.registered_only"))
	}
	return problem.Join(errs...)
}
