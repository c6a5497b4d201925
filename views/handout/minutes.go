package handout

import (
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/deep"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/words"
)

// Minutes are what a meeting leaves: who was there, what was asked and answered, what
// nobody will touch, what the groups planned, what was decided, what that comes to against
// what is needed, what will be looked at when, and what the scenario holds. They follow
// from the document as it stands, so that nothing that was corrected or taken back is in
// them. While guesses are open they say nothing of what the scenario saves. The times at
// which things were done are in them only where Source.Times asks for them.
func Minutes(s *Source) *answers.Answer {
	a, _ := s.minutes()
	return a
}

// minutes are Minutes, with the items of the sheets that are made of items, by their place.
func (s *Source) minutes() (a *answers.Answer, items map[int][]Item) {
	s.spreads()
	a, items = &answers.Answer{Head: answers.Said(0, append([]string{s.minutesTitle()}, s.under()...)...)}, map[int][]Item{}
	add := func(sheets ...answers.Sheet) {
		for _, sheet := range sheets {
			if len(sheet.Sentences)+len(sheet.Rows)+len(sheet.Notes) > 0 {
				a.Sheets = append(a.Sheets, sheet)
			}
		}
	}
	said := func(title string, of []Item) {
		items[len(a.Sheets)] = of
		add(answers.Sheet{Title: title, Sentences: saidItems(of)})
	}
	_, withheld := s.Document.OpenRound()
	add(s.attendance())
	said("Where we are", s.whereWeAre())
	add(s.asked())
	said("What we will not touch", s.redLines())
	if !withheld {
		add(s.plans())
		said(decidedTitle, s.decided())
		add(s.comesTo(), s.lookedAt())
	}
	said("Added in the room and priced: in the totals", s.ideas(true))
	said("Added in the room, not yet priced, in no total", s.ideas(false))
	if !withheld {
		said("What this scenario holds", s.held())
		said("What each is paid, as contracted", s.paid())
		said("Who asked for what", s.whoAsked())
		said("Contracts that would have to change", s.proposed())
	}
	said("What the figures rest on", s.assumptions())
	if s.Times {
		add(s.timed())
	}
	return a, items
}

// DoneInMeeting tells whether anything that was done in a meeting stands in a document.
func DoneInMeeting(d *file.Document) bool {
	return len(d.Rounds)+len(d.RedLines)+len(d.Groups)+len(d.Decisions)+len(d.Ideas) > 0
}

// ofAMeeting tells whether there was a meeting, as far as the document says.
func (s *Source) ofAMeeting() bool {
	m := &s.Document.Meeting
	return DoneInMeeting(&s.Document) || len(m.Tables)+len(m.People) > 0 || m.Place+m.Date != ""
}

func (s *Source) minutesTitle() string {
	if s.Document.Scenario.Name != "" || !s.ofAMeeting() {
		return s.title()
	}
	return "Our meeting about " + s.Prepared.Year().Title()
}

// decidedTitle is over what was decided.
const decidedTitle = "What was decided"

// saidItems are items of a page as sentences.
func saidItems(items []Item) (said []answers.Sentence) {
	for _, item := range items {
		said = append(said, answers.Said(0, item.Says)...)
		for _, note := range item.Notes {
			said = append(said, answers.Sentence{Text: note, Indent: 2})
		}
	}
	return said
}

// attendance names the tables, and people, only where the file says that they were there:
// the usual tables are nobody's until a question was put to them.
func (s *Source) attendance() answers.Sheet {
	var said []string
	if len(s.Document.Meeting.Tables)+len(s.Document.Rounds) > 0 {
		tables := s.Document.Tables()
		said = append(said, words.Plural(len(tables), "table")+": "+model.ListWords(tables)+".")
	}
	if people := s.Document.Meeting.People; len(people) > 0 {
		said = append(said, "Named: "+model.ListWords(people)+".")
	}
	switch {
	case len(said) > 0:
	case s.ofAMeeting():
		said = []string{"The file does not say who was there."}
	default:
		said = []string{"The file holds nothing of a meeting."}
	}
	return answers.Sheet{Title: "Who was there", Sentences: answers.Said(0, said...)}
}

// wordColumns are columns of words.
func wordColumns(headings ...string) (columns []answers.Column) {
	for _, h := range headings {
		columns = append(columns, answers.Column{Heading: h})
	}
	return columns
}

// pounds are columns of amounts saved.
func pounds(headings ...string) (columns []answers.Column) {
	for _, h := range headings {
		columns = append(columns, answers.Column{Heading: h, Kind: answers.Saving})
	}
	return columns
}

func row(cells ...answers.Cell) answers.Row { return answers.Row{At: -1, Cells: cells} }

