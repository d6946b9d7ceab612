package ui

import (
	"kartoteka/app"
	"kartoteka/ui/nav"
)

// spokenShots are what was said: the tabs of a card, the list, the form.
func spokenShots(clients []app.ClientRow) []shot {
	shots := []shot{{"interactions", nav.To("interactions")}}
	if len(clients) == 0 {
		return shots
	}
	best := clients[0]
	for _, r := range clients {
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
