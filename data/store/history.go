package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// ClientHistory is what happened between the firm and each client, whatever
// the kind of the record, the newest first. What is marked for deletion is not
// in it. A deal is in it once for each stage it came to, an order when it was
// made and when it was shipped, a task when it was done.
var ClientHistory = newClientHistory()

// ClientPinned is the interactions that are kept at the top of a client's
// history, the newest first.
var ClientPinned = newClientPinned()

func newClientHistory() *kv.Thread[crm.ClientID] {
	th := kv.NewThread[crm.ClientID](schema, "history.client")
	for _, k := range Kinds {
		if k.Tag != 0 {
			k.join(th)
		}
	}
	return th
}

func newClientPinned() *kv.Thread[crm.ClientID] {
	th := kv.NewThread[crm.ClientID](schema, "pinned.client")
	kv.JoinThread(th, tagInteraction, Interactions, func(i *crm.Interaction) []moment {
		return happened(i.Client, i.Deleted || !i.Pinned, i.At)
	})
	return th
}

// IsSpoken reports whether an event of a client's history is an interaction.
func IsSpoken(e kv.Event) bool { return e.Tag == tagInteraction }
