package history

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// FileWords are the name and the size of a file that came with an interaction.
func FileWords(l *lang.Lang, f history.EnclosedFile) string {
	if f.Lost {
		return record.Joined(f.Name, true, l.T("files.lost"))
	}
	return record.Joined(f.Name, true, sizeWords(l, f.Size))
}

// enclosedMenu is what can be done with the files of a row of the history.
func enclosedMenu(a *app.App, e *nav.Env, r *history.Row) []kit.MenuItem {
	var items []kit.MenuItem
	for _, f := range r.Files {
		items = append(items,
			kit.MenuItem{Text: e.Lang.T("history.file.open", "Name", f.Name), Do: func() { OpenFile(a, e, f.ID.String()) }},
			kit.MenuItem{Text: e.Lang.T("history.file.save", "Name", f.Name), Do: func() { saveFile(a, e, f.ID, f.Name) }})
	}
	return items
}

// AddFiles copies files into the base as those of the record of names; its client
// must be there.
func AddFiles(a *app.App, e *nav.Env, of crm.Attachment, paths ...string) {
	if of.Client.IsZero() {
		e.Toast(e.Lang.T("files.unsaved"), nil)
		return
	}
	record.Do(a, e, "attachment.add", func(ctx context.Context) error {
		return a.Attachments.AddAll(ctx, of, paths)
	})
}

// saveFile writes a file of the base to a path the person names.
func saveFile(a *app.App, e *nav.Env, id crm.AttachmentID, name string) {
	e.Files.Save(name, func(path string) {
		e.Run.Run("", func(ctx context.Context) error { return a.Attachments.SaveAs(ctx, id, path) }, func(err error) {
			if err != nil {
				e.Toast(e.Explain(err), nil)
				return
			}
			e.Toast(e.Lang.T("files.saved", "Path", path), nil)
		})
	})
}

// OpenFile hands a file of the base to the system's viewer.
func OpenFile(a *app.App, e *nav.Env, id string) {
	e.Run.Run("", func(ctx context.Context) error {
		file, err := crm.ParseID[crm.Attachment](id)
		if err != nil {
			return err
		}
		return a.Attachments.Open(ctx, file)
	}, func(err error) {
		if err != nil {
			e.Toast(e.Explain(err), nil)
		}
	})
}

func markFile(a *app.App, e *nav.Env, id string) {
	record.Do(a, e, "attachment.mark", func(ctx context.Context) error {
		file, err := crm.ParseID[crm.Attachment](id)
		if err != nil {
			return err
		}
		return a.Attachments.Mark(ctx, []crm.AttachmentID{file}, true)
	})
}

func markSpoken(a *app.App, e *nav.Env, id string) {
	record.Do(a, e, "interaction.mark", func(ctx context.Context) error {
		spoken, err := crm.ParseID[crm.Interaction](id)
		if err != nil {
			return err
		}
		return a.Interactions.Mark(ctx, []crm.InteractionID{spoken}, true)
	})
}

func pinSpoken(a *app.App, e *nav.Env, id string, pinned bool) {
	record.Do(a, e, "interaction.pin", func(ctx context.Context) error {
		spoken, err := crm.ParseID[crm.Interaction](id)
		if err != nil {
			return err
		}
		return a.Interactions.Pin(ctx, spoken, pinned)
	})
}
