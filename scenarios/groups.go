package scenarios

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fewer/model"
	"fewer/model/deep"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
)

// groupsFolder is the folder beside a meeting's file into which groups' plans are put.
const groupsFolder = "groups"

// GroupsFolder is where the plans of groups are looked for: the folder groups beside the
// meeting's file or, where there is none and the meeting has a file, that file's own.
// It is "" where there is neither.
func (s *Session) GroupsFolder() string {
	folder := filepath.Join(s.Folder(), groupsFolder)
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return folder
	}
	if s.Path() == "" {
		return ""
	}
	return s.Folder()
}

// Groups are the plans in the groups' folder that are made for the session's year, in
// the order in which the files were written. A file that can't be read is named instead.
func (s *Session) Groups() (groups []Other, unread []string) {
	folder := s.GroupsFolder()
	if folder == "" {
		return nil, nil
	}
	written := map[string]time.Time{}
	for _, path := range yamlFiles(folder) {
		if path == s.Path() {
			continue
		}
		if info, err := os.Stat(path); err == nil {
			written[path] = info.ModTime()
		}
		o, faults := s.ReadOther(path)
		switch {
		case faults.Fatal():
			if filepath.Base(folder) == groupsFolder { // elsewhere it need be no plan
				unread = append(unread, filepath.Base(path))
			}
		case o.Note == "" && o.Document.FrozenAt == "":
			groups = append(groups, o)
		}
	}
	slices.SortStableFunc(groups, func(a, b Other) int {
		return cmp.Or(written[a.File].Compare(written[b.File]), cmp.Compare(a.File, b.File))
	})
	return groups, unread
}

// GroupsWatch is the groups' folder with what was in it.
type GroupsWatch struct {
	meeting, folder, held string
}

// WatchGroups watches the groups' folder, and whether one is made. It may be used from
// another goroutine than the session.
func (s *Session) WatchGroups() GroupsWatch {
	w := GroupsWatch{meeting: s.Folder(), folder: s.GroupsFolder()}
	w.held = w.holds()
	return w
}

// holds tells the state of the folder: its files with their sizes and times.
func (w GroupsWatch) holds() (state string) {
	for _, folder := range []string{w.folder, filepath.Join(w.meeting, groupsFolder)} {
		for _, path := range yamlFiles(folder) {
			if info, err := os.Stat(path); err == nil {
				state += fmt.Sprintln(path, info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return state
}

// Await waits until another plan is there, or one is another, or done is closed. It
// tells whether something has changed.
func (w GroupsWatch) Await(done <-chan struct{}) bool {
	folder := w.folder
	if folder == "" {
		folder = w.meeting
	}
	events, stop := folderEvents(folder)
	defer stop()
	look := time.NewTicker(groupsLook)
	defer look.Stop()
	quiet := time.NewTimer(0) // something may have changed before it was watched
	defer quiet.Stop()
	for {
		select {
		case <-done:
			return false
		case <-events:
			quiet.Reset(yearWatchQuiet)
			continue
		case <-quiet.C:
		case <-look.C:
		}
		if w.holds() != w.held {
			return true
		}
	}
}

// groupsLook is how often the folder is looked at where nothing tells of changes: a
// room waits for a plan that was just copied.
const groupsLook = 2 * time.Second

// TakePlan puts a group's plan, its changes and proposals, in place of the meeting's, as
// one step. What prices an idea of the room stays, and so does all that the meeting has
// agreed; ideas of the group are added. What is beyond a red line is refused as a whole.
func (s *Session) TakePlan(from beside.Contribution) Refusal {
	refusal := s.Edit("The plan of "+from.From+" was taken", "", func(d *file.Document) {
		changes := wanted(from.Document.Scenario.Changes)
		from.SignChanges(changes)
		for _, c := range d.Scenario.Changes {
			if d.PricesAnIdea(c) {
				changes = beside.Union(changes, c)
			}
		}
		d.Scenario.Changes, d.Scenario.Proposals = changes, deep.Clone(from.Document.Scenario.Proposals)
		for _, idea := range from.Document.Ideas {
			d.Ideas = beside.Union(d.Ideas, idea)
		}
	})
	if refusal.RedLine != (file.RedLine{}) {
		refusal.Reason = "Not taken: in the plan of " + from.From + ", " + refusal.RedLine.BrokenWords(s.year.Year())
	}
	return refusal
}

// wanted are the changes of a plan, as one's own; one that is switched off is no wish.
func wanted(changes []model.Change) []model.Change {
	return slices.DeleteFunc(deep.Clone(changes), func(c model.Change) bool { return c.Off })
}

// NoteGroups keeps groups' plans as they are shown to all, for the minutes; one that a group
// has shown otherwise before is said to be corrected.
func (s *Session) NoteGroups(plans []beside.Contribution) Refusal {
	if len(plans) == 0 {
		return Refusal{}
	}
	var noted []file.GroupPlan
	names := make([]string, len(plans))
	before := s.Document().Groups
	for i, plan := range plans {
		names[i] = plan.From
		sc := plan.Document.Scenario
		is := file.GroupPlan{Name: plan.From, Changes: wanted(sc.Changes), Proposals: deep.Clone(sc.Proposals)}
		is.Saved = savingOf(s.year, s.trial, is.Changes, is.Proposals)
		if at := slices.IndexFunc(before, func(g file.GroupPlan) bool { return g.Name == is.Name }); at >= 0 {
			was := before[at]
			is.Corrected = was.Corrected || !deep.Same(was.Proposals, is.Proposals) || !deep.Same(wanted(was.Changes), is.Changes)
		}
		noted = append(noted, is)
	}
	return s.Edit("Plans shown: "+model.ListWords(names), "plans shown", func(d *file.Document) { d.Groups = noted })
}
