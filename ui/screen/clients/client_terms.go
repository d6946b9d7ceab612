package clients

import (
	"kartoteka/data/crm"
	"kartoteka/data/declension"
	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/record"
)

// termFields is what was agreed once for all orders, and who signs.
func (c *clientCard) termFields() []form.Field[crm.Client] {
	signer := func(key string, at func(*crm.Signer) *string) form.Field[crm.Client] {
		return form.TextField("client.signer."+key, func(v *crm.Client) *string { return at(&v.Signer) })
	}
	anew := func(propose func(*crm.Signer)) func(v *crm.Client) {
		return func(v *crm.Client) { propose(&v.Signer) }
	}
	return []form.Field[crm.Client]{
		form.TextField("client.price_kind", func(v *crm.Client) *string { return &v.PriceKind }).Width(4).Group("client.group.terms"),
		form.PercentField("client.discount", func(v *crm.Client) *money.Percent { return &v.Discount }).Width(4),
		record.WholeField("client.deferral", func(v *crm.Client) *int { return &v.Deferral }).Width(4).Hint("client.deferral.hint"),
		form.MoneyField("client.limit", func(v *crm.Client) *money.Money { return &v.Limit }).Width(4),
		record.ChoiceField("client.limit_mode", limitModes, func(v *crm.Client) *crm.LimitMode { return &v.LimitMode }).Width(8),
		form.TextField("client.schedule", func(v *crm.Client) *string { return &v.Schedule }).Wide(),
		signer("name", func(s *crm.Signer) *string { return &s.Name }).Group("client.group.signer").Width(6),
		signer("name_of", func(s *crm.Signer) *string { return &s.NameOf }).Width(6).Aside("client.signer.anew", anew(proposeName)),
		signer("post", func(s *crm.Signer) *string { return &s.Post }).Width(6),
		signer("post_of", func(s *crm.Signer) *string { return &s.PostOf }).Width(6).Aside("client.signer.anew", anew(proposePost)),
		signer("basis", func(s *crm.Signer) *string { return &s.Basis }).Width(6),
		signer("basis_of", func(s *crm.Signer) *string { return &s.BasisOf }).Width(6).Aside("client.signer.anew", anew(proposeBasis)),
	}
}

// limitModes offers what an overstepped limit does; no mode is a mode of its own.
func limitModes(e *host.Env) []kit.Option {
	options := record.Words("limit_mode.", crm.LimitModes[1:]...)(e)
	return append([]kit.Option{{Name: e.Lang.T("limit_mode.off")}}, options...)
}

func proposeName(s *crm.Signer)  { s.NameOf = declension.Person(s.Name, declension.Genitive) }
func proposePost(s *crm.Signer)  { s.PostOf = declension.Post(s.Post, declension.Genitive) }
func proposeBasis(s *crm.Signer) { s.BasisOf = declension.Basis(s.Basis, declension.Genitive) }

// signerProposal proposes the genitive forms of a signer as the nominatives
// change. What a person typed by hand is left alone.
type signerProposal struct{ last crm.Signer }

// kept takes up a signer as it was kept.
func (p *signerProposal) kept(s crm.Signer) { p.last = s }

// follow proposes the forms of what has changed since the last time.
func (p *signerProposal) follow(s *crm.Signer) {
	for _, f := range []struct {
		now, last, form string
		propose         func(*crm.Signer)
		of              func(*crm.Signer) string
	}{
		{s.Name, p.last.Name, s.NameOf, proposeName, func(s *crm.Signer) string { return s.NameOf }},
		{s.Post, p.last.Post, s.PostOf, proposePost, func(s *crm.Signer) string { return s.PostOf }},
		{s.Basis, p.last.Basis, s.BasisOf, proposeBasis, func(s *crm.Signer) string { return s.BasisOf }},
	} {
		before := p.last
		f.propose(&before)
		if f.now != f.last && (f.form == "" || f.form == f.of(&before)) {
			f.propose(s)
		}
	}
	p.last = *s
}