func (s *Source) asked() answers.Sheet {
	sheet := answers.Sheet{Title: "What was asked, and what came of it", Columns: append(wordColumns("asked", "guessed, £"), pounds("saved if paid\nby the case, £", "saved as\ncontracted, £")...)}
	for _, r := range s.Document.Rounds {
		if r.Revealed == file.RevealContract {
			sheet.Rows = append(sheet.Rows, row(answers.Text(r.Words(s.Prepared.Year())), answers.Text(guessValues(r)), answers.Amount(r.Answers.ByCase), answers.Amount(r.Answers.AsContracted)))
		}
	}
	return sheet
}

// guessValues are the guesses of a round without more words: "£41,000; £90,000; don't know".
func guessValues(r file.Round) string {
	return strings.TrimSuffix(strings.TrimPrefix(r.AnsweredWords(), "Guessed: "), ".")
}

// plans are the groups' plans as they were last shown to all: what a group asked for.
func (s *Source) plans() answers.Sheet {
	sheet := answers.Sheet{Title: "What the groups planned", Columns: append(wordColumns("group", "asks for"), pounds("saved as\ncontracted, £", "saved if paid\nby the case, £")...)}
	for _, g := range s.Document.Groups {
		g.Saved = scenarios.NotedSaving(g.Saved, s.Prepared, g.Changes, g.Proposals)
		name := g.Name
		if g.Corrected {
			name += " (corrected after it was first shown)"
		}
		sheet.Rows = append(sheet.Rows, row(answers.Text(name), answers.Text(s.asksFor(&g)), answers.Amount(g.Saved.AsContracted), answers.Amount(g.Saved.ByCase)))
	}
	return sheet
}

// asksFor says what a group's plan asks for, one after the other, and what of it the year
// lacks; "" for nothing. What is switched off it does not ask for.
func (s *Source) asksFor(g *file.GroupPlan) string {
	y := s.Prepared.Year()
	var said []string
	for _, c := range g.Changes {
		says := y.ChangeWords(c)
		if why := s.Prepared.ChangeFault(&c); why != "" {
			says += " (left out: " + why + ")"
		}
		if !c.Off {
			said = append(said, says)
		}
	}
	for _, q := range g.Proposals {
		said = append(said, q.Words(y)+", which needs the hospital's agreement")
	}
	return strings.Join(said, "; ")
}

// comesTo sets what is decided beside what is needed, this year and in a full year; each
// change counts once, however many decisions name it.
func (s *Source) comesTo() answers.Sheet {
	if len(s.Document.Decisions) == 0 {
		return answers.Sheet{}
	}
	sheet := answers.Sheet{Title: "What it comes to", Whole: true, Columns: append(wordColumns("all that is decided and tied"), pounds("by 31\nMarch, £", "after it, at\ntariff, £", "in a full year,\nif kept up, £")...)}
	tied := s.tied()
	whole := answers.NewQuestion(s.Prepared, &tied, model.AsContracted).Yields().Whole
	for _, t := range model.ShownTerms(len(tied.Scenario.Proposals) > 0) {
		sheet.Rows = append(sheet.Rows, row(answers.Text("saved "+t.String()), answers.Amount(whole[t].Saving), answers.Amount(whole[t].After), answers.Amount(whole[t].FullYear)))
	}
	none, is := answers.None("–"), whole[model.AsContracted]
	full := s.Prepared.NewFullYear()
	full.Of(&model.Scenario{})
	needed, inFull := s.Projection.Needed(model.AsContracted), full.Projection().Needed(model.AsContracted)
	found := func(needed, saved model.Money) (needs, finds answers.Cell) {
		if needed <= 0 {
			return none, none
		}
		return answers.Amount(needed), answers.Amount(max(0, needed-saved))
	}
	needs, finds := found(needed, is.Saving)
	fullNeeds, fullFinds := found(inFull, is.FullYear)
	if needed > 0 || inFull > 0 {
		sheet.Rows = append(sheet.Rows,
			row(answers.Text("needed, as contracted"), needs, none, fullNeeds),
			row(answers.Text("still to be found, as contracted"), finds, none, fullFinds))
	}
	sheet.Notes = answers.Said(0, words.IfKeptUp)
	if gone := s.noLongerHeld(); gone != "" {
		sheet.Notes = append(sheet.Notes, answers.Said(0, gone)...)
	}
	if needed <= 0 {
		sheet.Notes = append(sheet.Notes, answers.Said(0, "Nothing is needed by 31 March: as contracted the year ends "+words.BetterThanAimed(-needed)+".")...)
	}
	if inFull <= 0 {
		sheet.Notes = append(sheet.Notes, answers.Said(0, "Nothing is needed in a full year: as contracted it ends "+words.BetterThanAimed(-inFull)+".")...)
	}
	return sheet
}

