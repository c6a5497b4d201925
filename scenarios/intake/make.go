package intake

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"fewer/model"
	"fewer/scenarios/amend"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
	"fewer/scenarios/file"
	"fewer/scenarios/gather"
	"fewer/scenarios/tables"
)

// make makes the year.
func (m *making) make() error {
	m.gatherGroups()
	for code := range m.held {
		for month := range m.Known.MonthsElapsed {
			gives(m.given, code, month+1)
		}
	}
	if err := m.gatherPlans(); err != nil {
		return err
	}
	if m.twice != nil {
		return m.twice
	}
	m.ids, m.lines, m.place = map[string]bool{}, map[gather.Group]string{}, map[string]int{}
	y := &m.result.Year
	y.Name = m.Name
	if y.Name == "" {
		y.Name = m.OurName
	}
	m.unnamed = y.Name == ""
	switch {
	case m.unnamed && m.Commissioner != "":
		y.Name = "Commissioner " + m.Commissioner
	case m.unnamed:
		y.Name = "Our commissioner"
	}
	var sources []string
	for _, t := range m.Read {
		if t.Report.File != TheYearFile && !slices.Contains(sources, t.Report.File) {
			sources = append(sources, t.Report.File)
		}
	}
	y.Source = "Imported to month " + fmt.Sprint(m.elapsed) + " from " + strings.Join(sources, ", ")
	m.all = m.groups()
	m.makeProviders(m.all)
	m.referredOnly()
	for _, g := range m.all {
		if err := m.makeLine(g); err != nil {
			return err
		}
	}
	m.result.Asked, m.result.Unnamed = m.Month, m.unnamed
	m.result.Given, m.result.Held, m.result.HeldReferrals = map[string]*[12]bool{}, map[string]bool{}, map[string]bool{}
	for code, months := range m.given {
		m.result.Given[m.providers[code]] = months
		m.result.Held[m.providers[code]] = m.held[code]
	}
	for code := range m.heldReferrals {
		m.result.HeldReferrals[m.knownProvider(code).ID] = true
	}
	m.makeContracts()
	m.makePractices()
	if err := m.makeReferrals(); err != nil {
		return err
	}
	m.makeHead()
	return m.report()
}

// makeProviders lists the providers that have lines, with the ids that they have
// already.
func (m *making) makeProviders(groups []gather.Group) {
	m.providers = map[string]string{}
	for _, g := range groups {
		m.makeProvider(g.Provider)
	}
}

// makeProvider lists a provider by its code, once.
func (m *making) makeProvider(code string) {
	if m.providers[code] != "" {
		return
	}
	p := model.Provider{Code: code, Name: m.providerName(code), MarketForcesFactor: 1, MarginalCost: file.UsualMarginalCost}
	if k := m.knownProvider(code); k != nil {
		if p.ID = k.ID; p.Name == code {
			p.Name = k.Name
		}
	}
	if p.ID == "" {
		p.ID = codes.ShortName(p.Name)
		if p.ID == "" || p.Name == p.Code {
			p.ID = codes.Slug(p.Code)
		}
		p.ID = m.free(p.ID)
	} else {
		m.ids[p.ID] = true
	}
	m.providers[code] = p.ID
	m.result.Year.Providers = append(m.result.Year.Providers, p)
}

// referredOnly lists the providers of the year that is there to whom the files have referrals
// and whose activity they lack this month.
func (m *making) referredOnly() {
	var only []string
	for k := range m.Referrals {
		if m.providers[k.Provider] == "" && m.knownProvider(k.Provider) != nil {
			only = append(only, k.Provider)
		}
	}
	slices.Sort(only)
	for _, code := range slices.Compact(only) {
		m.makeProvider(code)
	}
}

