package history

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/feed"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// files is the tab «Заметки и файлы» of a client: notes, the pinned ones first,
// then the files kept in the base.
type files struct {
	app    *app.App
	env    *nav.Env
	client crm.ClientID
	deal   crm.DealID // of a deal's own tab; zero of a client's
	notes  []history.Row
	files  []history.AttachmentRow
	page   *feed.Page
}

// ClientFiles makes the tab for the client.
func ClientFiles(a *app.App, e *nav.Env, client crm.ClientID) fyne.CanvasObject {
	return FilesOf(a, e, client, crm.DealID{})
}

// FilesOf is the notes and files of a client, or of it those about a deal.
func FilesOf(a *app.App, e *nav.Env, client crm.ClientID, deal crm.DealID) fyne.CanvasObject {
	f := &files{app: a, env: e, client: client, deal: deal}
	shown := feed.New(e.Env, f)
	shown.Empty = e.Lang.T("files.empty", "Limit", crm.AttachmentLimit>>20)
	shown.OnOpen = f.open
	shown.OnFile = func(i, n int) { OpenFile(a, e, f.notes[i].Files[n].ID.String()) }
	shown.OnMenu = func(at fyne.Position) { kit.ShowMenuAt(e.Env, at, fyne.Size{}, f.menu()) }
	f.page = feed.NewPage(e.Env, shown, "", nil,
		kit.NewButton(e.Env, e.Lang.T("files.note"), f.write).Icon("note"),
		kit.NewButton(e.Env, e.Lang.T("files.add"), f.add).Icon("paperclip"))
	f.page.OnReload, f.page.OnKey = f.reload, f.key
	f.page.Reads = []string{"interactions", "attachments", "managers"}
	f.reload()
	return f.page
}

func (f *files) reload() {
	var kept history.ClientKept
	f.env.Run.Run("files."+f.client.String()+f.deal.String(), func(ctx context.Context) (err error) {
		if f.deal.IsZero() {
			kept, err = f.app.Attachments.Of(ctx, f.client)
		} else {
			kept, err = f.app.Attachments.OfDeal(ctx, f.client, f.deal)
		}
		return err
	}, func(err error) {
		if err != nil {
			f.env.Toast(f.env.Explain(err), nil)
			return
		}
		f.notes, f.files = kept.Notes, kept.Files
		f.page.Feed.SetSource(f)
	})
}

// Len implements feed.Source.
func (f *files) Len() int { return len(f.notes) + len(f.files) }

// ID implements feed.Source.
func (f *files) ID(i int) string {
	if i < len(f.notes) {
		return f.notes[i].ID
	}
	return f.files[i-len(f.notes)].ID.String()
}

// Item implements feed.Source.
func (f *files) Item(i int, out *feed.Item) {
	l := f.env.Lang
	if i < len(f.notes) {
		r := &f.notes[i]
		*out = Item(l, r)
		out.Heading, out.Lead = l.T("files.notes"), ""
		out.Title = record.Joined(l.Date(r.At), true, out.Title)
		if r.Pinned {
			out.Icon = "pin"
		}
		return
	}
	*out = fileItem(l, &f.files[i-len(f.notes)])
}

func fileItem(l *lang.Lang, a *history.AttachmentRow) feed.Item {
	it := feed.Item{
		Heading: l.T("files.files"), Icon: "paperclip", Title: a.Name, Value: sizeWords(l, a.Size), ValueRole: look.Muted,
		Note: record.Joined(l.DateTime(a.Added), true, a.Author), Text: a.Note,
	}
	if a.Lost {
		it.Badge, it.BadgeRole = l.T("files.lost"), look.Bad
	}
	return it
}

// current is the note or the file under the cursor; nil when it is the other, or
// nothing.
func (f *files) current() (*history.Row, *history.AttachmentRow) {
	switch i := f.page.Feed.Cursor(); {
	case i < 0 || i >= f.Len():
		return nil, nil
	case i < len(f.notes):
		return &f.notes[i], nil
	default:
		return nil, &f.files[i-len(f.notes)]
	}
}

func (f *files) open(int) {
	switch written, file := f.current(); {
	case written != nil:
		f.env.Open(nav.ToRecord(crm.KindInteraction, written.ID))
	case file != nil:
		OpenFile(f.app, f.env, file.ID.String())
	}
}

func (f *files) write() {
	f.env.Open(record.OfDeal(nav.ToNew(crm.KindInteraction).For(crm.KindClient, f.client.String()).With("kind", string(crm.Note)), f.deal))
}

// add copies a file the person chooses into the base.
func (f *files) add() {
	f.env.Files.Open(nil, func(path string) {
		AddFiles(f.app, f.env, crm.Attachment{Client: f.client, Subject: crm.Subject{Deal: f.deal}}, path)
	})
}

func (f *files) key(ev *fyne.KeyEvent) bool {
	written, file := f.current()
	switch {
	case ev.Name == fyne.KeyInsert:
		f.write()
	case ev.Name == fyne.KeyDelete && written != nil:
		markSpoken(f.app, f.env, written.ID)
	case ev.Name == fyne.KeyDelete && file != nil:
		markFile(f.app, f.env, file.ID.String())
	case ev.Name == fyne.KeyF2 && file != nil:
		f.rename(file)
	default:
		return false
	}
	return true
}

// lang: history.pin history.unpin

// menu is what can be done with what is under the cursor.
func (f *files) menu() []kit.MenuItem {
	l := f.env.Lang
	written, file := f.current()
	open := kit.MenuItem{Text: l.T("history.open"), Keys: "Enter", Do: func() { f.open(0) }}
	switch {
	case written != nil:
		key := map[bool]string{false: "history.pin", true: "history.unpin"}[written.Pinned]
		return append(append([]kit.MenuItem{open}, enclosedMenu(f.app, f.env, written)...),
			kit.MenuItem{Text: l.T(key), Do: func() { pinSpoken(f.app, f.env, written.ID, !written.Pinned) }},
			kit.MenuItem{Text: l.T("history.mark"), Keys: "Del", Do: func() { markSpoken(f.app, f.env, written.ID) }})
	case file != nil:
		return []kit.MenuItem{
			open,
			{Text: l.T("files.save_as"), Do: func() { saveFile(f.app, f.env, file.ID, file.Name) }},
			{Text: l.T("files.rename"), Keys: "F2", Do: func() { f.rename(file) }},
			{Text: l.T("history.mark"), Keys: "Del", Do: func() { markFile(f.app, f.env, file.ID.String()) }},
		}
	}
	return nil
}

func (f *files) rename(file *history.AttachmentRow) {
	id, was := file.ID, file.Name
	kit.AskText(f.env.Env, f.env.Lang.T("files.new_name"), was, func(name string) {
		if name != was {
			record.Do(f.app, f.env, "attachment.rename", func(ctx context.Context) error { return f.app.Attachments.Rename(ctx, id, name) })
		}
	})
}
