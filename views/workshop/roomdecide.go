package workshop

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/handout"
	"fewer/views/tui"
)

// decisionsWall lists what was decided, with all that belongs to it.
func (r *room) decisionsWall() wall {
	return wall{
		pieces: 1, fills: true, draw: r.drawDecisions,
		actions: slices.Concat([]action{
			{id: "decide", keys: []string{"enter", "d"}, short: "a decision", group: meeting, rank: 1, help: "write down a decision: what, who, by when, for, against, not sure, dissent", off: r.stillWithheld, do: just(r.askDecision)},
			{id: "freeze", keys: []string{"K"}, short: "freeze a copy", group: meeting, rank: 2, help: "make a frozen copy of the scenario, with the minutes: in it, and in a read-only file beside it", off: r.stillWithheld, do: r.askToFreeze()},
			{id: "remove-decision", keys: []string{"X", "delete"}, short: "take back", group: meeting, rank: 3, help: "take the selected decision back", off: r.noDecision, do: r.asking("Take the decision back?", "The selected decision goes; u brings it back.", "take it back", func() {
				r.app.refused(r.session().RemoveDecision(r.list))
			})},
		}, r.arrows()),
	}
}

func (r *room) stillWithheld() string {
	if r.withheld() {
		return "The guesses come first: their answers are not revealed yet"
	}
	return ""
}

func (r *room) noDecision() string {
	if r.list >= len(r.doc().Decisions) {
		return "There is no decision to take back"
	}
	return ""
}

func (r *room) drawDecisions(out *writer) {
	decisions := r.doc().Decisions
	if r.withheld() {
		r.drawWithheld(out)
		return
	}
	if len(decisions) == 0 {
		out.para(tui.Strong, "Nothing is decided yet. On the table:")
		out.skip()
		said := r.onTheTable()
		if len(said) == 0 {
			said = []string{"nothing is changed and nothing proposed"}
		}
		for _, line := range said {
			out.para(tui.Plain, line)
		}
		return
	}
	var items []listed
	for i, d := range decisions {
		item := listed{says: countOf(i+1) + ". " + d.What, role: tui.Strong, notes: []string{handout.SavedWords(d)}}
		if i == r.list || out.roomy() {
			item.notes = append(item.notes, d.OwnedWords())
			if votes := d.VoteWords(); votes != "" {
				item.notes = append(item.notes, votes)
			}
			if d.Dissent != "" {
				item.notes = append(item.notes, "Against it was said: "+d.Dissent)
			}
		}
		items = append(items, item)
	}
	foot := r.decidedFoot()
	part := *out
	part.Area = out.Part(tui.NewRect(out.Box.X, out.Box.Y+out.y, out.wide(), max(1, out.left()-out.rows(foot)-1)))
	part.y = 0
	part.list(items, r.list)
	out.y += part.y
	out.skip()
	out.para(tui.Strong, foot)
}

// decidedFoot adds up what the decisions are tied to, each change once, against what
// is needed.
func (r *room) decidedFoot() string {
	saved, needed := r.session().DecidedSaving(), r.session().Projection().Needed(model.AsContracted)
	return r.doc().DecidedWords(savedOf(saved.AsContracted), needed)
}

// onTheTable lists the changes and proposals that a decision is made of, as they
// are kept.
func (r *room) onTheTable() (said []string) {
	doc, year := r.doc(), r.session().Year().Year()
	for _, c := range doc.Scenario.Changes {
		said = append(said, year.ChangeWords(c))
	}
	for _, q := range doc.Scenario.Proposals {
		said = append(said, q.Words(year))
	}
	return said
}

// askDecision asks what a decision needs. It is made of the changes of one row,
// of the proposals, or of everything, as the first field says.
func (r *room) askDecision() {
	doc, year := r.doc(), r.session().Year().Year() // what is kept keeps its names
	names := []string{"everything in this scenario"}
	parts := []func(*scenarios.Decision){func(d *scenarios.Decision) {
		d.Changes, d.Proposals = doc.Scenario.Changes, doc.Scenario.Proposals
	}}
	if n := len(doc.Scenario.Changes) + len(doc.Scenario.Proposals); n > 0 {
		if n == 1 {
			names, parts = nil, nil // the one that there is
		}
		for _, c := range doc.Scenario.Changes {
			names = append(names, year.ChangeWords(c))
			parts = append(parts, func(d *scenarios.Decision) { d.Changes = []model.Change{c} })
		}
		for _, q := range doc.Scenario.Proposals {
			names = append(names, q.Words(year))
			parts = append(parts, func(d *scenarios.Decision) { d.Proposals = []model.Proposal{q} })
		}
		choose := newChooser(r.app, "What is decided?", r.app.texts(names), 0, func(i int) tea.Cmd {
			r.fillDecision(names[i], i, parts[i])
			return nil
		})
		choose.asTyped = ", tied to no change and to no money"
		choose.own = func(text string) tea.Cmd {
			r.fillDecision(text, inOwnWords, func(*scenarios.Decision) {})
			return nil
		}
		r.app.show(choose)
		return
	}
	r.fillDecision("", inOwnWords, func(*scenarios.Decision) {})
}

// inOwnWords is in the place of a part of the scenario where the decision is tied to
// none of it, in words of one's own.
const inOwnWords = -1

