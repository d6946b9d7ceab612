package deals

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/record"
)

// lang: deal.*

func (f *dealForm) fields() []form.Field[dealDoc] {
	a, e := f.app, f.env
	contacts := func(ctx context.Context, text string) ([]base.Option, error) {
		return a.Clients.ContactOptions(ctx, *f.client.Load(), text)
	}
	lost := func(v *dealDoc) bool { return v.Stage == crm.StageLost }
	return []form.Field[dealDoc]{
		form.TextField("deal.name", func(v *dealDoc) *string { return &v.Name }).Required().Width(8),
		form.DateField("deal.date", func(v *dealDoc) *time.Time { return &v.Date }).Width(4),
		form.PickField("deal.client", record.Options(e, a.Clients.Options),
			func(v *dealDoc) kit.Option {
				return kit.Option{ID: v.Client.String(), Name: record.NameWhen(v.Client, f.doc.Client)}
			}, f.chooseClient).Required().Width(4),
		record.RecordField("deal.contact", record.Options(e, contacts), func(v *dealDoc) *crm.ContactID { return &v.Contact }, &f.doc.Contact).Width(4),
		record.DirectoryField(e, "deal.manager", a.Managers, func(v *dealDoc) *crm.ManagerID { return &v.Manager }, &f.doc.Manager).Width(4),
		form.ChoiceField("deal.pipeline", f.pipelines, func(v *dealDoc) string { return v.Pipeline.String() }, f.choosePipeline).
			When(func(*dealDoc) bool { return len(f.doc.Pipelines) > 1 }).Width(4).Group("deal.group.progress"),
		form.ChoiceField("deal.stage", f.stageOptions, func(v *dealDoc) string { return string(v.Stage) },
			func(v *dealDoc, id string) { v.Stage = crm.StageID(id) }).Width(4).Group("deal.group.progress"),
		form.MoneyField("deal.amount", func(v *dealDoc) *money.Money { return &v.Amount }).Width(4).Hint("deal.amount.hint"),
		form.DateField("deal.close", func(v *dealDoc) *time.Time { return &v.Close }).Width(4),
		form.ParsedField("deal.probability", ownProbability, readProbability).Width(4).Hint("deal.probability.hint"),
		record.ChoiceField("deal.loss", f.losses, func(v *dealDoc) *crm.LossReason { return &v.Loss }).When(lost).Width(4),
		form.TextField("deal.reason", func(v *dealDoc) *string { return &v.Reason }).When(lost).Width(8),
		form.TextField("deal.source", func(v *dealDoc) *string { return &v.Source }).Width(4).Group("deal.group.more"),
		form.TextField("deal.campaign", func(v *dealDoc) *string { return &v.Campaign }).Width(4),
		form.TextField("deal.competitor", func(v *dealDoc) *string { return &v.Competitor }).Width(4),
		form.NoteField("deal.note", func(v *dealDoc) *string { return &v.Note }),
	}
}

// chooseClient takes another client; the person of the old one is let go.
func (f *dealForm) chooseClient(v *dealDoc, o kit.Option) error {
	was := v.Client
	if err := record.SetID(&v.Client, o, &f.doc.Client); err != nil {
		return err
	}
	if client := v.Client; client != was {
		f.client.Store(&client)
		v.Contact, f.doc.Contact = crm.ContactID{}, ""
	}
	return nil
}

func (f *dealForm) pipelines(e *host.Env) []kit.Option {
	out := make([]kit.Option, len(f.doc.Pipelines))
	for i, p := range f.doc.Pipelines {
		out[i] = kit.Option{ID: p.Key().String(), Name: e.Lang.T(p.Word())}
	}
	return out
}

// choosePipeline lets the deal go another way from its beginning; one that is over
// stays so.
func (f *dealForm) choosePipeline(v *dealDoc, id string) {
	key, err := crm.ParseID[crm.Pipeline](id)
	if err != nil || key == v.Pipeline {
		return
	}
	v.Pipeline = key
	if !v.Stage.Closed() {
		v.Stage = f.doc.Pipeline(key).First()
	}
}

// stageOptions is where the deal can come to: no stage that takes no more deals,
// but the one it is on.
func (f *dealForm) stageOptions(e *host.Env) (out []kit.Option) {
	chosen := f.doc.Deal.Pipeline
	if v := f.shown; v != nil {
		chosen = v.Pipeline
	}
	for _, s := range f.doc.Pipeline(chosen).Stages {
		if !s.Retired || s.ID == f.doc.Deal.Stage {
			out = append(out, kit.Option{ID: string(s.ID), Name: e.Lang.T(s.Word())})
		}
	}
	return out
}

// losses is the reasons the pipeline offers, and the one the deal has.
func (f *dealForm) losses(e *host.Env) (out []kit.Option) {
	reasons := f.doc.Pipeline(f.doc.Deal.Pipeline).Losses()
	if was := f.doc.Deal.Loss; was != "" && !slices.Contains(reasons, was) {
		reasons = append(slices.Clone(reasons), was)
	}
	return lossOptions(e, reasons)
}

func lossOptions(e *host.Env, reasons []crm.LossReason) []kit.Option {
	out := make([]kit.Option, len(reasons))
	for i, r := range reasons {
		out[i] = kit.Option{ID: string(r), Name: e.Lang.T(r.Word())}
	}
	return out
}

// ownProbability is what is typed in the field: nothing while the stage's counts.
func ownProbability(v *dealDoc) string {
	if !v.Own {
		return ""
	}
	return strconv.Itoa(v.Probability)
}

func readProbability(text string, v *dealDoc) error {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if text == "" {
		v.Own, v.Probability = false, 0
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 100 {
		return problem.At("", "problem.range", "Low", 0, "High", 100)
	}
	v.Own, v.Probability = true, n
	return nil
}
