package talk

import (
	"context"
	"strconv"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	"kartoteka/ui/screen/history"
)

// spokenFields are with whom, when, how it ended and what was said. They and the
// next step stand in the order one writes a call down.
func spokenFields(a *app.App, e *nav.Env) []form.Field[spoken] {
	return []form.Field[spoken]{
		form.PickField("interaction.client", record.Options(e, a.Clients.Options),
			func(v *spoken) kit.Option { return kit.Option{ID: v.Interaction.Client.String(), Name: v.Client} },
			func(v *spoken, o kit.Option) error {
				was := v.Interaction.Client
				if err := record.SetID(&v.Interaction.Client, o, &v.Client); err != nil || v.Interaction.Client == was {
					return err
				}
				v.Interaction.Contact, v.Contact, v.Subject, v.About = crm.ContactID{}, "", crm.Subject{}, ""
				return nil
			}).Required().Width(6),
		contactField(a, e).Width(6),
		record.ChoiceField("interaction.kind", record.Words("interaction.kind.", crm.InteractionKinds...), func(v *spoken) *crm.InteractionKind { return &v.Kind }).Width(3),
		record.ChoiceField("interaction.way", record.Words("interaction.direction.", crm.Incoming, crm.Outgoing), func(v *spoken) *crm.Direction { return &v.Direction }).
			Width(3).When(func(v *spoken) bool { return v.Kind.Spoken() }),
		form.DateField("interaction.day", func(v *spoken) *time.Time { return &v.Day }).Required().Path("at").Width(3),
		form.TextField("interaction.clock", func(v *spoken) *string { return &v.Clock }).Required().Width(3),
		record.ChoiceField("interaction.outcome", outcomes, func(v *spoken) *crm.Outcome { return &v.Outcome }).Width(6).When(conversed),
		form.NoteField("interaction.text", func(v *spoken) *string { return &v.Text }),
	}
}

// conversed reports whether somebody was spoken with.
func conversed(v *spoken) bool { return v.Kind != crm.Note }

// moreFields are what is written down more rarely.
func moreFields(a *app.App, e *nav.Env) []form.Field[spoken] {
	return []form.Field[spoken]{
		subjectField(a, e).Group("interaction.group.more").Width(6),
		minutesField().Width(3).When(conversed),
		author(a, e).Width(3).When((*spoken).fresh),
		form.FilesField("interaction.files", keptFiles,
			func(id string) { history.OpenFile(a, e, id) }, func(v *spoken) *[]string { return &v.Given }),
		form.CheckField("interaction.pinned", func(v *spoken) *bool { return &v.Pinned }).Wide(),
	}
}

// keptFiles are the files that came with an interaction.
func keptFiles(e *host.Env, v *spoken) []form.KeptFile {
	files := make([]form.KeptFile, len(v.Files))
	for i, f := range v.Files {
		files[i] = form.KeptFile{ID: f.ID.String(), Words: history.FileWords(e.Lang, f)}
	}
	return files
}

// nextFields are the step agreed; of an interaction that was kept it is a task
// of its own.
func nextFields(a *app.App, e *nav.Env) []form.Field[spoken] {
	fresh := (*spoken).fresh
	return []form.Field[spoken]{
		form.TextField("interaction.next.text", func(v *spoken) *string { return &v.Next.Text }).Group("interaction.group.next").Width(5).When(fresh),
		form.DateField("interaction.next.due", func(v *spoken) *time.Time { return &v.NextDay }).Hint("interaction.next.due.hint").Width(2).When(fresh),
		form.TextField("interaction.next.clock", func(v *spoken) *string { return &v.NextClock }).Width(2).When(fresh),
		form.PickField("interaction.next.manager", record.Options(e, a.Managers.Options),
			func(v *spoken) kit.Option { return kit.Option{ID: v.Next.Manager.String(), Name: v.Manager} },
			func(v *spoken, o kit.Option) error { return record.SetID(&v.Next.Manager, o, &v.Manager) }).Width(3).When(fresh),
	}
}

// outcomes offers no outcome first.
func outcomes(e *host.Env) []kit.Option {
	return append([]kit.Option{{ID: "", Name: e.Lang.T("interaction.none")}}, record.Words("interaction.outcome.", crm.Outcomes...)(e)...)
}

// author is who speaks; it can be said once.
func author(a *app.App, e *nav.Env) form.Field[spoken] {
	return form.PickField("interaction.author", record.Options(e, a.Managers.Options),
		func(v *spoken) kit.Option { return kit.Option{ID: v.Interaction.Author.String(), Name: v.Author} },
		func(v *spoken, o kit.Option) error { return record.SetID(&v.Interaction.Author, o, &v.Author) })
}

// contactField chooses among the contact persons of the client of the form.
func contactField(a *app.App, e *nav.Env) form.Field[spoken] {
	var client crm.ClientID
	search := func(ctx context.Context, text string) ([]base.Option, error) {
		return a.Interactions.Contacts(ctx, client, text)
	}
	return form.PickField("interaction.contact", record.Options(e, search),
		func(v *spoken) kit.Option {
			client = v.Interaction.Client
			return kit.Option{ID: v.Interaction.Contact.String(), Name: v.Contact}
		},
		func(v *spoken, o kit.Option) error { return record.SetID(&v.Interaction.Contact, o, &v.Contact) })
}

// subjectField chooses among the deals, orders and requests of the client.
func subjectField(a *app.App, e *nav.Env) form.Field[spoken] {
	var client crm.ClientID
	search := func(ctx context.Context, text string) ([]kit.Option, error) {
		found, err := a.Interactions.Subjects(ctx, client, text)
		out := make([]kit.Option, len(found))
		for i, f := range found {
			out[i] = kit.Option{ID: record.SubjectOption(f.Kind, f.ID), Name: f.Name, Detail: record.Detail(e.Lang, f.Option)}
		}
		return out, err
	}
	return form.PickField("interaction.subject", search,
		func(v *spoken) kit.Option {
			client = v.Interaction.Client
			return kit.Option{ID: record.SubjectID(v.Subject), Name: v.About}
		},
		func(v *spoken, o kit.Option) error {
			v.About = o.Name
			return record.SetSubject(&v.Subject, o.ID)
		})
}

func minutesField() form.Field[spoken] {
	return form.ParsedField("interaction.minutes",
		func(v *spoken) string {
			if v.Minutes == 0 {
				return ""
			}
			return strconv.Itoa(v.Minutes)
		},
		func(text string, v *spoken) (err error) {
			if v.Minutes = 0; text == "" {
				return nil
			}
			if v.Minutes, err = strconv.Atoi(text); err != nil {
				return problem.At("", "problem.whole_number")
			}
			return nil
		})
}
