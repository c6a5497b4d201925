package answers

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/explain"
	"fewer/model/insight"
	"fewer/views/words"
)

// Practice is the one whose part is asked about.
type Practice struct {
	At       int    // an index in the year's, or insight.OtherPractices
	ID, Name string // as they are shown
	List     model.Optional
	ByShare  bool // what it would take is asked of its share by list size; see ShareGoal
}

// NewPractice is the practice at an index of a year's, or insight.OtherPractices.
func NewPractice(y *model.Year, at int) *Practice {
	if at == insight.OtherPractices {
		return &Practice{At: at, ID: "other", Name: "other practices"}
	}
	return &Practice{At: at, ID: y.Practices[at].ID, Name: y.Practices[at].Name, List: y.Practices[at].ListSize}
}

// Others tells what no practice has from a practice.
func (p *Practice) Others() bool { return p.At == insight.OtherPractices }

// Words name it with its list: "Combe Lane Surgery, 9,850 patients".
func (p *Practice) Words() string {
	switch {
	case p.Others():
		return "What no practice has"
	case !p.List.Given:
		return p.Name + ", no list size"
	}
	return p.Name + ", " + model.Thousands(int64(p.List.Value)) + " patients"
}

// ShareGoal is the deficit of the scenario once the practice has saved its share, by list
// size, of what is still to be saved under the terms; or why there is none.
func ShareGoal(q *Question) (goal model.Money, why string) {
	share, _, why := insight.ListShare(q.Prepared, q.Practice.At)
	now := q.Projection().Terms[q.Terms].Scenario.Deficit
	q.Practice.ByShare = why == ""
	return now - model.RoundPounds(share*max(0, now-q.Prepared.Target).Float()), why
}

// object is the practice for programs.
func (p *Practice) object() Object {
	var list any // null without one
	if p.List.Given {
		list = p.List.Value
	}
	return Object{{"id", p.ID}, {"name", p.Name}, {"list_size", list}}
}

// with is the practice with its figures for programs.
func (p *Practice) with(figures Object) Object {
	return append(p.object(), slices.DeleteFunc(figures, func(f Field) bool { return f.Name == "list_size" })...)
}

// ownSheets say what of a scenario is one practice's: its three figures, its part of
// each change, and its referrals.
func ownSheets(q *Question, pr *model.Projection) []Sheet {
	own := insight.ResultOf(pr, q.Practice.At)
	sheets := []Sheet{ownReferrals(q, &own)}
	if q.Document == nil {
		return sheets
	}
	return slices.Concat([]Sheet{ownSaving(q, pr, &own), ownChanges(q, pr, &own)}, takesSheets(q), sheets)
}

// ownSaving sets what is the practice's under each terms side by side: by 31 March, in
// a full year, and what it would be if nobody else changed anything.
func ownSaving(q *Question, pr *model.Projection, own *insight.PracticeResult) Sheet {
	s := Sheet{Whole: true, Columns: []Column{
		{Key: "terms", Heading: "OF THIS, " + strings.ToUpper(q.Practice.Name) + ", £"},
		{Key: "saving", Heading: "saved by\n31 March", Kind: Saving},
		{Key: "full_year", Heading: "in a full\nyear, if\nkept up", Kind: Saving},
	}}
	full := q.Prepared.NewFullYear()
	full.Of(q.Scenario)
	kept := insight.ResultOf(full.Projection(), q.Practice.At)
	alone := ownAlone(q)
	if alone != nil {
		s.Columns = append(s.Columns, Column{Key: "if_nobody_else", Heading: "its wishes\ntaken alone", Kind: Saving})
	}
	for _, t := range model.ShownTerms(pr.Proposed) {
		cells := []Cell{
			Amount(own.Saving[t]).figure(explain.OwnPath("saving", t)), Amount(kept.Saving[t]).figure(explain.OwnPath("full_year", t)),
		}
		if alone != nil {
			cells = append(cells, Amount(alone.Terms[t].Saving))
		}
		s.row(0, t.String(), cells...)
	}
	if after := own.LandsAfterYearEnd; after != 0 {
		s.Notes = append(s.Notes, Said(0, words.Sentence(words.AfterYearEnd(after, own.Saving[q.Terms] > 0)))...)
	}
	s.Notes = append(s.Notes, Said(0, "In a full year: at this year's prices and contracts, if kept up; next year's are not signed yet.")...)
	if alone != nil {
		s.Notes = append(s.Notes, Said(0, words.TakenAlone)...)
	}
	return s
}

