package answers

import (
	"fmt"

	"fewer/model"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/views/words"
)

// Merged says who asked for what in a scenario that several were merged into, so
// many, what it comes to, and how differences were settled; rows that nobody touched
// are counted. Its list for other programs is the wishes.
func Merged(year *model.Prepared, m *beside.Merged, pr *model.Projection, of int) *Answer {
	s := Sheet{Title: "WHO ASKED FOR WHAT"}
	for _, row := range words.WhoAsked(year, m.Document.Scenario, pr) {
		s.Sentences = append(s.Sentences, Sentence{Text: row.Sum, Indent: 2, Hang: 2})
		for _, wish := range row.Wishes {
			s.Sentences = append(s.Sentences, Sentence{Text: wish, Indent: 4, Hang: 2})
		}
	}
	for _, p := range m.Parts {
		if said := partWords(&p, of); said != "" {
			s.Sentences = append(s.Sentences, Sentence{Text: said, Indent: 2, Hang: 2})
		}
	}
	s.Sentences = append(s.Sentences, Said(0, words.Plural(len(m.Untouched), "stream")+" of the year touched by nobody.")...)
	for _, l := range file.BrokenRedLines(year, m.Document) {
		s.Sentences = append(s.Sentences, Said(2, "warning: "+l.BrokenWords(year.Year()))...)
	}
	wishes := wishSheet(year.Year(), beside.WhoAsked(year, m.Document.Scenario, pr))
	return &Answer{
		Sheets: []Sheet{s}, Lists: func() []Sheet { return []Sheet{wishes} }, ListsAre: "who asked for what",
		Data: func() any { return Object{{"wishes", &wishes}, {"untouched", len(m.Untouched)}} },
	}
}

// wishSheet is a row for each wish.
func wishSheet(y *model.Year, rows []beside.AskedRow) Sheet {
	type asked struct {
		row  *beside.AskedRow
		wish *beside.Wish
	}
	var all []asked
	for i := range rows {
		for k := range rows[i].Wishes {
			all = append(all, asked{&rows[i], &rows[i].Wishes[k]})
		}
	}
	saved := func(t model.Terms) of[asked] {
		return col("saving."+t.Key(), "saved\n"+t.String(), Saving, func(a asked) Cell { return Amount(a.wish.Saving[t]) })
	}
	columns := []of[asked]{
		data("referrals", func(a asked) any { return a.row.Target.Referrals }).without(),
		data("line", func(a asked) any { return a.row.Target.Line }).without(),
		col("name", "WHO ASKED FOR WHAT", Words, func(a asked) Cell { return Text(y.TargetName(a.row.Target)) }),
		col("asked_by", "asked by", Words, func(a asked) Cell { return Text(model.ListWords(a.wish.By)) }),
		col("asks", "asks", Words, func(a asked) Cell { return Text(y.ChangeWordsAlone(a.wish.Change)) }),
	}
	columns = append(columns, fewerColumns(y, "fewer", 0, func(a asked) (model.Target, float64) { return a.row.Target, a.wish.NotSent })...)
	return table(all, append(columns, saved(model.AsContracted), saved(model.AllCostPerCase))...)
}

// partWords says what a change does not say itself: who proposed terms or agreed
// on a red line, and how a difference was settled.
func partWords(p *beside.Part, of int) string {
	var by []string
	for _, a := range p.Asks {
		by = append(by, a.From)
	}
	least, most := p.Asks[0], p.Asks[len(p.Asks)-1]
	switch {
	case !p.Differs && p.MaySum():
		return ""
	case !p.Differs:
		return p.Name + ": " + least.Words + ", asked by " + model.ListWords(by)
	}
	said := fmt.Sprintf("%s: asked by %d of %d, from “%s” to “%s”; ", p.Name, len(by), of, least.Words, most.Words)
	if p.Chosen.Sum {
		return said + "all of it taken, added up"
	}
	return said + "taken as by " + p.Chosen.From
}