// makeLine makes the line of one group.
func (m *making) makeLine(g gather.Group) error {
	l := model.Line{Provider: m.providers[g.Provider], Name: m.groupWords(g)}
	p := m.plans[g].Rounded()
	if g.Passes != "" {
		m.passThrough(&l, g, p)
		return nil
	}
	l.Specialty, l.TreatmentFunction, l.POD = g.Specialty.Name, g.Specialty.Function, g.POD
	l.Plan, l.PlanCost = p.Units.Float(), model.Given(p.Cost.Float())
	var units, cost cell.Amount
	counts, costs := make([]float64, m.elapsed), make([]float64, m.elapsed)
	if months := m.actual[g]; months != nil {
		for i := range m.elapsed {
			s := months[i]
			if s.Units%cell.Scale != 0 {
				return &tables.Fault{Place: tables.Place{File: "the files"}, What: fmt.Sprintf("%s of %s at %s comes to %v units: a count is whole", cell.MonthName(i+1), m.groupWords(g), m.providerName(g.Provider), s.Units.Float()), Hint: "look for shares of a unit among its rows"}
			}
			counts[i], costs[i] = s.Units.Float(), s.Cost.Float()
			units += s.Units
			cost += s.Cost
		}
	}
	if p.Units < 0 || p.Cost < 0 {
		return &tables.Fault{Place: tables.Place{File: strings.Join(m.planFiles, ", ")}, What: fmt.Sprintf("the plan of %s at %s is below zero", m.groupWords(g), m.providerName(g.Provider)), Hint: "plan a credit as an adjustment"}
	}
	l.Actual = model.MonthlyCounts(counts)
	billed := model.MonthlyCounts(costs)
	switch {
	case units == 0 && cost == 0 && p == gather.Plan{}:
		return nil
	case units > 0:
		l.Unpriced, l.ActualCost = true, &billed
	case p.Units > 0:
		l.Price, l.MarketForcesFactor = math.Round(p.Cost.Float()/p.Units.Float()*100)/100, model.Given(1)
		if cost != 0 {
			l.ActualCost = &billed
		}
	default:
		l = model.Line{Provider: l.Provider, Name: l.Name, WithoutActivity: true, Spent: cost.Float(), Budget: model.Given(p.Cost.Float())}
	}
	m.add(l, g, units, cost)
	return nil
}

// passThrough makes a line of money that passes through.
func (m *making) passThrough(l *model.Line, g gather.Group, p gather.Plan) {
	cost := cell.Amount(0)
	if months := m.pass[g]; months != nil {
		for _, s := range months {
			cost += s.Cost
		}
	}
	if cost == 0 && p.Cost == 0 {
		return
	}
	l.WithoutActivity, l.Spent, l.Budget = true, cost.Float(), model.Given(p.Cost.Float())
	if g.Passes == codes.OneOff {
		l.Forecast.Kind = model.NothingMore
	}
	if m.add(*l, g, 0, cost); !m.scaled && len(m.planFiles) > 0 && p.Cost == 0 && l.Forecast.Kind != model.NothingMore && !m.budgetedThere(m.lines[g]) {
		m.unbudgeted = append(m.unbudgeted, fmt.Sprintf("%s at %s, %s to date", l.Name, m.providerName(g.Provider), model.Money(cost.Pence()).Pence()))
	}
}

// budgetedThere tells a line that has a budget in the year that is there, which stays.
func (m *making) budgetedThere(id string) bool {
	k := m.there.lines[id]
	return k != nil && k.Budget.Value != 0
}

// add lists a line under the id that it has already, or a new one.
func (m *making) add(l model.Line, g gather.Group, units, cost cell.Amount) {
	id := usualID(&l, g)
	if known := m.knownLine(&l, g, id); known != "" {
		l.ID = known
		m.ids[known] = true
	} else {
		l.ID = m.free(id)
	}
	m.lines[g], m.place[l.ID] = l.ID, len(m.result.Year.Lines)
	m.result.Unplanned[l.ID] = l.WithoutActivity && !m.scaled && m.plans[g] == gather.Plan{}
	note := amend.Imported + amend.LineNote(&l)
	m.result.Notes[l.ID] = append(m.result.Notes[l.ID], note)
	if n := m.unknown[g]; n > 0 {
		m.result.Notes[l.ID] = append(m.result.Notes[l.ID], fmt.Sprintf("not all of it: %d rows whose activity or cost is not known were left out", n))
	}
	m.result.Year.Lines = append(m.result.Year.Lines, l)
}

// lineMade is a line of the year that is made, by its id; nil where it has none.
func (m *making) lineMade(id string) *model.Line {
	if i, made := m.place[id]; made {
		return &m.result.Year.Lines[i]
	}
	return nil
}

