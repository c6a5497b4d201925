package workbench

import (
	"slices"
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/tui"
	"fewer/views/words"
)

// bySpecialty sets rows that stand by provider by specialty: those of one specialty
// under a row that is all of them, wherever they go; then whatever is no referral.
func bySpecialty(p *model.Prepared, old []group, rows []row) (groups []group, all []row) {
	y := p.Year()
	add := func(name, contract string, own ...row) {
		groups = append(groups, group{provider: -1, name: name, contract: contract, byRow: true})
		for _, r := range own {
			r.group = len(groups) - 1
			all = append(all, r)
		}
	}
	for _, specialty := range insight.Specialties(p) {
		var own []row
		for _, r := range rows {
			if r.stream < 0 || r.none || y.Referrals[r.stream].Specialty != specialty {
				continue
			}
			if specialty == "" {
				r.Name = y.Referrals[r.stream].Name
				add(r.Name, old[r.group].contract, r)
				continue
			}
			r.under = true
			own = append(own, r)
		}
		switch {
		case len(own) == 1:
			own[0].Name, own[0].under = y.Referrals[own[0].stream].Name, false
			add(own[0].Name, old[own[0].group].contract, own...)
		case len(own) > 1:
			namedByHospital(own, old)
			whole := row{stream: -1, line: -1, Name: specialty, each: specialty, Search: searchText(insight.WhereverTheyGo(specialty))}
			add(specialty, strconv.Itoa(len(own))+" hospitals", append([]row{whole}, own...)...)
		}
	}
	moved := map[int]int{} // of the groups that stay
	for _, r := range rows {
		if r.stream >= 0 && !r.none {
			continue
		}
		if _, there := moved[r.group]; !there {
			moved[r.group] = len(groups)
			groups = append(groups, old[r.group])
		}
		r.group = moved[r.group]
		all = append(all, r)
	}
	return groups, all
}

// namedByHospital names rows of one specialty by where they go; those that go to the same
// place by their own names too.
func namedByHospital(own []row, old []group) {
	rows := map[int]int{} // by group
	for _, r := range own {
		rows[r.group]++
	}
	for i := range own {
		if r := &own[i]; rows[r.group] == 1 {
			r.Name = old[r.group].name
		}
	}
}

// turnToSpecialty is the action that turns the rows.
func (w *Bench) turnToSpecialty() tui.Action {
	return tui.Action{
		ID: "by-specialty", Keys: []string{"Q"}, Short: "by specialty", Group: tui.Looking, Rank: 68, Also: "hospitals wherever they go",
		Help: "rows by specialty: one for ENT wherever it goes, its hospitals under it; the same key goes back to by provider",
		Off:  w.noSpecialty, Do: tui.Just(func() { w.turnRows(!w.bySpecialty) }),
	}
}

func (w *Bench) noSpecialty() string {
	if all := insight.Specialties(w.app.Prepared()); len(all) == 0 || len(all) == 1 && all[0] == "" {
		return "This year names no specialties: specialty: of its referral streams would"
	}
	return ""
}

// turnRows sets the rows by specialty, or by provider; the selected one stays, or gives
// way to the specialty that it is of, or from it to its first hospital.
func (w *Bench) turnRows(bySpecialty bool) {
	w.app.Session.EndStep()
	specialty := ""
	if w.Chosen >= 0 {
		if r := &w.Rows[w.Chosen]; r.stream >= 0 && !r.none {
			specialty = w.app.Year.Referrals[r.stream].Specialty
		}
	}
	was := w.targets()
	w.bySpecialty, w.chart = bySpecialty, false
	w.listAgain()
	if len(was) > 0 && !bySpecialty {
		w.Chosen = max(w.at[was[0]], 0)
	}
	w.selectSpecialty(specialty)
	w.Refresh()
}

// selectSpecialty selects the row that is a specialty, where there is one.
func (w *Bench) selectSpecialty(specialty string) {
	if i := slices.IndexFunc(w.Rows, func(r row) bool { return specialty != "" && r.each == specialty }); i >= 0 {
		w.SelectRow(i)
	}
}

// specialtyEntries are the specialties of several rows, for the palette.
func (w *Bench) specialtyEntries() (all []tui.Entry) {
	for _, specialty := range insight.OfSeveral(w.app.Prepared()) {
		all = append(all, tui.Entry{Words: insight.WhereverTheyGo(specialty), More: "specialty all hospitals", Do: tui.Just(func() {
			w.setFilter("")
			w.turnRows(true)
			w.selectSpecialty(specialty)
		})})
	}
	return all
}

// targets are what the selected row changes: several where it is a specialty; none where
// no row is selected.
func (w *Bench) targets() []model.Target {
	if w.Chosen < 0 {
		return nil
	}
	return w.targetsOf(&w.Rows[w.Chosen])
}

// targetsOf are what a row changes; of a specialty its rows that are listed.
func (w *Bench) targetsOf(r *row) (all []model.Target) {
	if r.each == "" {
		return []model.Target{r.Target}
	}
	for i := range w.Rows {
		if o := &w.Rows[i]; o.group == r.group && o.under {
			all = append(all, o.Target)
		}
	}
	return all
}

// streamOf is what a row of referrals comes to: all of it or, of the practice that is
// looked at, its own.
func (w *Bench) streamOf(r *row) model.StreamResult {
	if r.each == "" {
		return w.app.Streams()[r.stream]
	}
	return insight.Together(w.app.Streams(), insight.StreamsOf(w.app.Prepared(), r.each))
}

// rowName is the selected row's, as it stands in a sentence by itself.
func (w *Bench) rowName() string {
	if r := &w.Rows[w.Chosen]; r.each != "" {
		return insight.WhereverTheyGo(r.each)
	}
	return w.app.Year.TargetName(w.Target())
}

// sizeOfEach says the size of a specialty's changes, and where its knob stands.
func (w *Bench) sizeOfEach(r *row, f *figures) {
	sum := w.streamOf(r)
	f.percent, f.change = insight.NetPercent(w.app.Prepared(), &sum), w.manyInBrief(f.changes)
	if percent, _, same := w.app.Session.PercentOfEach(w.targetsOf(r)); same {
		f.percent = percent
		f.change = SizeFigure(w.app.Year, model.Target{}, model.Size{Kind: model.Percent, Amount: percent})
	}
}

// saysOfRow says what the changes of the selected row do, and why.
func (w *Bench) saysOfRow(about words.About) []string {
	r := &w.Rows[w.Chosen]
	if r.each == "" {
		return words.Sentences(about)
	}
	percent, _, same := w.app.Session.PercentOfEach(w.targets())
	return words.SpecialtySentences(about, r.each, percent, same && percent != 0)
}

// notOne says why the selected row is none with changes of its own, or "".
func (w *Bench) notOne() string {
	if why := w.noRow(); why != "" {
		return why
	}
	if w.Rows[w.Chosen].each != "" {
		return w.rowName() + ": ↓ goes to one of its hospitals, of which that is shown; a percentage typed here is for each of the " + strconv.Itoa(len(w.targets()))
	}
	return w.notIts()
}
