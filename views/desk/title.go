package desk

import (
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/journal"
	"fewer/views/tui"
	"fewer/views/words"
)

// DrawTitle says on the first row which year it is, how much of it is left, and
// whether all is saved.
func (d *Desk) DrawTitle(area tui.Area) {
	if p := d.Practice(); p != nil && !d.Switched() {
		d.drawTitleOf(area, []string{p.Name})
		return
	}
	d.drawTitle(area)
}

// drawTitleOf is the title with whose referrals are looked at, in one of the wordings of
// the first list that has one that fits. One practice is not to be overlooked, so that the
// year gives way to it; to all it does not.
func (d *Desk) drawTitleOf(area tui.Area, whose ...[]string) {
	width, _ := area.Size()
	state, short := d.savedState()
	role := tui.Muted
	if d.Unreached() {
		role = tui.Fault
	}
	years := [][]string{
		{d.Year.Title() + " · " + insight.HowFar(d.Year) + " · " + d.weeksLeft(), d.Year.Name + " · " + insight.HowFar(d.Year) + " · " + d.weeksLeft()},
		{d.Year.Name + " · " + d.weeksLeft()},
	}
	if d.Practice() != nil {
		years = append(years, []string{d.Year.Name}, []string{""})
	}
	fitting := func(marks, years, states []string) bool {
		for _, mark := range marks {
			for _, year := range years {
				for _, state := range states {
					title := strings.TrimPrefix(year+" · "+mark, " · ")
					room := width - 2
					if state != "" {
						room -= tui.Width(state) + 3
					}
					if tui.Width(title) <= room {
						area.Text(1, 0, tui.Strong, title)
						area.Right(width-1, 0, role, d.withScenario(state, width-2-tui.Width(title)))
						return true
					}
				}
			}
		}
		return false
	}
	for _, states := range [][]string{{state, short}, {""}} { // the year gives way to whether all is saved
		for _, marks := range whose {
			for _, years := range years {
				if (states[0] != "" || role != tui.Fault) && fitting(marks, years, states) {
					return
				}
			}
		}
	}
	if d.Practice() == nil {
		d.drawTitle(area)
		return
	}
	room := width - 2
	if role == tui.Fault { // rather than that, the title is cut
		area.Right(width-1, 0, role, short)
		room -= tui.Width(short) + 2
	}
	area.Cut(1, 0, room, tui.Strong, whose[len(whose)-1][0])
}

// DrawWhose is the title with whose referrals the rows are, and the key that turns to
// one practice's or back to all; key is "" where that is no longer one.
func (d *Desk) DrawWhose(area tui.Area, key string) {
	switch p := d.Practice(); {
	case d.Switched() || len(d.Year.Practices) == 0 || key == "" && p == nil:
		d.DrawTitle(area)
	case p == nil:
		d.drawTitleOf(area, []string{"all practices · " + key + " one", key + " one practice", key + " one"})
	default:
		d.drawTitleOf(area, []string{p.Name + " · " + key + " all"}, []string{p.Name})
	}
}

func (d *Desk) drawTitle(area tui.Area) {
	width, _ := area.Size()
	if d.Switched() {
		d.drawOutlookTitle(area)
		return
	}
	state, short := d.savedState()
	brief := d.Year.Name + " · " + d.weeksLeft()
	title := d.Year.Title() + " · " + insight.HowFar(d.Year) + " · " + d.weeksLeft()
	if width < 76 {
		title, state = brief, short
	}
	room := width - 2
	fits := func() bool { return tui.Width(state)+tui.Width(title)+3 <= room }
	if !fits() {
		state = short
	}
	for _, shorter := range []string{d.Year.Name + " · " + insight.HowFar(d.Year) + " · " + d.weeksLeft(), brief} {
		if !fits() {
			title = shorter
		}
	}
	role := tui.Muted
	if d.Unreached() {
		role = tui.Fault
	}
	state = d.withScenario(state, room-tui.Width(title))
	if state != "" && (fits() || role == tui.Fault) { // rather than that, the title is cut
		area.Right(width-1, 0, role, state)
		room -= tui.Width(state) + 2
	}
	area.Cut(1, 0, room, tui.Strong, title)
}

