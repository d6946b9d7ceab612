package declension

import (
	"encoding/json"
	"fmt"
	"sync"

	"kartoteka/assets"
)

// androgynous in the rules means either gender.
const androgynous Gender = "androgynous"

// rule is the change of a group of names, one for each case.
type rule struct {
	Gender Gender   `json:"gender"`
	Test   []string `json:"test"` // names in lower case, or their ends
	Mods   []string `json:"mods"` // by Case
	// Tags, when there are any, say that the rule is for the first of many parts
	// of a name only: Бонч-Бруевич.
	Tags []string `json:"tags"`
}

// kindRules are the rules of family names, first names or patronymics.
type kindRules struct {
	Exceptions []rule `json:"exceptions"`
	Suffixes   []rule `json:"suffixes"`
}

// rules are those of family names, first names and patronymics.
var rules = sync.OnceValue(func() [3]kindRules {
	data, err := assets.Names.ReadFile("names/petrovich.json")
	var all struct {
		Last   kindRules `json:"lastname"`
		First  kindRules `json:"firstname"`
		Middle kindRules `json:"middlename"`
	}
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		panic(fmt.Sprintf("declension: rules of names: %v", err)) // they are part of the program
	}
	return [3]kindRules{all.Last, all.First, all.Middle}
})
