package ui

import (
	"kartoteka/app/clients"
	"kartoteka/ui/nav"
)

// spokenShots are what was said: the tabs of a card, the list, the form.
func spokenShots(rows []clients.Row) []shot {
	shots := []shot{{"interactions", nav.To("interactions")}}
	if len(rows) == 0 {
		return shots
	}
	best := rows[0]
	for _, r := range rows {
		if r.Year > best.Year {
			best = r
		}
	}
	id := best.ID.String()
	return append(shots,
		shot{"client-history", nav.To("client", id).With("tab", "history")},
		shot{"client-files", nav.To("client", id).With("tab", "files")},
		shot{"interaction", nav.To("interaction").With("client", id)},
		shot{"note", nav.To("interaction").With("client", id).With("kind", "note")})
}
