package handout

import (
	"fewer/model"
	"fewer/model/insight"
	"fewer/views/answers"
	"fewer/views/words"
)

// forPractice is one practice's own page: where it stands, and its part of the scenario.
func forPractice(s *Source, p *Page) {
	y := s.Prepared.Year()
	if s.Practice < 0 || s.Practice >= len(y.Practices) {
		p.Lead = []string{"The year has no practices, so there is no page of one."}
		return
	}
	p.Title = y.Practices[s.Practice].Name + ": " + s.title()
	if s.withheld(p) {
		return
	}
	s.yearEnd(p)
	p.Lead[0] = "All practices together: " + words.LowerFirst(p.Lead[0])
	q := s.projected().Question
	q.Practice = answers.NewPractice(y, s.Practice)
	p.Sections = append(p.Sections, Section{Heading: "Where it stands, and its part of this scenario", Wide: true, Sheets: answers.PracticeCard(q).Sheets})
	own := insight.ResultOf(q.Projection(), s.Practice)
	names := func(c *model.Change) bool { return insight.Names(s.Prepared, c, s.Practice) }
	p.add("Why it saves what it saves", s.ownReasons(&own, names))
	p.add("What it means for its patients", s.patientsOf(own.Changes, names))
	p.add("What will tell whether it works: its own referrals", s.checkOf(own.Streams, nil))
	p.add("Words used", s.wordsUsed(p))
	p.add("What the figures rest on", s.assumptions())
}

// ownReasons say of the changes that name the practice what its contracts say, and what is
// its part of what they take. Other practices' wishes are no part of its page.
func (s *Source) ownReasons(own *insight.PracticeResult, names func(*model.Change) bool) (items []Item) {
	about := s.about().OfPractice(s.Prepared, own, s.Prepared.Year().Practices[s.Practice].Name)
	for i, c := range s.Document.Scenario.Changes {
		of := &own.Changes[i]
		if of.LeftOut != "" || !names(&c) {
			continue
		}
		item := Item{Says: s.Prepared.Year().ChangeWords(c) + ".", Notes: reasons(about, []model.Change{c})}
		if of.Costs != 0 {
			item.Notes = append(item.Notes, "Its part of what it takes by 31 March: "+of.Costs.Pence()+", which no contract pays.")
		}
		items = append(items, item.moves(of.Saving[:]...))
	}
	return items
}
