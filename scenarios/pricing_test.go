package scenarios

import (
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/samples"
)

// pricingSession is a session on the built-in year with one idea in it.
func pricingSession(t *testing.T) *Session {
	t.Helper()
	built, err := samples.Northshire.AsRead()
	if err != nil {
		t.Fatal(err)
	}
	s := NewSession(model.Prepare(&built.Year), file.Document{}, WithClock(func() time.Time { return time.Date(2010, 12, 2, 15, 0, 0, 0, time.UTC) }))
	if r := s.AddIdea(file.Idea{What: "Pharmacists review repeat medicines"}); r.Refused() {
		t.Fatal(r.Reason)
	}
	return s
}

func (s *Session) savedAsContracted() model.Money {
	return s.Projection().Terms[model.AsContracted].Saving
}

func TestAnIdeaEntersTheTotalsOncePriced(t *testing.T) {
	s := pricingSession(t)
	if saved := s.savedAsContracted(); saved != 0 {
		t.Errorf("not priced, it saves %s", saved.Pence())
	}
	first := s.Year().Year().FirstRemainingWeek()
	price := func(pounds float64) {
		t.Helper()
		c := model.NewChange(prescribing, PoundsByYearEnd(pounds, float64(model.WeeksInYear-first+1)))
		if r := s.PriceIdea(0, c); r.Refused() {
			t.Error(r.Reason)
		}
	}
	price(-40_000)
	if saved := s.savedAsContracted(); saved != model.Pounds(40_000) {
		t.Errorf("priced at £40,000 it saves %s", saved.Pence())
	}
	price(1_250.50) // in its place
	if saved, n := s.savedAsContracted(), len(s.Document().Scenario.Changes); saved.Pence() != "−£1,250.50" || n != 1 {
		t.Errorf("priced as a cost it saves %s in %d changes", saved.Pence(), n)
	}
	s.Undo()
	if saved := s.savedAsContracted(); saved != model.Pounds(40_000) {
		t.Errorf("undone, it saves %s", saved.Pence())
	}
	price(0)
	if at := s.Document().PricedBy(s.Document().Ideas[0]); len(at) != 0 {
		t.Errorf("its price is taken back, and stands at %v", at)
	}
}

func TestAPriceThatCannotBeSavedIsRefused(t *testing.T) {
	s := pricingSession(t)
	r := s.PriceIdea(0, model.NewChange(prescribing, PoundsByYearEnd(-900e6, 17)))
	if !strings.HasPrefix(r.Reason, "No more than £") || s.savedAsContracted() != 0 {
		t.Errorf("refused with %q, saved %s", r.Reason, s.savedAsContracted().Pence())
	}
}

// A priced idea is read back priced, the slider of its row leaves it as it is,
// and it goes with its price.
func TestAPricedIdeaStaysOne(t *testing.T) {
	s := pricingSession(t)
	s.PriceIdea(0, model.NewChange(prescribing, PoundsByYearEnd(-40_000, 17)))
	doc := s.forFile()
	doc.Scenario.Name = "Joint meeting"
	content, err := file.EncodeDocument(&doc)
	if err != nil {
		t.Fatal(err)
	}
	read, faults := file.ReadScenario("meeting.yaml", content)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	again := NewSession(s.Year(), *read)
	if at := read.PricedBy(read.Ideas[0]); len(at) != 1 || again.savedAsContracted() != model.Pounds(40_000) {
		t.Errorf("read back it is priced by %v and saves %s", at, again.savedAsContracted().Pence())
	}
	if size, ok := again.PlainChange(prescribing); ok {
		t.Errorf("the slider stands on the idea's price: %+v", size)
	}
	again.SetPlain(prescribing, model.Size{Amount: -1})
	if n := len(again.Document().Scenario.Changes); n != 2 {
		t.Errorf("after the slider moved there are %d changes", n)
	}
	again.RemoveIdea(0)
	if changes := again.Document().Scenario.Changes; len(changes) != 1 || changes[0].Size.Amount != -1 {
		t.Errorf("the idea left %+v", changes)
	}
}

func TestTheSameIdeaIsWrittenDownOnce(t *testing.T) {
	s := pricingSession(t)
	if r := s.AddIdea(s.Document().Ideas[0]); !r.Refused() {
		t.Error("it is there twice")
	}
}

// The answer about a change that was given another size leaves an idea's price in
// the same row as it is.
func TestAnAnswerLeavesThePriceOfAnIdea(t *testing.T) {
	s := pricingSession(t)
	s.PriceIdea(0, model.NewChange(prescribing, PoundsByYearEnd(-40_000, 17)))
	mustDo(t, s.SetPlain(prescribing, model.Size{Amount: -1}))
	asked := s.Document().Scenario.Changes[1]
	mustDo(t, s.WithoutGuesses(asked))
	mustDo(t, s.SetPlain(prescribing, model.Size{Amount: -2}))
	mustDo(t, s.Reveal())
	round, _ := s.Document().OpenRound()
	alone := savingOf(s.year, s.trial, []model.Change{asked}, nil)
	if round.Answers.ByCase != alone.ByCase {
		t.Errorf("the answer is %s, and alone it saves %s", round.Answers.ByCase.Pence(), alone.ByCase.Pence())
	}
}
