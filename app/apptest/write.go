package apptest

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Write runs a transaction of a test's own, for records that no use case of the
// test's makes.
func (a *App) Write(ctx context.Context, fn func(*kv.Tx) error) error {
	return a.Kernel.Do(ctx, "test", fn)
}

// Read runs a snapshot of a test's own.
func (a *App) Read(ctx context.Context, fn func(*kv.Tx) error) error { return a.Kernel.See(ctx, fn) }

// Say writes an interaction as the use cases that record conversations do.
func (a *App) Say(ctx context.Context, i *crm.Interaction) error {
	return base.Put(ctx, a.Kernel, "interaction.save", store.Interactions, i, func(i *crm.Interaction) *crm.InteractionID { return &i.ID }, talk.Answer)
}

// Said reads the interactions with a client, the oldest first.
func (a *App) Said(ctx context.Context, client crm.ClientID) (out []*crm.Interaction, err error) {
	err = a.Kernel.See(ctx, func(tx *kv.Tx) error {
		out, err = base.Held(tx, store.InteractionClient, store.Interactions, client, func(*crm.Interaction) bool { return true })
		return err
	})
	return out, err
}

// PutTask writes a task.
func (a *App) PutTask(ctx context.Context, t *crm.Task) error {
	return base.Put(ctx, a.Kernel, "task.save", store.Tasks, t, func(t *crm.Task) *crm.TaskID { return &t.ID }, nil)
}

// TasksOf reads the tasks of a client.
func (a *App) TasksOf(ctx context.Context, client crm.ClientID) (out []*crm.Task, err error) {
	err = a.Kernel.See(ctx, func(tx *kv.Tx) error {
		out, err = base.Held(tx, store.TaskClient, store.Tasks, client, func(*crm.Task) bool { return true })
		return err
	})
	return out, err
}

// OpenTasks lists the tasks that are still to be done.
func (a *App) OpenTasks() (out []*crm.Task) {
	_ = a.Kernel.See(context.Background(), func(tx *kv.Tx) error {
		out = nil
		for t, err := range store.TasksByDue.Ordered(tx) {
			if err != nil {
				return err
			}
			out = append(out, t)
		}
		return nil
	})
	return out
}

// SayAll writes many interactions in one operation.
func (a *App) SayAll(all []crm.Interaction) error {
	return a.Kernel.Do(context.Background(), "interaction.save", func(tx *kv.Tx) error {
		for i := range all {
			all[i].ID = tx.NewID()
			if err := store.Interactions.Put(tx, &all[i]); err != nil {
				return err
			}
		}
		return nil
	})
}
