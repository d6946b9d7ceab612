package talk

import (
	"context"
	"slices"
	"strings"
	"time"

	"kartoteka/app"
	"kartoteka/app/talk"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// spoken is an interaction as its form edits it: moments are a day and an hour
// of the place where the program runs.
type spoken struct {
	talk.InteractionDocument
	Day, NextDay     time.Time
	Clock, NextClock string // as typed; an empty one of the next step is the whole day
	place            *time.Location
}

// Interaction is the form of a call, a letter, a meeting or a note. The route
// may name the client, the contact, what it is about and the kind.
func Interaction(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (talk.InteractionDocument, error) {
			id, err := crm.ParseID[crm.Interaction](r.ID)
			switch {
			case err != nil:
				return talk.InteractionDocument{}, err
			case !id.IsZero():
				return a.Interactions.Document(ctx, id)
			}
			return a.Interactions.Begin(ctx, talk.About{
				Kind: crm.InteractionKind(r.Args["kind"]), Client: record.NamedBy[crm.Client](r, "client"), Contact: record.NamedBy[crm.Contact](r, "contact"),
				Subject: record.SubjectOf(r),
			})
		},
		func(d talk.InteractionDocument) kit.Page { return interactionForm(a, e, d).Page(e.Env) })
}

func spokenOf(d talk.InteractionDocument, now time.Time) *spoken {
	at := d.At.In(now.Location())
	return &spoken{InteractionDocument: d, Day: calendar.DayOf(at), Clock: at.Format("15:04"), place: now.Location()}
}

// take brings what was typed into the interaction and its next step.
func (v *spoken) take() error {
	clock, err := calendar.ParseClock(v.Clock)
	var errs []error
	if err != nil {
		errs = append(errs, problem.In("clock", err))
	}
	if v.At = (time.Time{}); !v.Day.IsZero() {
		v.At = calendar.Moment(v.Day, clock, v.place)
	}
	return problem.Join(append(errs, v.takeNext())...)
}

// takeNext brings the day and the hour into the next step; an hour without its
// day is asked for the day.
func (v *spoken) takeNext() (err error) {
	var at time.Duration
	if v.NextClock != "" {
		if at, err = calendar.ParseClock(v.NextClock); err != nil {
			err = problem.In("next.clock", err)
		}
	}
	v.Next.Due, v.Next.AllDay = time.Time{}, v.NextClock == ""
	if !v.NextDay.IsZero() {
		v.Next.Due = calendar.Moment(v.NextDay, at, v.place).UTC()
	} else if v.NextClock != "" && !v.HasNext() {
		err = problem.Join(err, problem.At("next.due", "problem.required"))
	}
	return err
}

func (v *spoken) check() error {
	return problem.Join(v.take(), v.Conversation.Check())
}

// fresh reports whether the interaction is being made.
func (v *spoken) fresh() bool { return v.ID.IsZero() }

func interactionForm(a *app.App, e *nav.Env, d talk.InteractionDocument) form.Form[spoken] {
	save := func(ctx context.Context, v *spoken) error {
		if err := v.take(); err != nil {
			return err
		}
		if v.fresh() || len(v.Given) > 0 {
			return v.log(ctx, a)
		}
		return a.Interactions.Save(ctx, &v.Interaction)
	}
	return form.Form[spoken]{
		Key: "interaction", Value: spokenOf(d, e.Now()), Leave: e.Close,
		Title: func(_ *host.Env, v *spoken) string { return interactionTitle(e, v) },
		Badge: func(_ *host.Env, v *spoken) (string, look.Role) { return record.DeletedBadge(e, v.Deleted) },
		Note: func(_ *host.Env, v *spoken) string {
			if v.fresh() || v.Author == "" {
				return ""
			}
			return e.Lang.T("interaction.by", "Name", v.Author)
		},
		Fields: slices.Concat(spokenFields(a, e), nextFields(a, e), moreFields(a, e)),
		First: func(v *spoken) string {
			switch {
			case !v.fresh(), v.Interaction.Client.IsZero():
				return ""
			case v.Kind == crm.Note:
				return "text"
			}
			return "outcome"
		},
		Check:   (*spoken).check,
		Recalc:  func(v *spoken) { v.recalculate(e.Lang.T("interaction.next.default")) },
		Save:    save,
		Dropped: func(v *spoken, paths []string) { v.Given = form.WithPaths(v.Given, paths...) },
		OnSaved: func(v *spoken) { e.Replace(nav.ToRecord(crm.KindInteraction, v.ID.String())) },
		Reads:   []string{"interactions", "attachments"},
		Load: func(ctx context.Context, v spoken) (*spoken, error) {
			if v.fresh() {
				return nil, nil
			}
			d, err := a.Interactions.Document(ctx, v.ID)
			if err != nil {
				return nil, err
			}
			return spokenOf(d, e.Now()), nil
		},
	}
}

// log writes the interaction with what comes with it and shows the files kept.
func (v *spoken) log(ctx context.Context, a *app.App) error {
	given := len(v.Given) > 0
	if err := a.Interactions.Log(ctx, &v.Conversation); err != nil || !given {
		return err
	}
	d, err := a.Interactions.Document(ctx, v.ID)
	v.Files = d.Files
	return err
}

// recalculate names a next step of which only the day was said.
func (v *spoken) recalculate(usual string) {
	if !v.NextDay.IsZero() && strings.TrimSpace(v.Next.Text) == "" {
		v.Next.Text = usual
	}
}

// lang: interaction.new.* interaction.kind.*
func interactionTitle(e *nav.Env, v *spoken) string {
	if v.fresh() {
		return record.Joined(e.Lang.T("interaction.new."+string(v.Kind)), true, v.Client)
	}
	return record.Joined(e.Lang.T("interaction.kind."+string(v.Kind)), true, v.Client)
}
