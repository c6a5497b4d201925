package meeting

import (
	"path/filepath"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// decisions lists what was decided, with all that belongs to it.
type decisions struct{ listing }

func (r *decisions) fills() bool { return true }

func (r *decisions) money() bool { return true }

func (r *decisions) written() bool { return true }

func (r *decisions) entries() int { return len(r.doc().Decisions) }

func (r *decisions) figure() string { return "terms.as_contracted.saving" }

func (r *decisions) keys() []tui.Action {
	return append([]tui.Action{
		{ID: "decide", Keys: []string{"enter", "d"}, Short: "a decision", Rank: 1, Help: "write down a decision: what, who, by when, for, against, not sure, dissent", Off: r.stillWithheld, Do: tui.Just(r.decide)},
		r.freezing("freeze", 2),
		{ID: "remove-decision", Keys: []string{"X", "delete"}, Short: "take back", Rank: 3, Help: "take the selected decision back", Off: r.noneToTakeBack, Do: r.asking("Take the decision back?", "The selected decision goes; u brings it back.", "take it back", func() {
			r.refused(r.session().RemoveDecision(r.at.List))
		})},
	}, r.listing.keys()...)
}

func (r *Room) stillWithheld() string { return r.doc().Withheld() }

func (r *decisions) noneToTakeBack() string {
	if r.at.List >= r.entries() {
		return "There is no decision to take back"
	}
	return ""
}

func (r *decisions) draw(out *wall.Writer) {
	decisions := r.doc().Decisions
	if len(decisions) == 0 {
		out.Para(tui.Strong, "Nothing is decided yet. On the table:")
		out.Skip()
		said := r.onTheTable()
		if len(said) == 0 {
			said = []string{"nothing is changed and nothing proposed"}
		}
		for _, line := range said {
			out.Para(tui.Plain, line)
		}
		return
	}
	if out.Roomy() {
		saved := r.session().DecidedSaving().AsContracted
		out.FigureOf(out.ScaleFor(1, 14), tui.Focus, saved.Abs().Whole(), words.BySign(saved, "saved by what is decided, as contracted", "more spent by what is decided, as contracted", "saved by what is decided, as contracted"))
		out.Skip()
	}
	var items []wall.Entry
	for i, d := range decisions {
		item := wall.Entry{Says: model.Thousands(int64(i+1)) + ". " + d.What, Role: tui.Strong, Notes: []string{handout.SavedWords(r.prepared(), d)}}
		if i == r.at.List || out.Roomy() {
			item.Notes = append(item.Notes, d.OwnedWords())
			if votes := d.VoteWords(); votes != "" {
				item.Notes = append(item.Notes, votes)
			}
			if d.Dissent != "" {
				item.Notes = append(item.Notes, "Against it was said: "+d.Dissent)
			}
		}
		items = append(items, item)
	}
	foot := r.foot()
	r.list(out, items, out.Left()-out.Rows(foot)-1)
	out.Skip()
	out.Para(tui.Strong, foot)
}

// foot adds up what the decisions are tied to, each change once, against what
// is needed.
func (r *decisions) foot() string {
	saved, needed := r.session().DecidedSaving(), r.session().Projection().Needed(model.AsContracted)
	return r.doc().DecidedWords(words.SavingWords(saved.AsContracted), needed)
}

// onTheTable lists the changes and proposals that a decision is made of, as they
// are kept.
func (r *decisions) onTheTable() (said []string) {
	doc, year := r.doc(), r.session().Year().Year()
	for _, c := range doc.Scenario.Changes {
		said = append(said, year.ChangeWords(c))
	}
	for _, q := range doc.Scenario.Proposals {
		said = append(said, q.Words(year))
	}
	return said
}

// decide asks what a decision needs. It is made of the changes of one row,
// of the proposals, or of everything, as the first field says.
func (r *decisions) decide() {
	doc, year := r.doc(), r.session().Year().Year() // what is kept keeps its names
	names := []string{"everything in this scenario"}
	parts := []func(*file.Decision){func(d *file.Decision) {
		d.Changes, d.Proposals = doc.Scenario.Changes, doc.Scenario.Proposals
	}}
	if n := len(doc.Scenario.Changes) + len(doc.Scenario.Proposals); n > 0 {
		if n == 1 {
			names, parts = nil, nil // the one that there is
		}
		for _, c := range doc.Scenario.Changes {
			names = append(names, year.ChangeWords(c))
			parts = append(parts, func(d *file.Decision) { d.Changes = []model.Change{c} })
		}
		for _, q := range doc.Scenario.Proposals {
			names = append(names, q.Words(year))
			parts = append(parts, func(d *file.Decision) { d.Proposals = []model.Proposal{q} })
		}
		choose := tui.NewChooser("What is decided?", r.texts(names), 0, func(i int) tea.Cmd {
			r.fill(names[i], i, parts[i])
			return nil
		})
		choose.AsTyped = ", tied to no change and to no money"
		choose.Own = func(text string) tea.Cmd {
			r.fill(text, inOwnWords, func(*file.Decision) {})
			return nil
		}
		r.stage.Show(choose)
		return
	}
	r.fill("", inOwnWords, func(*file.Decision) {})
}

// inOwnWords is in the place of a part of the scenario where the decision is tied to
// none of it, in words of one's own.
const inOwnWords = -1

func (r *decisions) fill(name string, i int, part func(*file.Decision)) {
	if i == 0 && name == "everything in this scenario" {
		name = ""
	}
	f := &tui.Form{
		Title: "A decision", Draft: "decision " + strconv.Itoa(i),
		Fields: []tui.FormField{
			{Label: "what", Hint: "in a few words", Text: tui.Words(name)},
			{Label: "who", Hint: "who sees to it"},
			{Label: "by when", Hint: "e.g. 31 December"},
			{Label: "for", Hint: "how many"},
			{Label: "against", Hint: "how many"},
			{Label: "not sure", Hint: "how many"},
			{Label: "dissent", Hint: "what was said against it", Text: tui.Words("")},
			{Label: "why", Hint: "the reason", Text: tui.Words("")},
		},
	}
	f.Done = func(said []string) string {
		d := file.Decision{What: said[0], Owner: said[1], ByWhen: said[2], Dissent: said[6], Why: said[7]}
		for at, into := range map[int]*int{3: &d.For, 4: &d.Against, 5: &d.NotSure} {
			n, why := number.People(said[at])
			if why != "" {
				f.At = at
				return f.Fields[at].Label + ": " + why
			}
			*into = n
		}
		part(&d)
		r.host.ForRecord()
		if refusal := r.session().Decide(d); refusal.Refused() {
			f.At = 0
			return refusal.Reason
		}
		r.at.List = r.entries() - 1
		r.host.Changed()
		return ""
	}
	r.ask(f)
}

// freezing is the action that freezes, after asking: a copy can't be taken back.
func (r *Room) freezing(id string, rank int) tui.Action {
	return tui.Action{
		ID: id, Keys: []string{"K"}, Short: "freeze a copy", Rank: rank,
		Help: "make a frozen copy of the scenario, with the minutes: in it, and in a read-only file beside it", Off: r.stillWithheld,
		Do: r.asking("Freeze a copy?", "It keeps the scenario as it is now, with the minutes, and can't be changed or taken back.", "freeze a copy", r.freeze),
	}
}

func (r *Room) freeze() {
	back := r.host.ForRecord()
	frozen, refusal := r.session().Freeze()
	if r.refused(refusal) {
		return
	}
	r.host.Changed()
	said := "A frozen copy of " + clockOf(frozen.Time)
	switch {
	case frozen.Path == "":
		r.stage.Show(&tui.Question{
			Title: "Frozen in the scenario only", Text: said + " is in the scenario. " + frozen.Fault + " s saves the scenario.",
			Answers: []tui.Answer{{Key: "k K", Does: "try the file again", Do: tui.Just(r.freeze)}},
		})
	case frozen.Fault != "":
		r.stage.Say(said + ": " + filepath.Base(frozen.Path) + ". " + frozen.Fault)
	default:
		said += ", read-only: " + filepath.Base(frozen.Path)
		if back != "" {
			said += ". " + back
		}
		r.stage.Say(said)
	}
}
