// Package plans is what small groups have planned, as their files arrive: each with what
// it saves, in what they differ, and what they come to together, as the wall shows it.
package plans

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// Plans are the plans that are there. They are read by Look and put on a year by Set.
type Plans struct {
	files  []scenarios.Other // in the order in which they arrived
	unread []string          // files that can't be read
	Read   bool              // whether they were looked for

	of       *model.Prepared       // the year of what follows
	within   []file.RedLine        // of the meeting, which hold what is merged
	broken   [][]file.RedLine      // of those, what each goes beyond
	leftOut  []unfit               // of each, what the year lacks
	All      []beside.Contribution // by their letters
	beside   beside.Comparison
	Merged   beside.Merged     // of all, where they do not contradict each other
	together *model.Projection // of what is merged
	beyond   []string          // what is not in it for a red line, in words
}

// Look reads the plans that a session finds; those that were there keep their place, and
// so their letter.
func (g *Plans) Look(s *scenarios.Session, year *model.Prepared) {
	found, unread := s.Groups()
	var files []scenarios.Other
	for _, known := range g.files {
		if i := slices.IndexFunc(found, func(o scenarios.Other) bool { return o.File == known.File }); i >= 0 {
			files = append(files, found[i])
			found = slices.Delete(found, i, i+1)
		}
	}
	g.files, g.unread, g.Read, g.of = append(files, found...), unread, true, nil
	g.Set(year, s.Document().RedLines)
}

// Set puts them side by side on the present year, and together within the red lines of
// the meeting.
func (g *Plans) Set(year *model.Prepared, lines []file.RedLine) {
	if g.of == year && slices.Equal(g.within, lines) {
		return
	}
	g.of, g.within = year, slices.Clone(lines)
	var paths []string
	docs := make([]file.Document, len(g.files))
	for i, o := range g.files {
		docs[i], paths = o.Document, append(paths, o.File)
	}
	g.All = beside.Contributions(docs, paths)
	g.beside = beside.Compare(year, g.All)
	g.Merged = beside.Merge(year, g.All, beside.Choices{})
	g.together = year.NewProjection()
	g.keepWithin(year)
}

// keepWithin finds what goes beyond a red line, and takes that out of what is merged.
func (g *Plans) keepWithin(year *model.Prepared) {
	g.broken, g.beyond, g.leftOut = nil, nil, nil
	beyond := func(sc *model.Scenario) []file.RedLine {
		year.Project(sc, g.together)
		return file.BrokenLines(year, file.Document{Scenario: *sc, RedLines: g.within}, g.together)
	}
	for i := range g.All {
		g.broken = append(g.broken, beyond(&g.All[i].Document.Scenario))
		g.leftOut = append(g.leftOut, lacking(&g.All[i].Document.Scenario, g.together))
	}
	merged := &g.Merged.Document
	broken := beyond(&merged.Scenario)
	for _, l := range broken {
		var by []string
		for i, c := range g.All {
			if slices.Contains(g.broken[i], l) {
				by = append(by, letterOf(i)+" "+c.From)
			}
		}
		if by == nil { // each within it, and not so together
			by = []string{"all together"}
		}
		g.beyond = append(g.beyond, l.Row(year.Year())+" ("+model.ListWords(by)+"). "+file.Stopped(l.Reason()))
	}
	merged.Scenario.Changes = slices.DeleteFunc(merged.Scenario.Changes, func(c model.Change) bool {
		return slices.ContainsFunc(broken, func(l file.RedLine) bool { return l.Target == c.Target })
	})
	year.Project(&merged.Scenario, g.together)
}

// unfit is what of a plan is left out, since the year lacks it.
type unfit struct {
	why []string
	all bool // whether nothing of the plan is left
}

// lacking finds what of a projected plan is left out, but for what is switched off.
func lacking(sc *model.Scenario, pr *model.Projection) (u unfit) {
	asked := len(sc.Proposals)
	for i, c := range sc.Changes {
		if c.Off {
			continue
		}
		asked++
		if why := pr.Changes[i].LeftOut; why != "" {
			u.why = append(u.why, why)
		}
	}
	for _, why := range pr.ProposalsLeftOut {
		if why != "" {
			u.why = append(u.why, why)
		}
	}
	u.all = asked > 0 && len(u.why) == asked
	return u
}

// words say what is left out; "" for nothing.
func (u unfit) words() string {
	if len(u.why) == 0 {
		return ""
	}
	return "Left out: " + model.ListWords(u.why) + "."
}

// LeftOutOf says what of a group's plan the year lacks, or of all with −1; "" for nothing.
func (g *Plans) LeftOutOf(group int) string {
	if group >= 0 {
		return g.leftOut[group].words()
	}
	var all unfit
	for _, u := range g.leftOut {
		all.why = append(all.why, u.why...)
	}
	return all.words()
}

// DrawNone says in which folder the plans are looked for; "" for none yet.
func (g *Plans) DrawNone(out *wall.Writer, folder string) {
	out.Para(tui.Strong, "No group's plan is here yet.")
	out.Skip()
	where := "Save the meeting first; beside its file a folder groups takes the plans."
	if folder != "" {
		where = "Each is shown as soon as its file is in " + folder + "."
	}
	out.Para(tui.Plain, where)
	g.drawUnread(out)
}

func (g *Plans) drawUnread(out *wall.Writer) {
	if says := g.unreadWords(); says != "" {
		out.Para(tui.Fault, says)
	}
}

// unreadWords say which files can't be read; "" for none.
func (g *Plans) unreadWords() string {
	if len(g.unread) == 0 {
		return ""
	}
	names := slices.Clone(g.unread)
	if n := len(names) - 2; n > 1 {
		names = append(names[:2:2], strconv.Itoa(n)+" more")
	}
	return model.ListWords(names) + " can't be read; fewer check says why."
}

