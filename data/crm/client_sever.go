package crm

import "reflect"

// Sever takes back what Unite did to a card: what still is as the merge left it
// becomes what it was before, what was changed since stays. Of lists, what the
// merge added goes, what was added or edited since stays.
func Sever(before, after, now *Client) Client {
	out := *now
	for _, p := range ClientParts {
		if p.Same(now, after) {
			p.copy(&out, before)
		}
	}
	out.Delivery = severList(before.Delivery, after.Delivery, now.Delivery, itself[Delivery])
	out.Tags = severList(before.Tags, after.Tags, now.Tags, itself[string])
	out.Accounts = severList(before.Accounts, after.Accounts, now.Accounts, itself[BankAccount])
	out.Contacts = severList(before.Contacts, after.Contacts, now.Contacts, func(p Contact) ContactID { return p.ID })
	out.Consents = severList(before.Consents, after.Consents, now.Consents, itself[Consent])
	sever(&out.Note, before.Note, after.Note)
	sever(&out.NoCalls, before.NoCalls, after.NoCalls)
	sever(&out.Lead, before.Lead, after.Lead)
	sever(&out.Checked, before.Checked, after.Checked)
	sever(&out.Created, before.Created, after.Created)
	return out
}

// sever sets a value that nobody has changed since back.
func sever[V any](now *V, before, after V) {
	if reflect.DeepEqual(*now, after) {
		*now = before
	}
}

// severList does so for each element of a list; key tells which it is.
func severList[T any, K comparable](before, after, now []T, key func(T) K) (out []T) {
	find := func(list []T, like T) (T, bool) {
		for _, v := range list {
			if key(v) == key(like) {
				return v, true
			}
		}
		return like, false
	}
	for _, v := range now {
		left, was := find(after, v)
		old, there := find(before, v)
		switch {
		case !was || !reflect.DeepEqual(left, v): // of later
			out = append(out, v)
		case there:
			out = append(out, old)
		}
	}
	return out
}

func itself[T any](v T) T { return v }
