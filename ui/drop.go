package ui

import (
	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/kit"
)

// dropped gives files dropped on the window to the page shown. One that has no use
// for them, a dialog over it, and things that are no files get a sentence about
// where files can be dropped.
func (s *Shell) dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	page, ok := kit.As[kit.Drops](s.page())
	covered := s.w.Canvas().Overlays().Top() != nil
	if ok && !covered && len(paths) > 0 && page.Dropped(paths) {
		return
	}
	s.toasts.show(s.env.Lang.T("drop.elsewhere", "Limit", crm.AttachmentLimit>>20), nil)
}
