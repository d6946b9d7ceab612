package crm

import (
	"reflect"
	"slices"
	"time"
)

// ClientField is one field of a client's card and what follows from it.
type ClientField struct {
	// Key is the field's name in JSON and in words, field.client.KEY.
	Key string
	// Part is the part of the card a merge takes whole from one of two cards, and
	// the field with it: "terms" of the discount, else the field's own key. It is
	// empty where a rule makes one value of both.
	Part string
	// Value is what the field holds, of the field's own type; nil where nobody is
	// told of its changes.
	Value func(*Client) any

	same  func(a, b *Client) bool
	empty func(*Client) bool
	copy  func(to, from *Client)
	// unite sets the field of out, the card made of two; newID names a new
	// contact. Nil keeps what the card that stays says.
	unite func(out, kept, gone *Client, newID func() ContactID)
	// sever takes back in out what unite did: now was after since, before is the
	// card before the merge.
	sever func(out, before, after, now *Client)
}

// oneOf is a field that a merge takes from one of two cards.
func oneOf[V comparable](key string, at func(*Client) *V) ClientField {
	return ClientField{
		Key: key, Part: key,
		Value: func(c *Client) any { return *at(c) },
		same:  func(a, b *Client) bool { return sameValue(*at(a), *at(b)) },
		empty: func(c *Client) bool { return sameValue(*at(c), *new(V)) },
		copy:  func(to, from *Client) { *at(to) = *at(from) },
	}
}

// sameValue compares moments as moments, whatever their zone.
func sameValue[V comparable](a, b V) bool {
	if t, ok := any(a).(time.Time); ok {
		return t.Equal(any(b).(time.Time))
	}
	return a == b
}

// in makes the field go with a larger part of the card.
func (f ClientField) in(part string) ClientField {
	f.Part = part
	return f
}

// untold leaves the changes of the field out of the history.
func (f ClientField) untold() ClientField {
	f.Value = nil
	return f
}

// ruled is a field that a merge makes of the values of both cards.
func ruled[V any](key string, at func(*Client) *V, rule func(kept, gone V) V) ClientField {
	return ClientField{
		Key:   key,
		Value: func(c *Client) any { return *at(c) },
		unite: func(out, kept, gone *Client, _ func() ContactID) { *at(out) = rule(*at(kept), *at(gone)) },
		sever: func(out, before, after, now *Client) {
			if reflect.DeepEqual(*at(now), *at(after)) {
				*at(out) = *at(before)
			}
		},
	}
}

// bothOf is a list of which a merge keeps that of both cards. key says which
// element is which.
func bothOf[T any, K comparable](name string, at func(*Client) *[]T, key func(T) K,
	unite func(out, kept, gone *Client, newID func() ContactID) []T,
) ClientField {
	return ClientField{
		Key:   name,
		Value: func(c *Client) any { return *at(c) },
		unite: func(out, kept, gone *Client, newID func() ContactID) { *at(out) = unite(out, kept, gone, newID) },
		sever: func(out, before, after, now *Client) {
			*at(out) = severList(*at(before), *at(after), *at(now), key)
		},
	}
}

// ClientPart is what a merge of two cards takes from one of them as a whole: a
// field, or the fields that go together.
type ClientPart struct {
	Key    string // as in ClientField.Part
	fields []ClientField
}

// ClientParts lists the parts in the order of the card.
var ClientParts = partsOf(ClientFields)

func partsOf(fields []ClientField) (parts []ClientPart) {
	for _, f := range fields {
		i := slices.IndexFunc(parts, func(p ClientPart) bool { return p.Key == f.Part })
		switch {
		case f.Part == "":
		case i < 0:
			parts = append(parts, ClientPart{f.Part, []ClientField{f}})
		default:
			parts[i].fields = append(parts[i].fields, f)
		}
	}
	return parts
}

// Same reports whether two cards say the same.
func (p *ClientPart) Same(a, b *Client) bool {
	return !slices.ContainsFunc(p.fields, func(f ClientField) bool { return !f.same(a, b) })
}

// Empty reports whether a card says nothing.
func (p *ClientPart) Empty(c *Client) bool {
	return !slices.ContainsFunc(p.fields, func(f ClientField) bool { return !f.empty(c) })
}

func (p *ClientPart) copy(to, from *Client) {
	for _, f := range p.fields {
		f.copy(to, from)
	}
}