// makeContracts gives each provider its schedules.
func (m *making) makeContracts() {
	m.result.Contracted = map[string]bool{}
	y := &m.result.Year
	bare, delivers := []string{}, map[string][]model.PointOfDelivery{}
	for i := range y.Lines {
		if l := &y.Lines[i]; !l.WithoutActivity && !slices.Contains(delivers[l.Provider], l.POD) {
			delivers[l.Provider] = append(delivers[l.Provider], l.POD)
		}
	}
	for i := range y.Providers {
		p := &y.Providers[i]
		var schedules []model.Schedule
		for _, c := range m.Contracts {
			if c.Provider == p.Code {
				schedules = append(schedules, c.Schedule)
				if c.HasFactor {
					p.MarketForcesFactor = c.Factor
				}
			}
		}
		if m.Known != nil && len(schedules) == 0 {
			if k := m.Known.Provider(p.ID); k != nil {
				p.Contract, p.MarketForcesFactor, p.MarginalCost = k.Contract, k.MarketForcesFactor, k.MarginalCost
				continue
			}
		}
		if m.result.Contracted[p.ID] = len(schedules) > 0; len(schedules) == 0 {
			bare = append(bare, p.Name)
		}
		p.Contract = m.coverAll(p, schedules, delivers[p.ID])
	}
	if len(bare) > 0 {
		m.warn(amend.NoContract+"%s"+amend.PaidByCase+". Name the contracts with --contracts, or write them in this file", strings.Join(bare, ", "))
	}
	for _, c := range m.Contracts {
		if m.providers[c.Provider] == "" {
			m.warn("the contract of %s (%s) was left out: no file has activity of it", c.Provider, c.At)
		}
	}
}

// covers tells whether a schedule of a contract list covers a point of delivery.
func covers(s model.Schedule, pod model.PointOfDelivery) bool {
	return len(s.Covers.PODs) == 0 || slices.Contains(s.Covers.PODs, pod)
}

// coverAll leaves out schedules that no line falls under, and pays for every case
// what none of them covers; pods are what a provider delivers.
func (m *making) coverAll(p *model.Provider, schedules []model.Schedule, pods []model.PointOfDelivery) []model.Schedule {
	has, uncovered := make([]bool, len(schedules)), false
	for _, pod := range pods {
		at := slices.IndexFunc(schedules, func(s model.Schedule) bool { return covers(s, pod) })
		if at < 0 {
			uncovered = true
		} else {
			has[at] = true
		}
	}
	var kept []model.Schedule
	for i, s := range schedules {
		if has[i] {
			kept = append(kept, s)
		} else if len(pods) > 0 {
			sum := ""
			if s.Value.Given {
				sum = " of " + model.RoundPounds(s.Value.Value).Pence()
			}
			if slices.ContainsFunc(pods, func(pod model.PointOfDelivery) bool { return covers(s, pod) }) {
				m.warn("a schedule of %s (%s%s) was left out: rows above it cover all its lines. Put the row that covers less above the others", p.Name, s.Form, sum)
				continue
			}
			m.warn("a schedule of %s (%s%s) was left out: no line falls under it. What is to be paid whatever is done is a line without activity in the year file", p.Name, s.Form, sum)
		}
	}
	if uncovered && len(schedules) > 0 {
		m.warn("the contract of %s does not cover all of its lines: the others are taken to be paid for every case", p.Name)
	}
	if uncovered {
		kept = append(kept, model.Schedule{Form: model.CostPerCase})
	}
	return kept
}

// onlyCodeOf is a practice's name, or nothing where the list has it under two codes.
func (m *making) onlyCodeOf(p gather.Practice) string {
	if slices.ContainsFunc(m.Practices, func(o gather.Practice) bool {
		return o.Code != p.Code && codes.PlainName(o.Name) == codes.PlainName(p.Name)
	}) {
		return ""
	}
	return p.Name
}

// makePractices lists the practices, with those that only referrals name.
func (m *making) makePractices() {
	y := &m.result.Year
	add := func(p gather.Practice) {
		one := model.Practice{Code: p.Code, Name: p.Name, ListSize: model.Optional{Value: p.List, Given: p.ListKnown}}
		if i := m.there.practices.findNamed(p.Code, m.onlyCodeOf(p)); i >= 0 {
			one.ID, one.Name = m.Known.Practices[i].ID, cmp.Or(one.Name, m.Known.Practices[i].Name)
		}
		one.Name = cmp.Or(one.Name, p.Code)
		if one.ID == "" {
			one.ID = m.free(codes.Slug(one.Name))
		} else {
			m.ids[one.ID] = true
		}
		y.Practices = append(y.Practices, one)
	}
	listed := map[string]bool{}
	for _, p := range m.Practices {
		if listed[p.Code] {
			continue
		}
		listed[p.Code] = true
		add(p)
	}
	others := map[string]bool{}
	for _, s := range m.Referrals {
		for code := range s.Practices {
			if !listed[code] {
				others[code] = true
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(others)) {
		add(gather.Practice{Code: code})
	}
	if len(others) > 0 && len(listed) > 0 {
		m.warn("%d practices with referrals are not in the list of practices: %s", len(others), tables.CutTo(strings.Join(slices.Sorted(maps.Keys(others)), ", "), 200))
	}
}
