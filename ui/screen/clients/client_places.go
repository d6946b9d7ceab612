package clients

import (
	"slices"

	"kartoteka/data/crm"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/record"
)

// accountFields is the main account of the client.
func (c *clientCard) accountFields() []form.Field[crm.Client] {
	fields := record.AccountFields(func(v *crm.Client) *crm.BankAccount { return &v.Account })
	fields[0] = fields[0].Group("client.group.account")
	return fields
}

// places is the further accounts and the addresses goods are brought to.
func (c *clientCard) places() form.FormLines[crm.Client] {
	accounts := form.LinesOf("accounts", func(v *crm.Client) *[]crm.BankAccount { return &v.Accounts }, form.Lines[crm.BankAccount]{
		Columns: []form.Field[crm.BankAccount]{
			form.TextField("account.bic", func(a *crm.BankAccount) *string { return &a.BIC }).Width(2),
			form.TextField("account.bank", func(a *crm.BankAccount) *string { return &a.Bank }),
			form.TextField("account.account", func(a *crm.BankAccount) *string { return &a.Account }).Width(4),
			form.TextField("account.corr", func(a *crm.BankAccount) *string { return &a.Corr }).Width(4),
		},
	})
	delivery := form.LinesOf("delivery", func(v *crm.Client) *[]crm.Delivery { return &v.Delivery }, form.Lines[crm.Delivery]{
		Columns: []form.Field[crm.Delivery]{
			form.TextField("delivery.address", func(d *crm.Delivery) *string { return &d.Address }).Required(),
			form.TextField("delivery.note", func(d *crm.Delivery) *string { return &d.Note }).Width(8),
		},
	})
	return form.Several(
		form.Headed("client.group.accounts", accounts, form.LinesAction[crm.Client]{Key: "client.account.make_main", Do: makeMain}),
		form.Headed("client.group.delivery", delivery),
	)
}

// makeMain exchanges the main account with one of the others.
func makeMain(v *crm.Client, row int) {
	v.Accounts = slices.Clone(v.Accounts)
	v.Account, v.Accounts[row] = v.Accounts[row], v.Account
	v.Accounts = slices.DeleteFunc(v.Accounts, crm.BankAccount.IsZero)
}
