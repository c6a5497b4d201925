// Package handout makes what people take home from a meeting: one page, in the
// words of the screen, to be read aloud, shown on the wall, or written as
// Markdown. Its figures come from the projection and from the file; it computes
// none.
//
// Begin with New, which lists the sections.
package handout

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/drawing"
	"fewer/views/words"
)

// Page is one page: a title, the year-end in large figures, and sections under it.
type Page struct {
	Title    string
	Under    []string // lines under the title: place, date, year
	Lead     []string // the sentences that matter most
	YearEnd  []YearEnd
	Sections []Section
}

// YearEnd is how the year ends under one terms, in words.
type YearEnd struct {
	Terms            string
	Ends, ToThePenny string // with the scenario, where there is one
	Saved            string // by it; "" without
}

// Section is a heading with what is said, drawn and listed under it, in this order.
type Section struct {
	Heading  string
	Items    []Item
	Pictures []*drawing.Picture
	Sheets   []answers.Sheet
	Wide     bool // it takes the whole width of a sheet of paper
	Firm     bool // on paper nothing of it is left out as long as anything else can be
	Signed   bool // all of it stands on paper, however long: people put their names under it
	OnPaper  int  // how many of each list stand on paper; 0 for all
}

// Item is one thing that is said, and what is said of it.
type Item struct {
	Says  string
	Notes []string

	OneOfMany bool          // it may be left out on paper, where those that move more take all the room
	Moves     []model.Money // what it moves: the year-end as contracted, and under the other terms
}

// moves makes an item one of many, with what it moves: that counts first which is first.
func (item Item) moves(by ...model.Money) Item {
	item.OneOfMany, item.Moves = true, by
	return item
}

// weight is by how much a change moves the year-end, after its costs, under each terms that
// the page shows: as contracted first, as the page does.
func (s *Source) weight(change int) (by []model.Money) {
	for _, t := range model.ShownTerms(s.Projection.Proposed) {
		by = append(by, s.Projection.Changes[change].Saving[t])
	}
	return by
}

// Source is what a page is made from.
type Source struct {
	Prepared   *model.Prepared
	Document   file.Document
	Projection *model.Projection     // of the document's scenario
	Spreads    *insight.TermsSpreads // how sure its year-end is; nil to reckon it
	Times      bool                  // whether minutes say when things were done
	MayTell    bool                  // whether a text may still tell which practice goes by letters

	// Practice is whose own page is wanted, an index in the year's.
	Practice int

	reckon *insight.Spreads
}

// SourceOf is what is made of a bundle is made from.
func SourceOf(bundle file.Document) *Source {
	prepared := model.Prepare(bundle.Bundled)
	pr := prepared.NewProjection()
	prepared.Project(&bundle.Scenario, pr)
	return &Source{Prepared: prepared, Document: bundle, Projection: pr}
}

// add adds a section that has something in it.
func (p *Page) add(heading string, items []Item) {
	if len(items) > 0 {
		p.Sections = append(p.Sections, Section{Heading: heading, Items: items})
	}
}

// addFirm adds a section of which nothing is left out on paper as long as anything else can
// be.
func (p *Page) addFirm(heading string, items []Item) {
	n := len(p.Sections)
	p.add(heading, items)
	for i := range p.Sections[n:] {
		p.Sections[n+i].Firm = true
	}
}

func (s Source) under() (lines []string) {
	m := s.Document.Meeting
	if where := strings.Trim(m.Place+", "+m.Date, ", "); where != "" {
		lines = append(lines, where)
	}
	y := s.Prepared.Year()
	lines = append(lines, y.Title()+", "+insight.HowFar(y))
	if a := s.Document.Scenario.Author; a != "" {
		lines = append(lines, "by "+a)
	}
	return lines
}

func (s Source) whereWeAre() []Item {
	nothing := s.Prepared.DoNothing()
	y := s.Prepared.Year()
	says := "If nothing changes we end on 31 March " + nothing.Terms[model.AsContracted].DoNothing.Deficit.OverBudget() + "."
	item := Item{Says: says, Notes: []string{
		"To the penny: " + nothing.Terms[model.AsContracted].DoNothing.Deficit.OverToThePenny() + ".",
		words.Sentence(s.Spreads[model.AsContracted].DoNothing.Words()),
		"If all were block it would be " + nothing.Terms[model.AllBlock].DoNothing.Deficit.OverBudget() +
			"; if all were paid by the case, " + nothing.Terms[model.AllCostPerCase].DoNothing.Deficit.OverBudget() + ".",
		insight.TimeLeft(y) + " can still change.",
	}}
	return []Item{item}
}