// ownAlone is what the practice's wishes would come to if nobody else changed anything;
// nil where nobody else does, or for what no practice has.
func ownAlone(q *Question) *model.Projection {
	if q.Practice.Others() || !slices.ContainsFunc(q.Scenario.Changes, func(c model.Change) bool {
		return !c.Off && (c.Target.Line != "" || !slices.Equal(c.Practices, []string{q.Practice.ID}))
	}) {
		return nil
	}
	part := insight.ForPractice(q.Prepared, q.Scenario, q.Practice.ID)
	pr := q.Prepared.NewProjection()
	q.Prepared.Project(&part, pr)
	return pr
}

// ownChanges are its part of each change that concerns it.
func ownChanges(q *Question, pr *model.Projection, own *insight.PracticeResult) Sheet {
	s := Sheet{Columns: []Column{{Key: "change", Heading: "ITS PART OF EACH CHANGE, £"}, {Key: "not_sent", Heading: "not sent", Kind: Number}}}
	shown := model.ShownTerms(pr.Proposed)
	for _, t := range shown {
		s.Columns = append(s.Columns, Column{Key: t.Key(), Heading: termsHeading(t), Kind: Saving})
	}
	for i := range q.Scenario.Changes {
		c := &q.Scenario.Changes[i]
		if pr.Changes[i].LeftOut != "" || !insight.Names(q.Prepared, c, q.Practice.At) {
			continue
		}
		cells := []Cell{Count(own.Changes[i].NotSent, 1)}
		for _, t := range shown {
			cells = append(cells, Amount(own.Changes[i].Saving[t]))
		}
		s.row(0, changeName(i), cells...)
		s.Rows[len(s.Rows)-1].At = i
		s.Notes = append(s.Notes, Sentence{Text: fmt.Sprintf("%d  %s", i+1, q.Year.ChangeWords(*c)), Indent: 2, Hang: 3})
	}
	if len(s.Rows) == 0 {
		return Sheet{Sentences: Said(0, "The scenario changes nothing of "+q.Practice.Name+".")}
	}
	return s
}

// noneReferred names the streams to which the practice refers nobody.
func noneReferred(q *Question) Sheet {
	var none []string
	for i := range q.Year.Referrals {
		if insight.ShareOf(q.Prepared, i, q.Practice.At) == 0 {
			none = append(none, q.Year.Referrals[i].Name)
		}
	}
	if len(none) == 0 {
		return Sheet{}
	}
	return Sheet{Notes: Said(2, "None referred: "+strings.Join(none, "; ")+".")}
}

// ownReferrals are the practice's to each stream; those without any are named below.
func ownReferrals(q *Question, own *insight.PracticeResult) Sheet {
	s := Sheet{Columns: []Column{
		{Key: "referrals", Heading: "ITS REFERRALS"},
		{Key: "do_nothing", Heading: "in the year,\nif nothing\nchanges", Kind: Number},
		{Key: "not_sent", Heading: "not\nsent", Kind: Number},
	}}
	for i := range q.Year.Referrals {
		r, of := &q.Year.Referrals[i], &own.Streams[i]
		if insight.ShareOf(q.Prepared, i, q.Practice.At) == 0 && of.NotSent == 0 {
			continue
		}
		path := "practice.referrals." + r.ID + "."
		s.row(0, r.Name, Count(of.DoNothing, 1).figure(path+"do_nothing"), Count(of.NotSent, 2).figure(path+"not_sent"))
		s.Rows[len(s.Rows)-1].At = i
	}
	if len(s.Rows) == 0 {
		return Sheet{Sentences: Said(0, words.RefersNobody(q.Practice.Name))}
	}
	s.Notes = noneReferred(q).Notes
	return *q.withScenario(&s, 2)
}
