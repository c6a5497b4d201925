package workshop

import (
	"strings"

	"fewer/model"
	"fewer/views/tui"
	"fewer/views/words"
)

// row is one thing that can be changed: a referral stream, or a line that no
// stream leads to or that the scenario changes all the same.
type row struct {
	target model.Target
	stream int // index in the year's referrals, or −1
	line   int // index in the year's lines, or −1
	name   string
	group  int
	search string // what a filter searches, in small letters
}

// group is a provider with its rows, or, last, the lines without a provider.
type group struct {
	provider int // index in the year's providers, or −1
	name     string
	contract string // in words, with its figure
}

// item is one line of the table: a row, or the head of a group where row is −1.
type item struct{ group, row int }

// makeRows lists what can be changed in the order of the year: provider by
// provider its streams, then its other lines; then the lines without a provider.
func makeRows(p *model.Prepared, changes []model.Change) (groups []group, rows []row) {
	y := p.Year()
	fed := map[string]bool{}
	for i := range y.Referrals {
		for _, f := range y.Referrals[i].LeadsTo {
			fed[f.Line] = true
		}
	}
	for _, c := range changes {
		delete(fed, c.Target.Line)
	}
	add := func(g group, id string) {
		if own := groupRows(p, &g, id, len(groups), fed); len(own) > 0 {
			groups, rows = append(groups, g), append(rows, own...)
		}
	}
	for i := range y.Providers {
		add(group{provider: i, name: y.Providers[i].Name, contract: words.Contract(p, i)}, y.Providers[i].ID)
	}
	add(group{provider: -1, name: "No provider", contract: "paid by use, or as decided"}, "")
	return groups, rows
}

func groupRows(p *model.Prepared, g *group, provider string, index int, fed map[string]bool) (rows []row) {
	y := p.Year()
	for i := range y.Referrals {
		if r := &y.Referrals[i]; r.Provider == provider && provider != "" {
			rows = append(rows, row{
				target: model.Target{Referrals: r.ID}, stream: i, line: -1, group: index,
				name:   words.WithoutProvider(r.Name, g.name),
				search: searchText(r.Name, r.Specialty, g.name, g.contract, formsOf(p, r)),
			})
		}
	}
	for i := range y.Lines {
		if l := &y.Lines[i]; l.Provider == provider && !fed[l.ID] {
			form := "no contract"
			if s := p.ScheduleOf(i); s >= 0 {
				form = formWords(p.Schedules()[s].Schedule)
			}
			rows = append(rows, row{
				target: model.Target{Line: l.ID}, stream: -1, line: i, group: index, name: l.Name,
				search: searchText(l.Name, l.Specialty, g.name, g.contract, form, l.POD.Words()),
			})
		}
	}
	return rows
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
// those that hold them as whole words, then the others.
func filterItems(rows []row, search string) (items []item) {
	find := tui.SearchWords(search)
	add := func(holds func(text string) bool) {
		last := -1
		for i := range rows {
			if !holds(rows[i].search) {
				continue
			}
			if rows[i].group != last {
				last = rows[i].group
				items = append(items, item{last, -1})
			}
			items = append(items, item{last, i})
		}
	}
	whole := func(text string) bool { return tui.HoldsWholeWords(text, find) }
	add(whole)
	add(func(text string) bool { return tui.HoldsAll(text, find) && !whole(text) })
	return items
}
