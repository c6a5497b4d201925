package workbench

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/views/answers"
	"fewer/views/words"
)

// row is one thing that can be changed: a referral stream, or a line that no
// stream leads to or that the scenario changes all the same.
type row struct {
	Target model.Target
	stream int // index in the year's referrals, or −1
	line   int // index in the year's lines, or −1
	Name   string
	group  int
	Search string // what a filter searches, in small letters
	none   bool   // the practice that is looked at has no part of it
	each   string // the specialty whose rows it is together; "" of a row that can be changed by itself
	under  bool   // it stands under such a row
}

// group is a provider with its rows, or, last, the lines without a provider.
type group struct {
	provider int // index in the year's providers, or −1
	name     string
	contract string // in words, with its figure
	byRow    bool   // its first row is its head too
}

// item is one line of the table: a row, or the head of a group where row is −1.
type item struct{ group, Row int }

// makeRows lists what can be changed, in groups; of one practice its streams, then those
// to which it refers nobody, and last the lines, of which no practice has a part.
func makeRows(p *model.Prepared, changes []model.Change, own *answers.Practice) (groups []group, rows []row) {
	if own == nil {
		return listRows(p, seek.LeversByProvider(p, changes))
	}
	var none, lines []seek.Lever
	levers := slices.DeleteFunc(seek.LeversByProvider(p, nil), func(l seek.Lever) bool {
		refers := l.Stream >= 0 && insight.ShareOf(p, l.Stream, own.At) > 0
		switch {
		case l.Stream < 0:
			lines = append(lines, l)
		case !refers:
			none = append(none, l)
		}
		return !refers
	})
	groups, rows = listRows(p, levers)
	for _, others := range []struct {
		of     group
		levers []seek.Lever
	}{
		{group{provider: -1, name: "None referred", contract: own.Name + " refers nobody there"}, none},
		{group{provider: -1, name: "No referrals", contract: "no practice has a part of it"}, lines},
	} {
		if len(others.levers) > 0 {
			groups = append(groups, others.of)
		}
		for _, l := range others.levers {
			_, made := listRows(p, []seek.Lever{l})
			made[0].group, made[0].Name, made[0].none = len(groups)-1, l.Name(p.Year()), true
			made[0].Search += " " + strings.ToLower(others.of.name)
			rows = append(rows, made...)
		}
	}
	return groups, rows
}

// listRows lists levers as rows, in groups.
func listRows(p *model.Prepared, levers []seek.Lever) (groups []group, rows []row) {
	y := p.Year()
	for _, l := range levers {
		if n := len(groups); n == 0 || groups[n-1].provider != l.Provider {
			g := group{provider: l.Provider, name: "No provider", contract: "paid by use, or as decided"}
			if l.Provider >= 0 {
				g.name, g.contract = y.Providers[l.Provider].Name, words.Contract(p, l.Provider)
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		made := row{Target: l.Target, stream: l.Stream, line: l.Line, group: len(groups) - 1}
		if l.Stream >= 0 {
			r := &y.Referrals[l.Stream]
			made.Name = words.WithoutProvider(r.Name, g.name)
			made.Search = searchText(r.Name, r.Specialty, g.name, g.contract, formsOf(p, r))
		} else {
			line, form := &y.Lines[l.Line], "no contract"
			if s := p.ScheduleOf(l.Line); s >= 0 {
				form = formWords(p.Schedules()[s].Schedule)
			}
			made.Name = line.Name
			made.Search = searchText(line.Name, line.Specialty, g.name, g.contract, form, line.POD.Words())
		}
		rows = append(rows, made)
	}
	return groups, rows
}

// formsOf names the forms that the lines are paid by to which a stream leads.
func formsOf(p *model.Prepared, r *model.ReferralStream) string {
	var forms []string
	for _, f := range r.LeadsTo {
		if s := p.ScheduleOf(p.LineAt(f.Line)); s >= 0 {
			forms = append(forms, formWords(p.Schedules()[s].Schedule))
		}
	}
	return strings.Join(forms, " ")
}

// formWords names a schedule's form, with what else people call it.
func formWords(s *model.Schedule) string {
	form := s.Form.Words()
	if len(s.MarginalAbove) > 0 {
		form += " marginal rate"
	}
	if s.Ceiling.Kind != model.NoLimit || s.Floor.Kind != model.NoLimit {
		form += " cap collar"
	}
	return form
}

func searchText(parts ...string) string { return strings.ToLower(strings.Join(parts, " ")) }

// filterItems lists the lines of the table that hold every word of a search: first
// those that hold them as whole words, then those with words that begin so; where there
// are none of either, those that hold them within words.
func filterItems(groups []group, rows []row, search string) (items []item) {
	find := words.SearchFor(search)
	reach := find.Reach(len(rows), func(i int) string { return rows[i].Search })
	last, near := -1, words.Named
	for _, i := range find.Ranked(len(rows), func(i int) (name, more string) { return rows[i].Search, "" }) {
		as := find.Of(rows[i].Search, "")
		if as > reach {
			break
		}
		if as != near {
			last, near = -1, as
		}
		if head := !groups[rows[i].group].byRow || rows[i].under; rows[i].group != last && head {
			items = append(items, item{rows[i].group, -1})
		}
		last = rows[i].group
		items = append(items, item{last, i})
	}
	return items
}
