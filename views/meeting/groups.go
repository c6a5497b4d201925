package meeting

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// groups shows the plans of small groups as their files arrive: what each saves, in what
// they differ, and what they come to together.
type groups struct {
	plain
	files    []scenarios.Other // in the order in which they arrived
	unread   []string          // files that can't be read
	read     bool
	watching bool

	of       *model.Prepared // the year of what follows
	all      []scenarios.Contribution
	beside   scenarios.Comparison
	merged   scenarios.Merged
	together *model.Projection // of what is merged
}

// GroupsChanged tells that a plan of a group is there that was not.
type GroupsChanged struct{ room *Room }

// Take reads the plans anew, and waits for the next where they are on the wall.
func (m GroupsChanged) Take() {
	g := m.room.groups
	g.watching = false
	before := len(g.files)
	if m.room.step() == step(g) {
		if g.prepare(); len(g.files) > before {
			m.room.stage.Say("A plan has arrived: " + g.host.Text(g.all[len(g.all)-1].From))
		}
	}
}

// prepare reads the plans, and waits for others while they are on the wall.
func (g *groups) prepare() {
	if g.watching {
		return
	}
	watch := g.session().WatchGroups() // before they are read, so that none is missed
	g.look()
	g.watching = g.host.Await(func(done <-chan struct{}) tea.Msg {
		if watch.Await(done) {
			return GroupsChanged{g.Room}
		}
		return nil
	})
}

// look reads the plans; those that were there keep their place, and so their letter.
func (g *groups) look() {
	found, unread := g.session().Groups()
	var files []scenarios.Other
	for _, known := range g.files {
		if i := slices.IndexFunc(found, func(o scenarios.Other) bool { return o.File == known.File }); i >= 0 {
			files = append(files, found[i])
			found = slices.Delete(found, i, i+1)
		}
	}
	g.files, g.unread, g.read, g.of = append(files, found...), unread, true, nil
	g.set()
}

// set puts them side by side on the present year.
func (g *groups) set() {
	year := g.prepared()
	if g.of == year {
		return
	}
	g.of = year
	var paths []string
	docs := make([]file.Document, len(g.files))
	for i, o := range g.files {
		docs[i], paths = o.Document, append(paths, o.File)
	}
	g.all = scenarios.Contributions(docs, paths)
	g.beside = scenarios.Compare(year, g.all)
	g.merged = scenarios.Merge(year, g.all, scenarios.Choices{})
	g.together = year.NewProjection()
	year.Project(&g.merged.Document.Scenario, g.together)
}

func (g *groups) pieces() int { return 3 }

func (g *groups) fills() bool { return true }

func (g *groups) money() bool { return true }

// advance notes the plans for the minutes before the wall goes on from them.
func (g *groups) advance() bool {
	if g.at.Piece == g.pieces()-1 && !g.withheld() {
		g.refused(g.session().NoteGroups(g.all))
	}
	return false
}

func (g *groups) entries() int {
	switch {
	case g.at.Piece == 1:
		return len(g.beside.Rows)
	case g.at.Piece == 2 || len(g.all) == 0:
		return 0
	}
	return len(g.all) + 1
}

func (g *groups) keys() []tui.Action {
	return append([]tui.Action{
		{ID: "take-plan", Keys: []string{"enter"}, Short: "take this plan", ShortNow: g.enterTakes, Rank: 1, Help: "take the selected group's plan, or all together, as the meeting's; u takes it back", Off: g.nothingToTake, Do: tui.Just(g.take)},
	}, g.arrows()...)
}

// chosen is the group whose plan Enter takes, or −1 for all together.
func (g *groups) chosen() int {
	if g.at.Piece == 2 || g.at.List >= len(g.all) {
		return -1
	}
	return g.at.List
}

func (g *groups) enterTakes() string {
	if g.chosen() < 0 {
		return "take all together"
	}
	return "take this plan"
}

func (g *groups) nothingToTake() string {
	switch {
	case len(g.all) == 0:
		return "No group's plan is here yet"
	case g.at.Piece == 1:
		return "A plan is taken where the groups are listed: Page Up goes back to them"
	}
	return g.doc().Withheld()
}

// take puts the chosen plan, or what is merged of all, in place of the meeting's.
func (g *groups) take() {
	from := scenarios.Contribution{From: "all groups together", Document: g.merged.Document}
	if i := g.chosen(); i >= 0 {
		from = g.all[i]
	}
	before := g.session().Edition()
	switch refusal := g.session().TakePlan(from); {
	case g.refused(refusal):
	case g.session().Edition() == before:
		g.stage.Say("The meeting's plan is that already")
	default:
		g.stage.Say("Taken: " + g.host.Text(from.From) + "; u takes it back")
	}
}

func (g *groups) draw(out *wall.Writer) {
	if !g.read {
		g.look()
	}
	g.set()
	switch {
	case len(g.all) == 0:
		g.drawNone(out)
	case g.at.Piece == 0:
		g.drawGroups(out)
	case g.at.Piece == 1:
		g.drawDiffers(out)
	default:
		g.drawTogether(out)
	}
}

// drawNone says where the plans are looked for.
func (g *groups) drawNone(out *wall.Writer) {
	out.Para(tui.Strong, "No group's plan is here yet.")
	out.Skip()
	where := "Save the meeting first; beside its file a folder groups takes the plans."
	if folder := g.session().GroupsFolder(); folder != "" {
		where = "Each is shown as soon as its file is in " + folder + "."
	}
	out.Para(tui.Plain, where)
	g.drawUnread(out)
}

