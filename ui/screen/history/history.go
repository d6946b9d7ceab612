package history

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/feed"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// historyTab is the tab «История» of a client: everything that happened, the newest
// first, under chips that narrow it.
type historyTab struct {
	app *app.App
	env *nav.Env

	client crm.ClientID
	deal   crm.DealID // of a deal's own history; zero of a client's
	query  history.Query
	rows   []history.Row
	pinned int // how many of rows stand on top: what is ahead, pinned ones
	next   *history.Place
	names  struct{ contact, author string } // of the filters in force

	page *feed.Page
	add  *kit.Chip
}

// ClientHistory makes the tab for the client; known is what it shows first, nil
// when it is to be read.
func ClientHistory(a *app.App, e *nav.Env, client crm.ClientID, known *history.Top) fyne.CanvasObject {
	return FeedOf(a, e, client, crm.DealID{}, known)
}

// FeedOf is the history of a client, or of it what is about a deal.
func FeedOf(a *app.App, e *nav.Env, client crm.ClientID, deal crm.DealID, known *history.Top) fyne.CanvasObject {
	h := &historyTab{app: a, env: e, client: client, deal: deal, query: history.Query{Client: client, Deal: deal}}
	shown := feed.New(e.Env, h)
	shown.OnOpen = func(i int) { h.open(i) }
	shown.OnFile = func(i, n int) { OpenFile(h.app, h.env, h.rows[i].Files[n].ID.String()) }
	shown.OnMenu = func(at fyne.Position) { kit.ShowMenuAt(e.Env, at, fyne.Size{}, h.menu()) }
	shown.OnEnd = h.more
	h.page = feed.NewPage(e.Env, shown, "history.search", h.search,
		kit.NewButton(e.Env, e.Lang.T("files.note"), h.write).Icon("note"))
	shown.Hint = e.Lang.T("history.hints")
	h.page.OnReload, h.page.OnKey = h.reload, h.key
	h.page.Reads = []string{
		"interactions", "orders", "invoices", "payments", "deals", "requests", "tasks", "attachments", "clients", "managers",
	}
	h.add = kit.NewChip(e.Env, e.Lang.T("history.filter"), false, h.offer, nil)
	h.chips()
	if known != nil {
		h.show(*known)
	} else {
		h.reload()
	}
	return h.page
}

// narrowed reports whether a filter or a search is in force.
func (h *historyTab) narrowed() bool {
	q := h.query
	return len(q.Kinds) > 0 || !q.Contact.IsZero() || !q.Author.IsZero() || !q.Period.IsZero() || q.Text != ""
}

// reload reads the history from its beginning.
func (h *historyTab) reload() {
	q, narrowed := h.query, h.narrowed()
	q.After, q.Limit = nil, max(history.Limit, len(h.rows)-h.pinned)
	var top history.Top
	h.page.Wait(true)
	h.env.Run.Run(h.request(), func(ctx context.Context) (err error) {
		if narrowed {
			top.Page, err = h.app.History.Page(ctx, q)
		} else {
			top, err = h.app.History.Top(ctx, q)
		}
		return err
	}, func(err error) {
		h.page.Wait(false)
		if err != nil {
			h.env.Toast(h.env.Explain(err), nil)
			return
		}
		h.show(top)
	})
}

// show shows the history from its beginning: over it what is to be done and what
// is pinned, unless it is narrowed.
func (h *historyTab) show(top history.Top) {
	h.rows = slices.Concat(top.Ahead, top.Pinned)
	h.pinned, h.next = len(h.rows), top.Page.Next
	h.append(top.Page.Rows)
	if h.page.Feed.Empty = h.env.Lang.T("history.empty"); h.narrowed() {
		h.page.Feed.Empty = h.env.Lang.T("history.nothing")
	}
	h.page.Feed.SetSource(h)
}

// append adds rows of a page; what stands on top is not told twice.
func (h *historyTab) append(rows []history.Row) {
	for _, r := range rows {
		if h.narrowed() || !r.Pinned {
			h.rows = append(h.rows, r)
		}
	}
}

