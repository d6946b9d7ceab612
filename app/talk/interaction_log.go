package talk

import (
	"context"
	"strings"

	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Conversation is an interaction with the step that follows from it.
type Conversation struct {
	crm.Interaction
	// Next is what is to be done after; empty words and date are no step. Its
	// client, contact, subject and author are those of the interaction.
	Next crm.Task
	// Given is the paths of files to be copied into the base with it.
	Given []string
}

// Reminder is how many minutes before its hour a next step reminds.
const Reminder = 15

// HasNext reports whether a next step was agreed.
func (c *Conversation) HasNext() bool {
	return strings.TrimSpace(c.Next.Text) != "" || !c.Next.Due.IsZero()
}

// Check finds all faults; those of the next step are under "next".
func (c *Conversation) Check() error {
	err := c.Interaction.Check()
	if c.HasNext() {
		err = problem.Join(err, problem.In("next", c.Next.Check()))
	}
	return err
}

// Log writes a conversation, its next step and the files given with it in one
// transaction, so that one Undo takes back all.
func (s *Interactions) Log(ctx context.Context, c *Conversation) error {
	files, err := history.Choose(c.Given)
	if err != nil {
		return problem.In("files", err)
	}
	saved := *c
	err = s.base.Do(ctx, "interaction.log", func(tx *kv.Tx) error {
		saved = *c
		i := &saved.Interaction
		if i.ID.IsZero() {
			i.ID = tx.NewID()
		}
		if err := s.complete(tx, i); err != nil {
			return err
		}
		if err := saved.Check(); err != nil {
			return err
		}
		if err := store.Interactions.Put(tx, i); err != nil {
			return err
		}
		of := crm.Attachment{Client: i.Client, Interaction: i.ID, Subject: i.Subject, Author: i.Author}
		if err := s.attachments.KeepAll(tx, of, files); err != nil {
			return problem.In("files", err)
		}
		if !saved.HasNext() {
			return nil
		}
		return s.plan(tx, i, &saved.Next)
	})
	if err == nil {
		*c, c.Given = saved, nil
	}
	return err
}

// plan writes the next step of an interaction as a task.
func (s *Interactions) plan(tx *kv.Tx, i *crm.Interaction, t *crm.Task) error {
	t.ID = tx.NewID()
	if err := s.tasks.Plan(tx, t); err != nil {
		return err
	}
	t.Author = i.Author
	t.Client, t.Contact, t.Subject = i.Client, i.Contact, i.Subject
	if t.Remind == 0 {
		t.Remind = Reminder
	}
	if t.Manager.IsZero() {
		t.Manager = i.Author
	}
	return store.Tasks.Put(tx, t)
}
