package clients

import (
	"slices"

	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/record"
)

// accountFields is the main account of the client.
func (c *clientCard) accountFields() []kit.Field[crm.Client] {
	fields := record.AccountFields(func(v *crm.Client) *crm.BankAccount { return &v.Account })
	fields[0] = fields[0].Group("client.group.account")
	return fields
}

// places is the further accounts and the addresses goods are brought to.
func (c *clientCard) places() kit.FormLines[crm.Client] {
	accounts := kit.LinesOf("accounts", func(v *crm.Client) *[]crm.BankAccount { return &v.Accounts }, kit.Lines[crm.BankAccount]{
		Columns: []kit.Field[crm.BankAccount]{
			kit.TextField("account.bic", func(a *crm.BankAccount) *string { return &a.BIC }).Width(2),
			kit.TextField("account.bank", func(a *crm.BankAccount) *string { return &a.Bank }),
			kit.TextField("account.account", func(a *crm.BankAccount) *string { return &a.Account }).Width(4),
			kit.TextField("account.corr", func(a *crm.BankAccount) *string { return &a.Corr }).Width(4),
		},
	})
	delivery := kit.LinesOf("delivery", func(v *crm.Client) *[]crm.Delivery { return &v.Delivery }, kit.Lines[crm.Delivery]{
		Columns: []kit.Field[crm.Delivery]{
			kit.TextField("delivery.address", func(d *crm.Delivery) *string { return &d.Address }).Required(),
			kit.TextField("delivery.note", func(d *crm.Delivery) *string { return &d.Note }).Width(8),
		},
	})
	return kit.Several(
		kit.Headed("client.group.accounts", accounts, kit.LinesAction[crm.Client]{Key: "client.account.make_main", Do: makeMain}),
		kit.Headed("client.group.delivery", delivery),
	)
}

// makeMain exchanges the main account with one of the others.
func makeMain(v *crm.Client, row int) {
	v.Accounts = slices.Clone(v.Accounts)
	v.Account, v.Accounts[row] = v.Accounts[row], v.Account
	v.Accounts = slices.DeleteFunc(v.Accounts, crm.BankAccount.IsZero)
}