// more reads the next page when the end came near.
func (h *historyTab) more() {
	if h.next == nil {
		return
	}
	q := h.query
	q.After, h.next = h.next, nil
	var page history.Page
	h.env.Run.Run(h.request(), func(ctx context.Context) (err error) {
		page, err = h.app.History.Page(ctx, q)
		return err
	}, func(err error) {
		if err != nil {
			h.next = q.After
			h.env.Toast(h.env.Explain(err), nil)
			return
		}
		h.next = page.Next
		h.append(page.Rows)
		h.page.Feed.Extend()
	})
}

func (h *historyTab) request() string { return "history." + h.client.String() + h.deal.String() }

// Len implements feed.Source.
func (h *historyTab) Len() int { return len(h.rows) }

// ID implements feed.Source.
func (h *historyTab) ID(i int) string {
	r := &h.rows[i]
	return string(r.Record) + r.ID + r.At.String()
}

// Item implements feed.Source.
func (h *historyTab) Item(i int, out *feed.Item) {
	*out = Item(h.env.Lang, &h.rows[i])
	switch l, r := h.env.Lang, &h.rows[i]; {
	case r.Ahead:
		aheadItem(h.env, r, out)
	case i < h.pinned:
		out.Heading, out.Icon, out.Lead = l.T("history.pinned"), "pin", ""
		out.Note = record.Joined(l.Date(r.At), true, out.Note)
	default:
		out.Heading = dayHeading(h.env, r.At)
	}
}

// current is the row under the cursor, nil when there is none.
func (h *historyTab) current() *history.Row {
	if i := h.page.Feed.Cursor(); i >= 0 && i < len(h.rows) {
		return &h.rows[i]
	}
	return nil
}

func (h *historyTab) open(i int) {
	switch r := &h.rows[i]; r.Record {
	case "":
	case crm.KindAttachment:
		OpenFile(h.app, h.env, r.ID)
	default:
		h.env.Open(nav.ToRecord(r.Record, r.ID))
	}
}

// write begins a note.
func (h *historyTab) write() {
	h.env.Open(record.OfDeal(nav.ToNew(crm.KindInteraction).For(crm.KindClient, h.client.String()).With("kind", string(crm.Note)), h.deal))
}

func (h *historyTab) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyInsert:
		h.write()
	case fyne.KeyDelete:
		h.mark()
	default:
		return false
	}
	return true
}

// mark marks what was said or a file for deletion; documents are marked in
// their lists.
func (h *historyTab) mark() {
	r := h.current()
	if r == nil {
		return
	}
	switch r.Record {
	case crm.KindInteraction:
		markSpoken(h.app, h.env, r.ID)
	case crm.KindAttachment:
		markFile(h.app, h.env, r.ID)
	default:
		h.env.Toast(h.env.Lang.T("history.other"), nil)
	}
}

// menu is what can be done with the row under the cursor.
func (h *historyTab) menu() []kit.MenuItem {
	r, l := h.current(), h.env.Lang
	if r == nil {
		return nil
	}
	var items []kit.MenuItem
	if r.Record != "" {
		items = append(items, kit.MenuItem{Text: l.T("history.open"), Keys: "Enter", Do: func() { h.open(h.page.Feed.Cursor()) }})
	}
	items = append(items, enclosedMenu(h.app, h.env, r)...)
	if about := r.About; about.ID != "" {
		items = append(items, kit.MenuItem{
			Text: l.T("history.about", "Name", about.Name), Do: func() { h.env.Open(nav.ToRecord(about.Kind, about.ID)) },
		})
	}
	if r.Record == crm.KindInteraction {
		key := map[bool]string{false: "history.pin", true: "history.unpin"}[r.Pinned]
		items = append(items, kit.MenuItem{Text: l.T(key), Do: func() { pinSpoken(h.app, h.env, r.ID, !r.Pinned) }})
	}
	if r.Record == crm.KindInteraction || r.Record == crm.KindAttachment {
		items = append(items, kit.MenuItem{Text: l.T("history.mark"), Keys: "Del", Do: h.mark})
	}
	return items
}
