package beside

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/pattern"
)

// Contribution is a scenario and whose it is, as it stands beside others.
type Contribution struct {
	From     string // the name that tells it from the others
	File     string // the base name of its file; "" where it is in none
	Document file.Document

	own bool // the session's own, which goes by no name of its own
}

// Own is the scenario that is open, as it stands beside others.
func Own(d file.Document) Contribution {
	return Contribution{From: "this scenario", Document: d, own: true}
}

// Contributions names scenarios so that people can tell them apart: by the author
// or, without one, by the scenario's name or its file. Where several share that,
// each has what tells it apart beside it: its name, its file, or else a number.
// The files are those that the scenarios were read from, "" for none; nil for none
// at all.
func Contributions(docs []file.Document, files []string) []Contribution {
	all := make([]Contribution, len(docs))
	for i, d := range docs {
		all[i].Document = d
		if i < len(files) && files[i] != "" {
			all[i].File = filepath.Base(files[i])
		}
		name := strings.TrimSpace(d.Scenario.Name)
		all[i].From = cmp.Or(strings.TrimSpace(d.Scenario.Author), name, all[i].File, "scenario "+strconv.Itoa(i+1))
	}
	tellApart(all, func(c *Contribution) string {
		if strings.TrimSpace(c.Document.Scenario.Author) == "" {
			return "" // it goes by its name already
		}
		return strings.TrimSpace(c.Document.Scenario.Name)
	})
	tellApart(all, func(c *Contribution) string { return c.File })
	seen := map[string]int{}
	for i := range all {
		from := all[i].From
		if seen[from]++; seen[from] > 1 {
			all[i].From += " (" + strconv.Itoa(seen[from]) + ")"
		}
	}
	return all
}

// tellApart gives those that share a name something more each, where that tells
// any of them apart.
func tellApart(all []Contribution, more func(*Contribution) string) {
	sharing := map[string][]int{}
	for i := range all {
		sharing[all[i].From] = append(sharing[all[i].From], i)
	}
	for name, who := range sharing {
		different := map[string]bool{}
		for _, i := range who {
			different[more(&all[i])] = true
		}
		if len(who) < 2 || len(different) < 2 {
			continue
		}
		for _, i := range who {
			if said := more(&all[i]); said != "" && said != name {
				all[i].From = name + ", " + said
			}
		}
	}
}

var dayBefore = pattern.Lazy(`^\d{4}-\d{2}-\d{2}\s*`)

// askedBy is who a change is said to be asked for by, where it does not say so
// itself: the author or, without one, what the scenario goes by; "" where that is
// nothing.
func (c Contribution) askedBy() string {
	if author := strings.TrimSpace(c.Document.Scenario.Author); author != "" {
		return author
	}
	if name := strings.TrimSpace(dayBefore().ReplaceAllString(c.Document.Scenario.Name, "")); name != "" {
		return name
	}
	if c.own {
		return ""
	}
	return c.From
}

// SignChanges says in changes of the contribution who asked for them, where they
// don't say so.
func (c Contribution) SignChanges(changes []model.Change) {
	for i := range changes {
		if by := c.askedBy(); len(changes[i].AskedBy) == 0 && by != "" {
			changes[i].AskedBy = []string{by}
		}
	}
}

// Called finds the contributions that a name means: what one goes by, its author,
// its scenario's name, or its file.
func Called(all []Contribution, name string) (found []Contribution) {
	name = strings.TrimSpace(name)
	says := []func(c *Contribution) string{
		func(c *Contribution) string { return c.From },
		func(c *Contribution) string { return c.File },
		func(c *Contribution) string { return c.Document.Scenario.Author },
		func(c *Contribution) string { return c.Document.Scenario.Name },
		func(c *Contribution) string {
			if c.File == "" {
				return ""
			}
			return NameOfFile(c.File)
		},
	}
	for _, said := range says {
		for i := range all {
			if other := strings.TrimSpace(said(&all[i])); other != "" && (strings.EqualFold(other, name) || other == filepath.Base(name)) {
				found = append(found, all[i])
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// NameOfFile is what a file is called without its endings, of which a scenario
// may have two: "room" for "room.scenario.yaml"; and without what a scenario's
// name can't hold, such as marks that turn the direction of writing.
func NameOfFile(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if short := strings.TrimSuffix(name, ".scenario"); short != "" {
		name = short
	}
	if plain := strings.TrimSpace(journal.PlainText(name)); plain != "" {
		return plain
	}
	return "Scenario"
}