func (g *groups) drawUnread(out *wall.Writer) {
	for _, name := range g.unread {
		if out.Left() > 0 {
			out.Para(tui.Fault, name+" can't be read; fewer check says why.")
		}
	}
}

// drawGroups lists the groups with what each saves, and all together.
func (g *groups) drawGroups(out *wall.Writer) {
	g.drawSelected(out)
	out.Skip()
	var items []wall.Entry
	for i, c := range g.all {
		total := g.beside.Totals[i]
		items = append(items, wall.Entry{Says: letterOf(i) + "  " + c.From + ": " + words.SavingWords(total.Terms[model.AsContracted].Saving), Role: tui.Strong, Notes: []string{
			words.Plural(touched(g.beside, i), "row") + " touched; paid by the case " + words.SavingWords(total.Terms[model.AllCostPerCase].Saving),
		}})
	}
	items = append(items, wall.Entry{Says: "All together: " + words.SavingWords(g.together.Terms[model.AsContracted].Saving), Role: tui.Strong})
	part := *out
	part.Area = out.Part(tui.NewRect(out.Box.X, out.Box.Y+out.Y, out.Wide(), max(1, out.Left()-len(g.unread))))
	part.Y = 0
	part.List(items, g.at.List)
	out.Y += part.Y
	g.drawUnread(out)
}

// drawSelected shows the selected plan's saving, large.
func (g *groups) drawSelected(out *wall.Writer) {
	name, saving := "All together", g.together.Terms[model.AsContracted].Saving
	if i := g.chosen(); i >= 0 {
		name, saving = letterOf(i)+"  "+g.all[i].From, g.beside.Totals[i].Terms[model.AsContracted].Saving
	}
	out.Line(tui.Strong, name)
	out.FigureOf(min(out.Scale(), out.ScaleFor(1, 2*len(g.all)+4)), tui.Focus, saving.Abs().Whole(), words.BySign(saving, "saved", "more spent", "saved")+", as contracted")
}

// touched is in how many of the rows that differ a group asks for something.
func touched(c scenarios.Comparison, group int) (n int) {
	for _, row := range c.Rows {
		if row.Cells[group].Touched {
			n++
		}
	}
	return n
}

// letterOf is what a group is called in brief.
func letterOf(i int) string { return insight.PracticeLetters(i) }

// drawDiffers lists what differs, what is furthest apart first.
func (g *groups) drawDiffers(out *wall.Writer) {
	heading := "What differs, furthest apart first"
	if len(g.all) == 1 {
		heading = "What " + g.all[0].From + " changes"
	}
	out.Para(tui.Strong, heading)
	out.Skip()
	if len(g.beside.Rows) == 0 {
		out.Para(tui.Plain, "They differ in nothing.")
		return
	}
	var items []wall.Entry
	for i := range g.beside.Rows {
		items = append(items, g.differs(&g.beside.Rows[i]))
	}
	out.List(items, g.at.List)
}

// differs says a row: what each group asks, the least and the most, how many touched it,
// and who asked.
func (g *groups) differs(row *scenarios.CompareRow) wall.Entry {
	var each, by []string
	least, most, n := -1, -1, 0
	for i, cell := range row.Cells {
		if !cell.Touched {
			continue
		}
		n++
		each = append(each, letterOf(i)+" "+cell.Words)
		if least < 0 || cell.Net > row.Cells[least].Net {
			least = i
		}
		if most < 0 || cell.Net < row.Cells[most].Net {
			most = i
		}
		asked := cell.AskedBy
		if len(asked) == 0 {
			asked = []string{g.all[i].From}
		}
		for _, name := range asked {
			if !slices.Contains(by, name) {
				by = append(by, name)
			}
		}
	}
	e := wall.Entry{Says: row.Name + ": " + model.ListWords(each), Role: tui.Strong}
	note := strconv.Itoa(n) + " of " + words.Plural(len(row.Cells), "group") + " touched it"
	if least != most && row.Cells[least].Net != row.Cells[most].Net {
		note += "; least " + letterOf(least) + ", most " + letterOf(most)
	}
	if len(row.Cells) > 1 {
		note += "; up to " + row.Apart.Short() + " apart"
	}
	e.Notes = append(e.Notes, note)
	if len(by) > 0 {
		e.Notes = append(e.Notes, "asked by "+model.ListWords(by))
	}
	return e
}

// drawTogether shows what all plans come to together where they do not contradict each
// other, and where they do.
func (g *groups) drawTogether(out *wall.Writer) {
	saved := g.together.Terms[model.AsContracted].Saving
	out.Para(tui.Strong, "All that the groups ask without contradicting each other")
	out.Skip()
	open := g.merged.Open()
	out.FigureOf(out.ScaleFor(1, len(open)+5), tui.Focus, saved.Abs().Whole(), words.BySign(saved, "saved", "more spent", "saved")+" together, as contracted")
	out.Skip()
	out.Para(tui.Strong, "Paid by the case: "+words.SavingWords(g.together.Terms[model.AllCostPerCase].Saving)+". "+tui.UpperFirst(words.ToFind(g.together.ToFind(model.AsContracted)))+".")
	if len(open) == 0 {
		out.Para(tui.Plain, "Nobody contradicts anybody.")
		return
	}
	out.Skip()
	out.Para(tui.Strong, "Asked differently, and so not in it:")
	for _, p := range open {
		first, last := p.Asks[0], p.Asks[len(p.Asks)-1]
		out.Para(tui.Plain, p.Name+": from "+first.Words+" ("+first.From+") to "+last.Words+" ("+last.From+")")
	}
}