// decided lists the decisions as they were taken.
func (s Source) decided() (items []Item) {
	for _, d := range s.Document.Decisions {
		item := Item{Says: sentence(d.What)}
		for _, c := range d.Changes {
			if says := s.Prepared.Year().ChangeWords(c) + "."; says != item.Says {
				item.Notes = append(item.Notes, says)
			}
		}
		for _, q := range d.Proposals {
			item.Notes = append(item.Notes, q.Words(s.Prepared.Year())+". "+words.ProposedTerms(s.Prepared, &q)+"It needs the hospital's agreement.")
		}
		d.Saved = scenarios.NotedSaving(d.Saved, s.Prepared, d.Changes, d.Proposals)
		item.Notes = append(item.Notes, savedWords(d, toThePenny))
		alone := words.InScenario(s.Prepared, &model.Scenario{Changes: d.Changes, Proposals: d.Proposals}, model.Target{})
		item.Notes = append(item.Notes, reasons(alone, d.Changes)...)
		if d.Why != "" {
			item.Notes = append(item.Notes, "Why: "+sentence(d.Why))
		}
		item.Notes = append(item.Notes, d.OwnedWords())
		if votes := d.VoteWords(); votes != "" {
			item.Notes = append(item.Notes, votes)
		}
		if d.Dissent != "" {
			item.Notes = append(item.Notes, "Against it was said: "+sentence(d.Dissent))
		}
		items = append(items, item.moves(d.Saved.AsContracted, d.Saved.ByCase))
	}
	return items
}

// SavedWords says both figures of a decision.
func SavedWords(year *model.Prepared, d file.Decision) string {
	d.Saved = scenarios.NotedSaving(d.Saved, year, d.Changes, d.Proposals)
	return savedWords(d, saved)
}

// savedWords is SavedWords with each saving said as asked.
func savedWords(d file.Decision, saved func(model.Money) string) string {
	if !d.Tied() {
		return "Tied to no change: it counts for no money."
	}
	said := "By 31 March, as contracted: " + saved(d.Saved.AsContracted) + ". If all were paid by the case: " + saved(d.Saved.ByCase) + "."
	if len(d.Proposals) > 0 {
		said += " With the terms proposed, against the contract: " + saved(d.Saved.AsProposed) + "."
	}
	return said
}

// toThePenny says a saving with its verb, as project --json has it: "£88,200.40
// saved", "nothing saved".
func toThePenny(m model.Money) string {
	switch {
	case m == 0:
		return saved(m)
	case m < 0:
		return m.Abs().Pence() + " more spent"
	}
	return m.Pence() + " saved"
}

// saved says a saving with its verb: "£88,200 saved", "nothing saved".
func saved(m model.Money) string {
	if m < 0 {
		return words.Saved(m)
	}
	return words.Saved(m) + " saved"
}

// about is what is said of the scenario as it stands, whatever row it is.
func (s Source) about() words.About {
	return words.About{Prepared: s.Prepared, Scenario: &s.Document.Scenario, Projection: s.Projection}
}

// reasons say for each changed row what its contract says, once each.
func reasons(of words.About, changes []model.Change) (said []string) {
	for _, c := range changes {
		of.Target = c.Target
		if says := words.ContractSays(of); says != "" && !slices.Contains(said, says) {
			said = append(said, says)
		}
	}
	return said
}