func (r *room) fillDecision(name string, i int, part func(*scenarios.Decision)) {
	if i == 0 && name == "everything in this scenario" {
		name = ""
	}
	f := &form{
		title: "A decision", draft: "decision " + strconv.Itoa(i),
		fields: []formField{
			{label: "what", hint: "in a few words", text: typed(name)},
			{label: "who", hint: "who sees to it"},
			{label: "by when", hint: "e.g. 31 December"},
			{label: "for", hint: "how many"},
			{label: "against", hint: "how many"},
			{label: "not sure", hint: "how many"},
			{label: "dissent", hint: "what was said against it"},
			{label: "why", hint: "the reason"},
		},
	}
	f.done = func(said []string) string {
		d := scenarios.Decision{What: said[0], Owner: said[1], ByWhen: said[2], Dissent: said[6], Why: said[7]}
		for at, into := range map[int]*int{3: &d.For, 4: &d.Against, 5: &d.NotSure} {
			n, why := heads(said[at])
			if why != "" {
				f.at = at
				return f.fields[at].label + ": " + why
			}
			*into = n
		}
		part(&d)
		r.app.forRecord()
		if refusal := r.session().Decide(d); refusal.Refused() {
			f.at = 0
			return refusal.Reason
		}
		r.list = len(r.doc().Decisions) - 1
		r.app.changed()
		return ""
	}
	r.ask(f)
}

// heads reads a number of people.
func heads(text string) (int, string) {
	if strings.TrimSpace(text) == "" {
		return 0, ""
	}
	n, ok := scenarios.ParseWhole(text, 0, 10_000)
	if !ok {
		return 0, "type how many people, such as 9"
	}
	return n, ""
}

// askToFreeze freezes after asking: a copy can't be taken back.
func (r *room) askToFreeze() func() tea.Cmd {
	return r.asking("Freeze a copy?", "It keeps the scenario as it is now, with the minutes, and can't be changed or taken back.", "freeze a copy", r.freeze)
}

func (r *room) freeze() {
	back := r.app.forRecord()
	frozen, refusal := r.session().Freeze()
	if r.app.refused(refusal) {
		return
	}
	r.app.changed()
	said := "A frozen copy of " + clockOf(frozen.Time)
	switch {
	case frozen.Path == "":
		r.app.show(&question{
			app: r.app, title: "Frozen in the scenario only", text: said + " is in the scenario. " + frozen.Fault + " s saves the scenario.",
			answers: []answer{{"k K", "try the file again", func() tea.Cmd { r.freeze(); return nil }}},
		})
	case frozen.Fault != "":
		r.app.say(said + ": " + filepath.Base(frozen.Path) + ". " + frozen.Fault)
	default:
		said += ", read-only: " + filepath.Base(frozen.Path)
		if back != "" {
			said += ". " + back
		}
		r.app.say(said)
	}
}

// readBackWall is the page that people take home, to be read aloud.
func (r *room) readBackWall() wall {
	return wall{
		pieces: 1, fills: true,
		draw: func(out *writer) {
			lines := r.readBackLines(out.wide())
			r.list = min(r.list, max(0, len(lines)-out.left()))
			for _, line := range lines[r.list:] {
				out.line(line.role, line.text)
			}
		},
		advance: r.scrollPage,
		actions: slices.Concat([]action{
			{id: "freeze-page", keys: []string{"K"}, short: "freeze a copy", group: meeting, rank: 1, help: "make a frozen copy of the scenario, with the minutes: in it, and in a read-only file beside it", off: r.stillWithheld, do: r.askToFreeze()},
		}, r.arrows()),
	}
}

// scrollPage goes on by what is on the wall, until the end of the page.
func (r *room) scrollPage() bool {
	width, rows := r.wallSize()
	rows = max(1, rows)
	if end := len(r.readBackLines(width)) - rows; r.list < end {
		r.list = min(r.list+rows, end)
		return true
	}
	return false
}

// pageSpreads is how sure the year-end on the page is, reckoned once for each edit:
// the page is made for every frame.
func (r *room) pageSpreads() *model.TermsSpreads {
	if r.spreads == nil {
		spreads := r.app.filed().NewSpreads(model.SpreadSeed).Of(r.session().Projection())
		r.spreads = &spreads
	}
	return r.spreads
}

// pageLine is a line of the page on the wall.
type pageLine struct {
	role tui.Role
	text string
}

func (r *room) readBackLines(width int) (lines []pageLine) {
	page := handout.New(handout.Source{
		Prepared: r.app.filed(), Document: r.doc(), Projection: r.session().Projection(), Spreads: r.pageSpreads(),
	})
	add := func(role tui.Role, indent int, mark, text string) {
		for i, line := range tui.Wrap(r.app.text(text), max(8, width-indent-2)) {
			start := strings.Repeat(" ", indent)
			if i == 0 {
				start += mark
			} else {
				start += "  "
			}
			lines = append(lines, pageLine{role, start + line})
		}
	}
	add(tui.Strong, 0, "", page.Title)
	for _, line := range page.Under {
		add(tui.Plain, 0, "", line)
	}
	for _, s := range page.Sections {
		lines = append(lines, pageLine{})
		add(tui.Strong, 0, "", strings.ToUpper(s.Heading))
		for _, item := range s.Items {
			add(tui.Strong, 0, "· ", item.Says)
			for _, note := range item.Notes {
				add(tui.Plain, 2, "", note)
			}
		}
	}
	return lines
}
