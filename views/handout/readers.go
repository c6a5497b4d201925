package handout

import (
	"fmt"
	"slices"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/views/answers"
	"fewer/views/charts"
	"fewer/views/words"
)

// Reader is for whom a page is made: what stands on it, and in which order.
type Reader struct {
	Name, About string
	Earlier     string // a name that it had, which is still understood; "" for none
	make        func(s *Source, p *Page)
}

// The readers that a caller has to know: one practice, and who reads a meeting's minutes.
const (
	OfPractice = "practice"
	OfMinutes  = "minutes"
)

// Readers are those for whom there are pages. The first is for anyone.
var Readers = []Reader{
	{"room", "what the room saw, for anyone", "everybody", forRoom},
	{"board", "recommendation, risk and range, effect on hospitals, patients and equality, next year, sign-off", "", forBoard},
	{OfPractice, "one practice's own page", "", forPractice},
	{OfMinutes, "what was asked, guessed, answered, agreed and decided", "", forMinutes},
}

// ReaderNamed is the reader of a name. It tells whether there is one.
func ReaderNamed(name string) (Reader, bool) {
	i := slices.IndexFunc(Readers, func(r Reader) bool { return name == r.Name || name != "" && name == r.Earlier })
	if i < 0 {
		return Reader{}, false
	}
	return Readers[i], true
}

// PageFor makes the page of a reader. While guesses are open it says nothing of what the
// scenario saves.
func PageFor(s *Source, reader string) (Page, error) {
	r, known := ReaderNamed(reader)
	if !known {
		return Page{}, fmt.Errorf("there is no page for “%s”", reader)
	}
	s.spreads()
	p := Page{Title: s.title(), Under: s.under()}
	r.make(s, &p)
	p.fit()
	return p, nil
}

// ReaderNames are the names of the readers.
func ReaderNames() (names []string) {
	for _, r := range Readers {
		names = append(names, r.Name)
	}
	return names
}

// forMinutes is what stands on the wall when the meeting is read back.
func forMinutes(s *Source, p *Page) { *p = New(*s) }

// forRoom is what the room saw, for people who were not there.
func forRoom(s *Source, p *Page) {
	if s.withheld(p) {
		return
	}
	s.yearEnd(p)
	s.whatIsChanged(p)
	s.spending(p)
	s.whoBears(p)
	p.addFirm(decidedTitle, s.decidedInAll())
	s.guesses(p)
	p.add("What it means for patients", s.patients())
	s.nextYear(p)
	p.add("Contracts that would have to change", s.proposed())
	p.add("What will tell whether it works", s.check())
	p.add("What we will not touch", s.redLines())
	p.add("Who asked for what", s.whoAsked())
	p.add("Added in the room, not yet priced, in no total", s.ideas(false))
	p.add("Words used", s.wordsUsed(p))
	p.add("What the figures rest on", s.assumptions())
}

// forBoard puts first what a board decides on.
func forBoard(s *Source, p *Page) {
	if s.withheld(p) {
		return
	}
	s.yearEnd(p)
	s.recommend(p)
	p.addFirm("Risk and range", s.risk())
	s.spending(p)
	s.whatIsChanged(p)
	p.Sections[len(p.Sections)-1].Firm = true // the reasons for what is recommended
	s.whoBears(p)
	p.add("Patients", s.patients())
	p.add("Equality", s.equality())
	s.nextYear(p)
	p.add("What will tell whether it works", s.check())
	p.add("Words used", s.wordsUsed(p))
	p.add("What the figures rest on", s.assumptions())
	p.Sections = append(p.Sections, Section{Heading: "Sign-off", Wide: true, Items: []Item{
		{Says: "Agreed by: ______________________ Date: __________"}, {Says: "For finance: ____________________ Date: __________"},
	}})
}

// title is what the page is called.
func (s *Source) title() string {
	if name := s.Document.Scenario.Name; name != "" {
		return name
	}
	return s.Prepared.Year().Title() + ": if nothing changes"
}