// DrawGroups lists the groups with what each saves, and all together, with one selected.
func (g *Plans) DrawGroups(out *wall.Writer, selected int) {
	g.drawSelected(out, selected)
	out.Skip()
	var items []wall.Entry
	for i, c := range g.All {
		total := g.beside.Totals[i]
		item := wall.Entry{Says: letterOf(i) + "  " + c.From + ": " + words.SavingWords(total.Terms[model.AsContracted].Saving), Role: tui.Strong, Notes: []string{
			words.Plural(touched(g.beside, i), "row") + " touched; paid by the case " + words.SavingWords(total.Terms[model.AllCostPerCase].Saving),
		}}
		if why := g.LeftOutOf(i); why != "" {
			item.Notes = append(item.Notes, why)
		}
		if g.leftOut[i].all {
			item.Says, item.Role, item.Notes = letterOf(i)+"  "+c.From+": nothing of it is in this year", tui.Fault, item.Notes[1:]
		}
		items = append(items, item)
		for _, l := range g.broken[i] {
			items[i].Notes = append(items[i].Notes, l.BrokenWords(g.of.Year()))
		}
	}
	items = append(items, wall.Entry{Says: "All together: " + words.SavingWords(g.together.Terms[model.AsContracted].Saving), Role: tui.Strong})
	unread := 0
	if says := g.unreadWords(); says != "" {
		unread = out.Rows(says)
	}
	part := *out
	part.Area = out.Part(tui.NewRect(out.Box.X, out.Box.Y+out.Y, out.Wide(), max(1, out.Left()-unread)))
	part.Y = 0
	part.List(items, selected)
	out.Y += part.Y
	g.drawUnread(out)
}

// drawSelected shows the selected plan's saving, large.
func (g *Plans) drawSelected(out *wall.Writer, selected int) {
	name, saving := "All together", g.together.Terms[model.AsContracted].Saving
	if i := selected; i < len(g.All) {
		name, saving = letterOf(i)+"  "+g.All[i].From, g.beside.Totals[i].Terms[model.AsContracted].Saving
	}
	out.Line(tui.Strong, name)
	out.FigureOf(min(out.Scale(), out.ScaleFor(1, 2*len(g.All)+4)), tui.Focus, saving.Abs().Whole(), words.BySign(saving, "saved", "more spent", "saved")+", as contracted")
}

// touched is in how many of the rows that differ a group asks for something.
func touched(c beside.Comparison, group int) (n int) {
	for _, row := range c.Rows {
		if row.Cells[group].Touched {
			n++
		}
	}
	return n
}

// letterOf is what a group is called in brief.
func letterOf(i int) string { return insight.PracticeLetters(i) }

// DrawDiffers lists what differs, what is furthest apart first, from a row on.
func (g *Plans) DrawDiffers(out *wall.Writer, from int) wall.Sight {
	heading := "What differs, furthest apart first"
	if len(g.All) == 1 {
		heading = "What " + g.All[0].From + " changes"
	}
	out.Para(tui.Strong, heading)
	out.Skip()
	var items []wall.Entry
	for i := range g.beside.Rows {
		items = append(items, g.differs(&g.beside.Rows[i]))
	}
	if len(items) == 0 {
		items = append(items, wall.Entry{Says: words.DifferInNothing})
	}
	return out.Scroll(items, from)
}

// differs says a row: what each group asks, the least and the most, how many touched it,
// and who asked.
func (g *Plans) differs(row *beside.CompareRow) wall.Entry {
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
			asked = []string{g.All[i].From}
		}
		for _, name := range asked {
			if !slices.Contains(by, name) {
				by = append(by, name)
			}
		}
	}
	e := wall.Entry{Says: row.Name + ": " + model.ListWords(each), Role: tui.Strong}
	if row.Lacking != "" {
		e.Role, e.Notes = tui.Fault, []string{"left out: " + row.Lacking}
		return e
	}
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

// DrawTogether shows what all plans come to together where they do not contradict each
// other, and from a row on where they do.
func (g *Plans) DrawTogether(out *wall.Writer, from int) wall.Sight {
	saved := g.together.Terms[model.AsContracted].Saving
	out.Para(tui.Strong, "All that the groups ask without contradicting each other")
	out.Skip()
	open := g.Merged.Open()
	out.FigureOf(out.ScaleFor(1, len(open)+len(g.beyond)+5), tui.Focus, saved.Abs().Whole(), words.BySign(saved, "saved", "more spent", "saved")+" together, as contracted")
	out.Skip()
	items := []wall.Entry{{Says: "Paid by the case: " + words.SavingWords(g.together.Terms[model.AllCostPerCase].Saving) + ". " + tui.UpperFirst(words.ToFind(g.together.ToFind(model.AsContracted))) + ".", Role: tui.Strong}}
	if len(open) == 0 {
		items[0].Notes = []string{"Nobody contradicts anybody."}
	} else {
		asked := wall.Entry{Says: "Asked differently, and so not in it:", Role: tui.Strong}
		for _, p := range open {
			first, last := p.Asks[0], p.Asks[len(p.Asks)-1]
			asked.Notes = append(asked.Notes, p.Name+": from "+first.Words+" ("+first.From+") to "+last.Words+" ("+last.From+")")
		}
		items = append(items, asked)
	}
	if len(g.beyond) > 0 {
		items = append(items, wall.Entry{Says: "Beyond a red line, and so not in it:", Role: tui.Strong, Notes: g.beyond})
	}
	return out.Scroll(items, from)
}
