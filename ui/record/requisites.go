package record

import (
	"kartoteka/data/crm"
	"kartoteka/ui/kit/form"
)

// RequisiteFields is the names, codes and addresses of a side. A code that the
// form of the side does not have is shown while it is filled, to be cleared.
func RequisiteFields[T any](of func(*T) *crm.Requisites) []form.Field[T] {
	kpp := func(v *T) bool { return of(v).Kind == crm.Company || of(v).KPP != "" }
	ogrn := func(v *T) bool { return of(v).Kind.Registered() || of(v).OGRN != "" }
	return []form.Field[T]{
		form.TextField("requisites.name", func(v *T) *string { return &of(v).Name }).Required().Group("requisites.group.names").Width(8),
		ChoiceField("requisites.kind", Words("party.", crm.PartyKinds...), func(v *T) *crm.PartyKind { return &of(v).Kind }).Width(4),
		form.TextField("requisites.full_name", func(v *T) *string { return &of(v).FullName }).Wide(),
		form.TextField("requisites.inn", func(v *T) *string { return &of(v).INN }).Width(4),
		form.TextField("requisites.kpp", func(v *T) *string { return &of(v).KPP }).Width(4).When(kpp),
		form.TextField("requisites.ogrn", func(v *T) *string { return &of(v).OGRN }).Width(4).When(ogrn),
		form.TextField("requisites.phone", func(v *T) *string { return &of(v).Phone }).Width(6).Group("requisites.group.contacts"),
		form.TextField("requisites.email", func(v *T) *string { return &of(v).Email }).Width(6),
		form.TextField("requisites.address", func(v *T) *string { return &of(v).Address }).Wide(),
	}
}

// AccountFields is an account in a bank.
func AccountFields[T any](of func(*T) *crm.BankAccount) []form.Field[T] {
	return []form.Field[T]{
		form.TextField("account.bic", func(v *T) *string { return &of(v).BIC }).Path("account.bic").Width(4),
		form.TextField("account.bank", func(v *T) *string { return &of(v).Bank }).Path("account.bank").Width(8),
		form.TextField("account.account", func(v *T) *string { return &of(v).Account }).Path("account.account").Width(6),
		form.TextField("account.corr", func(v *T) *string { return &of(v).Corr }).Path("account.corr").Width(6),
	}
}