// changed tells whether there is a scenario that changes anything.
func (s *Source) changed() bool {
	return len(s.Document.Scenario.Changes)+len(s.Document.Scenario.Proposals) > 0
}

// withheld says why the page says nothing of money, where guesses are open.
func (s *Source) withheld(p *Page) bool {
	round, open := s.Document.OpenRound()
	if !open {
		return false
	}
	p.Lead = []string{"Guesses are open about " + words.Sentence(round.Words(s.Prepared.Year())) +
		" What this scenario saves stands on this page when they are answered."}
	p.add("Where we are", s.whereWeAre())
	p.add("What we will not touch", s.redLines())
	p.add("What the figures rest on", s.assumptions())
	return true
}

// projected is what the answers about the scenario are made from.
func (s *Source) projected() *answers.Projected {
	q := answers.NewQuestion(s.Prepared, &s.Document, model.AsContracted)
	if !s.changed() {
		q = answers.NewQuestion(s.Prepared, nil, model.AsContracted)
	}
	return &answers.Projected{Question: q, Projection: s.Projection, Spreads: *s.Spreads}
}

// yearEnd says how the year ends under each terms.
func (s *Source) yearEnd(p *Page) {
	terms := s.Projection.Terms
	lead := "If nothing changes we end on 31 March " + terms[model.AsContracted].DoNothing.Deficit.OverBudget() + ", as contracted."
	if s.changed() {
		lead += " With this scenario, as contracted: " + words.SavingWords(terms[model.AsContracted].Saving) + ". If all were paid by the case: " +
			words.SavingWords(terms[model.AllCostPerCase].Saving) + "."
	}
	p.Lead = append(p.Lead, lead)
	if after := words.ScenarioAfter(s.Projection, model.AsContracted); after != "" && s.changed() {
		p.Lead = append(p.Lead, after)
	}
	p.Lead = append(p.Lead, insight.TimeLeft(s.Prepared.Year())+" can still change.")
	for _, t := range model.ShownTerms(s.Projection.Proposed) {
		of := terms[t]
		end := YearEnd{Terms: t.String(), Ends: of.DoNothing.Deficit.OverInMillions(), ToThePenny: of.DoNothing.Deficit.OverToThePenny()}
		if s.changed() {
			end.Ends, end.ToThePenny = of.Scenario.Deficit.OverInMillions(), of.Scenario.Deficit.OverToThePenny()
			end.Saved = toThePenny(of.Saving)
		}
		p.YearEnd = append(p.YearEnd, end)
	}
}

// whatIsChanged lists the changes with reasons.
func (s *Source) whatIsChanged(p *Page) {
	if len(s.Projection.Changes) == 0 {
		said := "The scenario changes no referrals or lines."
		if s.Document.Scenario.Name == "" {
			said = "There is no scenario: this is what comes if nothing changes."
		}
		p.add("What is changed, and why it saves what it saves", []Item{{Says: said}})
		return
	}
	p.Sections = append(p.Sections, Section{Heading: "What is changed, and why it saves what it saves", Wide: true, Sheets: []answers.Sheet{s.projected().ByChange()}})
}

// spending draws where the year is heading, and what the scenario does about it.
func (s *Source) spending(p *Page) {
	section := Section{Heading: "Where the year is heading", Wide: true}
	for _, name := range []string{"to-date", "bridge"} {
		if drawn, err := Draw(s, Wanted{Picture: name}, charts.Narrow); err == nil {
			section.Pictures = append(section.Pictures, drawn)
		}
	}
	p.Sections = append(p.Sections, section)
}

// whoBears says what each is paid, and what that does to them.
func (s *Source) whoBears(p *Page) {
	of := s.projected()
	section := Section{Heading: "What each is paid, and who bears it", Wide: true, Sheets: []answers.Sheet{of.PaidOnPaper(model.AsContracted)}}
	if s.Projection.Proposed {
		section.Sheets = append(section.Sheets, of.PaidOnPaper(model.AsProposed))
	}
	p.Sections = append(p.Sections, section)
}