// held lists every change of the scenario, with its saving.
func (s Source) held() (items []Item) {
	for i, c := range s.Document.Scenario.Changes {
		result := &s.Projection.Changes[i]
		item := Item{Says: s.Prepared.Year().ChangeWords(c) + "."}
		if result.LeftOut == "" {
			said := "By 31 March, as contracted: " + toThePenny(result.Saving[model.AsContracted]) +
				". If all were paid by the case: " + toThePenny(result.Saving[model.AllCostPerCase]) + "."
			if result.NotSent != 0 {
				said = words.Sentence(words.Taken(s.Prepared.Year(), c.Target, result.NotSent)+words.SentAfterAll(result.NotSent, result.SentBack)) + " " + said
			}
			item.Notes = append(item.Notes, said)
		}
		item.Notes = append(item.Notes, words.WhyOfChange(s.about(), i)...)
		if c.Note != "" {
			item.Notes = append(item.Notes, sentence(c.Note))
		}
		items = append(items, item.moves(s.weight(i)...))
	}
	if len(items) > 1 {
		t := &s.Projection.Terms
		items = append(items, Item{Says: "Together, as contracted: " + toThePenny(t[model.AsContracted].Saving) +
			". If all were paid by the case: " + toThePenny(t[model.AllCostPerCase].Saving) + "."})
	}
	if len(items) > 0 {
		items = append(items, Item{Says: "We then end on 31 March " + s.Projection.Terms[model.AsContracted].Scenario.Deficit.OverToThePenny() + ".", Notes: []string{
			words.Sentence(s.Spreads[model.AsContracted].Scenario.Words()),
		}})
	}
	if after := words.ScenarioAfter(s.Projection, model.AsContracted); after != "" && len(items) > 0 {
		items = append(items, Item{Says: after})
	}
	return items
}

// paid says what each provider is paid, and what the scenario takes off it.
func (s Source) paid() (items []Item) {
	if len(s.Document.Scenario.Changes) == 0 {
		return nil
	}
	add := func(name string, paid model.Paid, notes ...string) {
		lost := paid.Lost()
		difference := "the same as if nothing changes"
		switch {
		case lost > 0:
			difference = lost.Pence() + " less than if nothing changes"
		case lost < 0:
			difference = lost.Abs().Pence() + " more than if nothing changes"
		}
		items = append(items, Item{Says: name + ": " + paid.Scenario.Pence() + ", " + difference + ".", Notes: notes}.moves(lost))
	}
	for _, part := range insight.PaidParts(s.Prepared.Year(), s.Projection, model.AsContracted) {
		var notes []string
		switch {
		case part.Provider < 0:
		case part.Avoided > 0:
			notes = []string{"Cost that it avoids: " + part.Avoided.Pence() + "."}
		case part.Avoided < 0:
			notes = []string{"Cost that comes to it: " + part.Avoided.Abs().Pence() + "."}
		}
		add(model.UpperFirst(part.Name), part.Paid, notes...)
	}
	add("In all", insight.PaidUnder(s.Projection, model.AsContracted))
	return items
}

// whoAsked says who asked for what, and what it comes to.
func (s Source) whoAsked() (items []Item) {
	for _, row := range words.WhoAsked(s.Prepared, s.Document.Scenario, s.Projection) {
		item := Item{Says: row.Sum + "."}
		for _, wish := range row.Wishes {
			item.Notes = append(item.Notes, wish+".")
		}
		items = append(items, item.moves())
	}
	return items
}

func (s Source) proposed() (items []Item) {
	for i := range s.Document.Scenario.Proposals {
		items = append(items, s.proposal(i))
	}
	if s.Projection.Proposed {
		items = append(items, s.worthOfTerms())
	}
	return items
}

// proposal says the terms that are proposed for a provider, and what they need.
func (s Source) proposal(i int) Item {
	q := &s.Document.Scenario.Proposals[i]
	item := Item{Says: q.Words(s.Prepared.Year()) + ".", Notes: []string{words.ProposedTerms(s.Prepared, q) + "This needs the hospital's agreement."}}
	if why := s.Projection.ProposalsLeftOut[i]; why != "" {
		item.Notes = []string{"It has no effect: " + why + "."}
	}
	return item
}

// worthOfTerms says what the proposed terms save, alone and with all that is changed.
func (s Source) worthOfTerms() Item {
	return Item{Says: "The terms alone: " + toThePenny(s.Projection.SavingFromTerms) +
		". With all that is changed: " + toThePenny(s.Projection.SavingAgainstContract) + " against the contract."}
}

func (s Source) redLines() (items []Item) {
	for _, l := range s.Document.Agreed() {
		item := Item{Says: l.Words(s.Prepared.Year()) + "."}
		if why := l[0].Why; why != "" {
			item.Notes = []string{"Because " + sentence(why)}
		}
		items = append(items, item.moves())
	}
	return items
}

// guessed tells the rounds of which both answers have been shown. Guesses stand
// from the lowest to the highest; a table is named only where it agreed.
func (s Source) guessed() (items []Item) {
	for _, r := range s.Document.Rounds {
		if r.Revealed != file.RevealContract {
			continue
		}
		items = append(items, Item{
			Says: r.Words(s.Prepared.Year()) + ".",
			Notes: []string{
				r.AnsweredWords(),
				"Paid by the case: " + toThePenny(r.Answers.ByCase) + ". As contracted: " + toThePenny(r.Answers.AsContracted) + ".",
			},
		}.moves(r.Answers.AsContracted, r.Answers.ByCase))
	}
	return items
}

