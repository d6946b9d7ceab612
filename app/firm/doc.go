// Package firm is the use cases of our own side: the organisations that papers
// are issued by, and the directories that cards and documents choose from.
package firm