// decidedInAll are the decisions, and what they come to against what is needed.
func (s *Source) decidedInAll() []Item {
	items := s.decided()
	if len(items) == 0 {
		return nil
	}
	saved := scenarios.DecidedSaving(s.Document, s.Prepared, s.Prepared.NewProjection()).AsContracted
	return append(items, Item{Says: s.Document.DecidedWords(toThePenny(saved), s.Projection.Needed(model.AsContracted))})
}

// guesses draws what the tables guessed, where the answers have been shown.
func (s *Source) guesses(p *Page) {
	items := s.guessed()
	if len(items) == 0 {
		return
	}
	section := Section{Heading: "What the tables guessed, and what it was", Items: items}
	for i := range s.answered() {
		if drawn, err := Draw(s, Wanted{Picture: "answers", Round: i + 1}, charts.Narrow); err == nil && i < 3 {
			section.Pictures = append(section.Pictures, drawn)
		}
	}
	p.Sections = append(p.Sections, section)
}

// patients say in each side's words what fewer of what is changed means.
func (s *Source) patients() []Item {
	items := s.patientsOf(s.Projection.Changes, func(*model.Change) bool { return true })
	bears := insight.BearingOf(s.Projection)
	if said := words.WhoBears(&bears); said != "" {
		items = append(items, Item{Says: said})
	}
	return items
}

// patientsOf say it of those changes that are asked about, by what each does.
func (s *Source) patientsOf(changes []model.ChangeResult, asked func(*model.Change) bool) (items []Item) {
	y := s.Prepared.Year()
	for i, c := range s.Document.Scenario.Changes {
		of := &changes[i]
		if of.LeftOut != "" || !asked(&c) {
			continue
		}
		item := Item{Says: y.TargetName(c.Target) + ": " + words.TakenByYearEnd(y, c.Target, of.NotSent, of.SentBack) + "."}
		for _, said := range words.ConsequencesOf(y, c.Target) {
			item.Notes = append(item.Notes, said.Side+": “"+said.Says+"”")
		}
		items = append(items, item.moves(of.Saving[:]...))
	}
	return items
}

// nextYear says what a full year would save, and what it takes.
func (s *Source) nextYear(p *Page) {
	if !s.changed() {
		return
	}
	q := s.projected().Question
	section := Section{Heading: "This year, and a full year", Sheets: []answers.Sheet{answers.KeptUp(q)}}
	if takes := answers.InvestmentSheet(q, false); len(takes.Rows) > 0 {
		section.Sheets, section.Wide = append(section.Sheets, takes), true
	}
	p.Sections = append(p.Sections, section)
}

// check says what next month's figures will show if it works.
func (s *Source) check() []Item { return s.checkOf(s.Projection.Streams, s.Projection.Lines) }

// checkOf says it of streams and of lines; without lines, of streams alone.
func (s *Source) checkOf(streams []model.StreamResult, lines []model.LineResult) (items []Item) {
	y := s.Prepared.Year()
	for i := range streams {
		of := &streams[i]
		if of.Changes == 0 || of.NotSent == 0 {
			continue
		}
		now, then := words.Apart(of.Now, of.New)
		then += " if it works"
		if words.Counted(of.Fewer()) == 0 {
			then = "over the weeks to 31 March as many if it works, for those not sent at first are sent after all by then"
		}
		items = append(items, Item{Says: y.Referrals[i].Name + ": " + now + " referrals a week now; " + then + "."}.moves(of.Saving[:]...))
	}
	for i := range lines {
		of := &lines[i]
		if of.Changes == 0 || y.Lines[i].WithoutActivity || of.Now == of.New {
			continue
		}
		now, then := words.Apart(of.Now, of.New)
		items = append(items, Item{Says: y.Lines[i].Name + ": " + now + " a week now; " + then + " if it works."}.moves())
	}
	if len(items) > 0 {
		items = append(items, Item{Says: "Look at referrals first: the bills follow weeks later, when those patients would have been seen. One " +
			y.Elapsed().Period() + " proves nothing; how far it differs by chance stands in the chart of each row (x in the program)."})
	}
	return items
}
