package guests

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/deep"
	"fewer/model/insight"
	"fewer/model/seek"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
	"fewer/views/words"
)

// NewPlan is the plan of a document on a year, for guests to try changes on.
func NewPlan(year *model.Prepared, doc file.Document, outlook string) *Plan {
	return &Plan{Prepared: year, Document: doc, Outlook: outlook, Rows: rowsOf(year, doc.Scenario.Changes)}
}

// rowsOf lists what can be changed: all of a specialty where several rows are of it,
// then row by row.
func rowsOf(year *model.Prepared, changes []model.Change) (rows []Row) {
	y := year.Year()
	for _, specialty := range insight.OfSeveral(year) {
		rows = append(rows, Row{"specialty." + specialty, insight.WhereverTheyGo(specialty), insight.TargetsOf(year, specialty)})
	}
	for _, l := range seek.LeversByProvider(year, changes) {
		key := "lines." + l.Target.Line
		if l.Target.Referrals != "" {
			key = "referrals." + l.Target.Referrals
		}
		rows = append(rows, Row{key, l.Name(y), []model.Target{l.Target}})
	}
	return rows
}

// offered is a row as the page's form offers it.
type offered struct {
	Row
	Chosen bool
}

// Offers lists the rows, with the one that was tried.
func (p *Plan) Offers(tried *Trial) (all []offered) {
	for _, row := range p.Rows {
		all = append(all, offered{row, tried != nil && tried.Row == row.Key})
	}
	return all
}

// Trial is a change of a guest's own on a copy of the present plan, and what it comes
// to. Nothing else moves by it.
type Trial struct {
	Row, Size, For string // as they were asked for
	Why            string // why there is nothing to show; "" where there is
	Changes        []model.Change
	Says           string // the changes in words
	InPlaceOf      string // what the plan has there; "" for nothing
	Ends           []End  // the year-end under each terms
	Because        []string
}

// End is the year-end under one terms.
type End struct{ Terms, Plan, With, Saved string }

// try reckons a change of a row, of all practices or of one.
func (p *Plan) try(row, size, practice string) (t Trial) {
	t.Row, t.Size = row, written(size, mostName)
	if practice != "" {
		t.For = "practice"
	}
	at := slices.IndexFunc(p.Rows, func(o Row) bool { return o.Key == row })
	if at < 0 {
		t.Why = "Choose a row from the list."
		return t
	}
	asked, why := number.ParseSize(size, number.SizeOf{})
	switch {
	case why != "":
		t.Why = "A percentage, please: 10 is 10% fewer, +10 is 10% more."
	case asked.Kind != model.Percent:
		t.Why = "A percentage, please, not a number a week: 10 is 10% fewer."
	case practice != "" && p.Rows[at].Targets[0].Referrals == "":
		t.Why = "A practice sends referrals, and this row has none. Choose another, or try it for everyone."
	}
	if t.Why == "" {
		p.reckon(&t, p.Rows[at], asked, practice)
	}
	return t
}

// reckon puts the change into a copy of the plan and projects both.
func (p *Plan) reckon(t *Trial, row Row, size model.Size, practice string) {
	year, doc := p.Prepared.Year(), p.Document
	doc.Scenario = deep.Clone(doc.Scenario)
	var before []string
	for _, target := range row.Targets {
		c := model.NewChange(target, size)
		if practice != "" {
			c.Practices = []string{practice}
		}
		t.Changes = append(t.Changes, c)
		if i := doc.PlainAt(year, target); i >= 0 && practice == "" {
			before = append(before, year.ChangeWords(doc.Scenario.Changes[i]))
			doc.Scenario.Changes[i] = c.InPlaceOf(doc.Scenario.Changes[i])
		} else {
			doc.Scenario.Changes = append(doc.Scenario.Changes, c)
		}
	}
	t.Says = year.ChangeWords(t.Changes[0])
	if len(t.Changes) > 1 {
		t.Says = row.Name + ": " + year.ChangeWordsAlone(t.Changes[0])
	}
	t.InPlaceOf = strings.Join(before, "; ")

	pr := p.Prepared.NewProjection()
	p.Prepared.Project(&p.Document.Scenario, pr)
	plan := pr.Clone()
	p.Prepared.Project(&doc.Scenario, pr)
	for _, l := range file.BrokenLines(p.Prepared, doc, pr) {
		if slices.Contains(row.Targets, l.Target) {
			t.Why = l.BrokenWords(year)
			return
		}
	}
	for _, terms := range model.ShownTerms(pr.Proposed) {
		_, was := plan.Terms[terms].DeficitsToThePound()
		_, is := pr.Terms[terms].DeficitsToThePound()
		t.Ends = append(t.Ends, End{terms.String(), was.OverToThePound(), is.OverToThePound(), words.SavingWords(pr.Terms[terms].Saving - plan.Terms[terms].Saving)})
	}
	about := words.About{Prepared: p.Prepared, Scenario: &doc.Scenario, Projection: pr, Terms: model.AsContracted}
	if at := p.Prepared.PracticeAt(practice); practice != "" && at >= 0 {
		own := insight.ResultOf(pr, at)
		about = about.OfPractice(p.Prepared, &own, year.PracticeName(practice))
	}
	for _, target := range row.Targets {
		about.Target = target
		if len(row.Targets) > 1 {
			t.Because = append(t.Because, year.TargetName(target)+":")
		}
		t.Because = append(t.Because, words.Sentences(about)...)
	}
}
