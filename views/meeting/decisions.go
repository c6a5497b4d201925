package meeting

import (
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/explain"
	"fewer/scenarios"
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

// why takes apart what is decided, and not what the scenario has now.
func (r *decisions) why() {
	var sc model.Scenario
	sc.Changes, sc.Proposals = scenarios.Decided(r.doc())
	r.host.Why(r.figure(), "As decided", func() *explain.Explainer { return explain.New(r.host.Filed(), &sc) })
}

func (r *decisions) keys() []tui.Action {
	return append([]tui.Action{
		{ID: "correct-decision", Keys: []string{"enter"}, Short: "correct it", ShortNow: r.enterDoes, Rank: 1, Help: "correct the selected decision; the first is written down", Off: r.stillWithheld, Do: tui.Just(r.correct)},
		{ID: "decide", Keys: []string{"d"}, Short: "another", Rank: 2, Help: "write down a decision: what, who, by when, for, against, not sure, dissent", Off: r.stillWithheld, Do: tui.Just(r.decide)},
		r.freezing("freeze", 4),
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
	said := r.doc().DecidedWords(words.SavingWords(saved.AsContracted), needed)
	if n := r.session().DecidedElsewhere(); n > 0 {
		said += " " + model.Numbered(n, "change", "changes") + " of it " + model.OneOrMore(n, "is", "are") + " not in this year, and " + model.OneOrMore(n, "counts", "count") + " for nothing here."
	}
	return said
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

// correct corrects the selected decision; the first is written down.
func (r *decisions) correct() {
	if r.at.List < r.entries() {
		r.fill(r.doc().Decisions[r.at.List], r.at.List)
		return
	}
	r.decide()
}

// enterDoes is what Enter does: with no decision there is none to correct.
func (r *decisions) enterDoes() string {
	if r.entries() == 0 {
		return "a decision"
	}
	return "correct it"
}

// decide asks what a decision needs. It is made of the changes of one row,
// of the proposals, or of everything, as the first field says.
func (r *decisions) decide() {
	s, year := r.doc().Scenario, r.session().Year().Year() // what is kept keeps its names
	names, parts := []string{"everything in this scenario"}, []file.Decision{{Changes: s.Changes, Proposals: s.Proposals}}
	if n := len(s.Changes) + len(s.Proposals); n == 0 {
		r.fill(file.Decision{}, another)
		return
	} else if n == 1 {
		names, parts = nil, nil // the one that there is
	}
	for _, c := range s.Changes {
		parts = append(parts, file.Decision{What: year.ChangeWords(c), Changes: []model.Change{c}})
	}
	for _, q := range s.Proposals {
		parts = append(parts, file.Decision{What: q.Words(year), Proposals: []model.Proposal{q}})
	}
	for _, part := range parts[len(names):] {
		names = append(names, part.What)
	}
	choose := tui.NewChooser("What is decided?", r.texts(names), 0, func(i int) tea.Cmd {
		r.fill(parts[i], another)
		return nil
	})
	choose.AsTyped = ", tied to no change and to no money"
	choose.Own = func(text string) tea.Cmd {
		r.fill(file.Decision{What: text}, another)
		return nil
	}
	r.stage.Show(choose)
}

// another is in the place of one that is corrected where a decision is a new one.
const another = -1

// fill asks for what belongs to a decision, a new one or the one at a place.
func (r *decisions) fill(d file.Decision, at int) {
	people := func(n int) tui.Typing { return tui.Filled(strings.TrimPrefix(strconv.Itoa(n), "0")) }
	f := &tui.Form{
		Title: "A decision", Draft: "decision " + d.Time + d.What,
		Fields: []tui.FormField{
			{Label: "what", Hint: "in a few words", Text: tui.Words(d.What)},
			{Label: "who", Hint: "who sees to it", Text: tui.Filled(d.Owner)},
			{Label: "by when", Hint: "e.g. 31 December", Text: tui.Filled(d.ByWhen)},
			{Label: "for", Hint: "how many", Text: people(d.For)},
			{Label: "against", Hint: "how many", Text: people(d.Against)},
			{Label: "not sure", Hint: "how many", Text: people(d.NotSure)},
			{Label: "dissent", Hint: "what was said against it", Text: tui.Words(d.Dissent)},
			{Label: "why", Hint: "the reason", Text: tui.Words(d.Why)},
		},
	}
	f.Done = func(said []string) string {
		d.What, d.Owner, d.ByWhen, d.Dissent, d.Why = said[0], said[1], said[2], said[6], said[7]
		for i, into := range map[int]*int{3: &d.For, 4: &d.Against, 5: &d.NotSure} {
			n, why := number.People(said[i])
			if why != "" {
				f.At = i
				return f.Fields[i].Label + ": " + why
			}
			*into = n
		}
		if refusal := r.write(d, at); refusal.Refused() {
			f.At = 0
			return refusal.Reason
		}
		r.host.Changed()
		return ""
	}
	r.ask(f)
}

func (r *decisions) write(d file.Decision, at int) (refusal scenarios.Refusal) {
	if at != another {
		return r.session().CorrectDecision(at, d)
	}
	r.host.ForRecord()
	if refusal = r.session().Decide(d); !refusal.Refused() {
		r.at.List = r.entries() - 1
	}
	return refusal
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