// ideas lists what was added in the room: what is priced, or what is not.
func (s Source) ideas(priced bool) (items []Item) {
	for _, i := range s.Document.Ideas {
		if (len(s.Document.PricedBy(i)) > 0) != priced {
			continue
		}
		item := Item{Says: IdeaWords(i)}
		if priced {
			item.Notes = s.PriceWords(i)
		}
		items = append(items, item.moves())
	}
	return items
}

// PriceWords say what prices an idea and what that saves, or that it is in no
// total. While guesses are open no saving is said.
func (s Source) PriceWords(i file.Idea) (said []string) {
	_, withheld := s.Document.OpenRound()
	for _, at := range s.Document.PricedBy(i) {
		result := &s.Projection.Changes[at]
		line := "Priced as " + s.Prepared.Year().ChangeWords(s.Document.Scenario.Changes[at]) + ". "
		switch {
		case result.LeftOut != "":
			line += "It has no effect: " + result.LeftOut + "."
		case withheld:
			line += "The money is withheld until the guesses are answered."
		case result.Saving[model.AsContracted] == result.Saving[model.AllCostPerCase]:
			line += "By 31 March: " + saved(result.Saving[model.AsContracted]) + "."
		default:
			line += "As contracted: " + saved(result.Saving[model.AsContracted]) +
				". If all were paid by the case: " + saved(result.Saving[model.AllCostPerCase]) + "."
		}
		said = append(said, line)
	}
	if len(said) == 0 {
		said = append(said, "Not yet priced: in no total.")
	}
	return said
}

// IdeaWords says an idea on one line.
func IdeaWords(i file.Idea) string {
	said := i.What
	for _, more := range []string{i.Where, i.Size} {
		if more != "" {
			said += ", " + more
		}
	}
	return sentence(said)
}

// assumptions say what the figures rest on.
func (s Source) assumptions() (items []Item) {
	for _, line := range Sources(s.Prepared.Year(), s.Document.Year) {
		items = append(items, Item{Says: line})
	}
	items = append(items,
		Item{Says: "Without a change, what remains of the year goes on as what is over, or as the year file says."},
		Item{Says: "Each contract pays as the year file has it. Whether money is kept after 31 March depends on next year's contract."},
	)
	switch {
	case len(s.Prepared.Year().Practices) == 0:
	case s.Document.Names == file.NamesHidden:
		said := "Practices go by letters on this page."
		if s.MayTell {
			said += " A text that people wrote may still tell which is meant."
		}
		items = append(items, Item{Says: said})
	case s.Document.Names == file.NamesShown:
		items = append(items, Item{Says: "Practices go by their names on this page."})
	}
	return items
}

// firm says to when counts are final, and provisional.
func firm(d model.DataStatus, over model.Elapsed, counts string) string {
	switch to := over.Period(); {
	case !d.Stated:
		return "The file does not say how firm the counts are."
	case d.ProvisionalTo < over.Number():
		return fmt.Sprintf("%s final to %s %d and provisional to %s %d; after that they are estimates.", counts, to, d.FrozenTo, to, d.ProvisionalTo)
	default:
		return fmt.Sprintf("%s final to %s %d, and provisional after it.", counts, to, d.FrozenTo)
	}
}

// Sources say where the figures of a year come from, and how firm they are.
func Sources(y *model.Year, stated file.YearReference) (lines []string) {
	if y.Source != "" {
		lines = append(lines, "Source: "+sentence(y.Source))
	}
	lines = append(lines, firm(y.Data, y.Elapsed(), "Counts are"))
	for i := range y.Providers {
		if p := &y.Providers[i]; p.Data.Stated {
			lines = append(lines, firm(p.Data, y.Elapsed(), "At "+p.Name+" they are"))
		}
	}
	fingerprint := strings.TrimPrefix(stated.On(y).Fingerprint, "sha256:")
	return append(lines, "Fingerprint of the figures: "+fingerprint[:4]+" "+fingerprint[4:8]+" "+fingerprint[8:12]+" "+fingerprint[12:16]+".")
}

// sentence ends text with a stop, where it has none.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, ".”") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
