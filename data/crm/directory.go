package crm

import (
	"strings"

	"kartoteka/data/problem"
)

// Manager is an employee who sells and answers for clients.
type Manager struct {
	Meta
	ID      ManagerID `json:"id"`                // names the record
	Name    string    `json:"name"`              // Фамилия Имя Отчество
	Phone   string    `json:"phone,omitempty"`   // for papers
	Email   string    `json:"email,omitempty"`   // for papers
	Deleted bool      `json:"deleted,omitempty"` // marked for deletion
}

// Region is a sales territory: a city, a district, a country.
type Region struct {
	Meta
	ID      RegionID `json:"id"`                // names the record
	Name    string   `json:"name"`              // as in lists and reports
	Deleted bool     `json:"deleted,omitempty"` // marked for deletion
}

// Group is a group of products.
type Group struct {
	Meta
	ID      GroupID `json:"id"`                // names the record
	Name    string  `json:"name"`              // as in price lists
	Deleted bool    `json:"deleted,omitempty"` // marked for deletion
}

// IDs of directory entries.
type (
	// ManagerID names a manager.
	ManagerID = ID[Manager]
	// RegionID names a region.
	RegionID = ID[Region]
	// GroupID names a group of products.
	GroupID = ID[Group]
)

// Check finds all faults of the entry.
func (m *Manager) Check() error {
	return problem.Join(checkName("name", m.Name), optional("email", &m.Email, CheckEmail))
}

// Check finds all faults of the entry.
func (r *Region) Check() error { return checkName("name", r.Name) }

// Check finds all faults of the entry.
func (g *Group) Check() error { return checkName("name", g.Name) }

// NameLimit is the most letters a name may have; papers and lists are laid out
// for it.
const NameLimit = 200

// checkName refuses an empty, an overlong and a many-line name.
func checkName(field, name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return problem.At(field, "problem.required")
	case len([]rune(name)) > NameLimit:
		return problem.At(field, "problem.too_long", "Limit", NameLimit)
	case strings.ContainsAny(name, "\r\n"):
		return problem.At(field, "problem.one_line")
	}
	return nil
}

// optional normalises a requisite in place when it is filled.
func optional(field string, value *string, check func(string) (string, error)) error {
	if strings.TrimSpace(*value) == "" {
		*value = ""
		return nil
	}
	v, err := check(*value)
	if err != nil {
		return problem.In(field, err)
	}
	*value = v
	return nil
}
