package handout

import "fewer/views/answers"

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
	q := s.projected().Question
	q.Practice = answers.NewPractice(y, s.Practice)
	p.Sections = append(p.Sections, Section{Heading: "Where it stands, and its part of this scenario", Wide: true, Sheets: answers.PracticeCard(q).Sheets})
	s.whatIsChanged(p)
	p.add("What it means for patients", s.patients())
	p.add("What will tell whether it works", s.check())
	p.add("Words used", s.wordsUsed(p))
	p.add("What the figures rest on", s.assumptions())
}
