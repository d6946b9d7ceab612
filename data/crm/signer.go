package crm

import "kartoteka/data/problem"

// Signer is who signs for a client, with the genitive forms that contracts are
// worded by: «в лице генерального директора Иванова Ивана Ивановича,
// действующего на основании Устава».
type Signer struct {
	Name  string `json:"name,omitempty"`  // Фамилия Имя Отчество
	Post  string `json:"post,omitempty"`  // должность
	Basis string `json:"basis,omitempty"` // Устав, доверенность № 5 от 01.02.2026
	// NameOf, PostOf and BasisOf are the same in the genitive. They are proposed
	// by declension and kept as the person left them.
	NameOf  string `json:"name_of,omitempty"`
	PostOf  string `json:"post_of,omitempty"`
	BasisOf string `json:"basis_of,omitempty"`
}

func (s *Signer) check() error {
	if s.Name == "" {
		return nil
	}
	return problem.In("signer", checkName("name", s.Name))
}