// withScenario is whether all is saved with the scenario's name before it, where there is
// room for both.
func (d *Desk) withScenario(state string, room int) string {
	spare := room - tui.Width(state) - 6
	if spare < 16 {
		return state
	}
	state = strings.TrimPrefix(tui.Fit(d.Text(d.Session.Document().Scenario.Name), spare)+" · "+state, " · ")
	return strings.TrimSuffix(state, " · ")
}

// weeksLeft says how long there is: "17 weeks to 31 March".
func (d *Desk) weeksLeft() string { return insight.TimeLeft(d.Year) + " to 31 March" }

// savedState says whether all is saved, for the title, in the first wording or in
// fewer words.
func (d *Desk) savedState() (state, short string) {
	switch {
	case d.Unreached():
		return "edits are not on the disk", "not on the disk"
	case d.Session.Dirty():
		return "not saved yet", "not saved"
	case d.Session.Path() != "":
		return "saved", ""
	}
	return "", ""
}

// Unreached tells whether there is work that neither its file nor the disk's
// journal has, because the disk refuses it.
func (d *Desk) Unreached() bool {
	return d.Session.Dirty() && d.Session.JournalState().State == journal.Failed
}

// SavedRole is the role in which a saving is drawn: saved, or costing more.
func SavedRole(saving model.Money) tui.Role {
	switch {
	case saving > 0:
		return tui.Under
	case saving < 0:
		return tui.Over
	}
	return tui.Plain
}

// SavedPhrase says what is saved, or how much more it costs.
func SavedPhrase(saving model.Money) string { return savedPhrase(saving, words.Saved(saving)) }

// savedPhrase is SavedPhrase of a saving that is said so.
func savedPhrase(saving model.Money, said string) string {
	if saving >= 0 {
		return "saved " + said
	}
	return said
}

// DrawList draws what a screen with a list has around it: the title, the deficit
// under the terms in focus, a heading, and the footer. It gives the area that is
// left for the list.
func (d *Desk) DrawList(area tui.Area, heading string) tui.Area {
	title, rest := area.Box.CutTop(1)
	d.DrawTitle(area.Part(title))
	deficit, rest := rest.CutTop(1)
	out := d.Projection().Terms[d.Terms]
	x := area.Part(deficit).Text(1, 0, tui.DeficitRole(out.Scenario.Deficit), out.Shown(out.Scenario.Deficit).OverBudget())
	saved := ""
	if out.Saving != 0 {
		saved = " · " + savedPhrase(out.Saving, out.Saving.Saved())
	}
	area.Part(deficit).Cut(x, 0, deficit.W-x, tui.Plain, tui.FirstThatFits(deficit.W-x, " on 31 March, "+d.Terms.String()+saved, ", "+d.Terms.String()+saved, saved))
	_, rest = rest.CutTop(1)
	head, rest := rest.CutTop(1)
	area.Part(head).Cut(1, 0, head.W-2, tui.Strong, heading)
	footer, rest := rest.CutBottom(1)
	d.DrawFooter(area.Part(footer))
	return area.Part(rest)
}

// DrawTop draws what stands above a screen's own: the title, the deficit under
// the terms in focus, and below all of it the footer. It gives the rest.
func (d *Desk) DrawTop(area tui.Area) tui.Area {
	title, rest := area.Box.CutTop(1)
	d.DrawTitle(area.Part(title))
	deficit, rest := rest.CutTop(1)
	out := d.Projection().Terms[d.Terms]
	x := area.Part(deficit).Text(1, 0, tui.DeficitRole(out.Scenario.Deficit), out.Shown(out.Scenario.Deficit).OverBudget())
	area.Part(deficit).Cut(x, 0, deficit.W-x, tui.Plain, " on 31 March, "+d.Terms.String())
	if area.Box.H >= 18 {
		_, rest = rest.CutTop(1)
	}
	footer, rest := rest.CutBottom(1)
	d.DrawFooter(area.Part(footer))
	return area.Part(rest)
}