// tied is a scenario of what the decisions are tied to, and of nothing else.
func (s *Source) tied() (d file.Document) {
	d.Scenario.Changes, d.Scenario.Proposals = scenarios.Decided(s.Document)
	return d
}

// noLongerHeld says which of the decided changes the scenario holds no more, so that
// nobody takes its figures for those of what was decided; "" where it holds them all.
func (s *Source) noLongerHeld() string {
	var gone []string
	for _, c := range s.tied().Scenario.Changes {
		if !slices.ContainsFunc(s.Document.Scenario.Changes, func(o model.Change) bool { return deep.Same(o, c) }) {
			gone = append(gone, s.Prepared.Year().ChangeWords(c))
		}
	}
	if len(gone) == 0 {
		return ""
	}
	return "Decided, and no longer so in the scenario: " + strings.Join(gone, "; ") + ". The figures here are of what was decided."
}

// lookedAt lists what is to be seen to, by whom and when: of what is decided, where
// anything is.
func (s *Source) lookedAt() answers.Sheet {
	sheet := answers.Sheet{Title: "What will be looked at when", Columns: wordColumns("when", "what", "who")}
	for _, d := range s.Document.Decisions {
		if d.ByWhen != "" {
			sheet.Rows = append(sheet.Rows, row(answers.Text(d.ByWhen), answers.Text(d.What), answers.Text(d.Owner)))
		}
	}
	if len(s.Document.Decisions) > 0 {
		sheet.Rows = append(sheet.Rows, row(answers.Text("each month"), answers.Text("the new counts, read under this scenario: what is saved beside what stands here"), answers.Text("")))
	}
	looked := s.tied()
	if len(looked.Scenario.Changes) == 0 {
		looked = s.Document
	}
	if len(looked.Scenario.Changes) == 0 {
		return sheet
	}
	if is := answers.NewQuestion(s.Prepared, &looked, model.AsContracted).Yields().Whole[model.AsContracted]; is.After != 0 {
		sheet.Rows = append(sheet.Rows, row(answers.Text("April"), answers.Text(words.AfterYearEnd(is.After, is.Saving > 0)), answers.Text("")))
	}
	return sheet
}

// timed lists what was done with its time.
func (s *Source) timed() answers.Sheet {
	sheet := answers.Sheet{Title: "Times", Columns: wordColumns("time", "done")}
	for _, m := range scenarios.MinutesOf(s.Prepared, s.Document) {
		sheet.Rows = append(sheet.Rows, row(answers.Text(m.Time), answers.Text(m.Done)))
	}
	return sheet
}

// New makes the page of the minutes: what is read back on the wall, and what
// `fewer export --for minutes` writes.
func New(s Source) Page {
	minutes, items := s.minutes()
	p := Page{Title: minutes.Head[0].Text}
	for _, line := range minutes.Head[1:] {
		p.Under = append(p.Under, line.Text)
	}
	for i, sheet := range minutes.Sheets {
		section := Section{Heading: sheet.Title, Items: items[i], Firm: sheet.Title == decidedTitle}
		if len(section.Items) == 0 {
			section.Items = sheetItems(&answers.Sheet{Sentences: sheet.Sentences})
		}
		if sheet.Title = ""; len(sheet.Rows) > 0 {
			sheet.Sentences = nil
			section.Sheets, section.Wide = []answers.Sheet{sheet}, true
		}
		p.Sections = append(p.Sections, section)
	}
	return p
}

// Aloud is the page without tables: a row is what it is about, and what is said of it.
func (p Page) Aloud() Page {
	p.Sections = slices.Clone(p.Sections)
	for i := range p.Sections {
		s := &p.Sections[i]
		for k := range s.Sheets {
			s.Items = append(slices.Clone(s.Items), sheetItems(&s.Sheets[k])...)
		}
		s.Sheets = nil
	}
	return p
}

// sheetItems are a sheet as it is read aloud.
func sheetItems(sheet *answers.Sheet) (items []Item) {
	say := func(said []answers.Sentence) {
		for _, line := range said {
			if line.Indent > 0 && len(items) > 0 {
				items[len(items)-1].Notes = append(items[len(items)-1].Notes, line.Text)
			} else {
				items = append(items, Item{Says: line.Text})
			}
		}
	}
	say(sheet.Sentences)
	for _, r := range sheet.Rows {
		item := Item{Says: sentence(r.Cells[0].Text)}
		for i, c := range r.Cells[1:] {
			if column := &sheet.Columns[i+1]; c.Text != "" && c.Text != "–" {
				item.Notes = append(item.Notes, model.UpperFirst(column.Name())+": "+sentence(c.Text))
			}
		}
		items = append(items, item)
	}
	say(sheet.Notes)
	return items
}
