package answers

import (
	"fmt"
	"slices"
	"strings"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/views/words"
)

// Compared is scenarios side by side on one year.
type Compared struct {
	beside.Comparison
	Year     *model.Year
	Files    []string         // of the scenarios
	Warnings [][]file.Warning // what was left out of each, and why
	Practice *Practice        // whose part is asked about beside the whole; nil for none
	Own      []OwnFigures     // of the practice, in each scenario
}

// Compare says what each scenario comes to and saves, and in what they differ, the
// largest difference first. Scenarios' names are long, so that letters stand for
// them in the columns that people read.
func Compare(c *Compared) *Answer {
	a := &Answer{Head: Said(0, c.Year.Title()), Data: func() any { return c.data() }}
	for i, name := range c.Names {
		a.Head = append(a.Head, Sentence{Text: letter(i) + "  " + name, Indent: 2, Hang: 3})
	}
	a.Head = append(a.Head, c.warnings()...)
	a.Sheets = []Sheet{c.yearEnds(), c.savings(), c.inFull()}
	if c.Practice != nil {
		a.Sheets = append(a.Sheets, c.own())
	}
	a.Sheets = append(a.Sheets, c.differs())
	return a
}

// letter is what a scenario is called in a narrow column: A, B, … Z, AA.
func letter(i int) string { return insight.PracticeLetters(i) }

// warnings say what was left out of each scenario, and why, beside the figures that
// it is left out of.
func (c *Compared) warnings() (said []Sentence) {
	const enough = 20
	for i, warnings := range c.Warnings {
		for n, w := range warnings {
			if n == enough {
				said = append(said, Sentence{Text: fmt.Sprintf("%s  and more; fewer check %s lists them all", letter(i), c.Files[i]), Indent: 2, Hang: 3})
				break
			}
			said = append(said, Sentence{Text: letter(i) + "  warning: " + strings.TrimPrefix(w.Where+": ", ": ") + w.Says, Indent: 2, Hang: 3})
		}
	}
	return said
}

func (c *Compared) proposed() bool {
	return slices.ContainsFunc(c.Totals, func(t beside.CompareTotal) bool { return t.Proposed })
}

// termsColumns are a name and a column for each terms.
func (c *Compared) termsColumns(heading string, kind Kind) []Column {
	all := []Column{{Key: "scenario", Heading: heading}}
	for _, t := range model.ShownTerms(c.proposed()) {
		all = append(all, Column{Key: t.Key(), Heading: termsHeading(t), Kind: kind})
	}
	return all
}

// unlessProposed is a cell of a scenario, or a sign where it proposes no terms.
func unlessProposed(t model.Terms, total beside.CompareTotal, cell Cell) Cell {
	if t == model.AsProposed && !total.Proposed {
		return None("–")
	}
	return cell
}

// Saved is a cell with what is saved, in short.
func Saved(m model.Money) Cell { return Cell{Text: words.Saved(m), Value: m} }

// each adds a row for each scenario.
func (c *Compared) each(s *Sheet, cells func(beside.CompareTotal) []Cell) {
	for i, total := range c.Totals {
		s.row(0, letter(i), cells(total)...)
		s.Rows[len(s.Rows)-1].Cells[0].Value = c.Names[i]
	}
}

// yearEnds sets out what each scenario comes to.
func (c *Compared) yearEnds() Sheet {
	s := Sheet{Columns: c.termsColumns("YEAR-END", Deficit)}
	var nothing []Cell
	for _, t := range model.ShownTerms(c.proposed()) {
		if t == model.AsProposed { // each scenario has its own
			nothing = append(nothing, None(words.NothingChanges(c.Comparison, t)))
			continue
		}
		nothing = append(nothing, Over(c.DoNothing[t].Deficit))
	}
	s.row(0, "if nothing changes", nothing...)
	c.each(&s, func(total beside.CompareTotal) (cells []Cell) {
		for _, t := range model.ShownTerms(c.proposed()) {
			cells = append(cells, unlessProposed(t, total, Over(total.Terms[t].Deficit)))
		}
		return cells
	})
	return s
}

// savings set out what each scenario saves.
func (c *Compared) savings() Sheet {
	s := Sheet{Columns: append(c.termsColumns("SAVED", Saving), Column{Key: "lands_after_year_end", Heading: "at tariff\nafter 31 March", Kind: Saving})}
	c.each(&s, func(total beside.CompareTotal) (cells []Cell) {
		for _, t := range model.ShownTerms(c.proposed()) {
			cells = append(cells, unlessProposed(t, total, Saved(total.Terms[t].Saving)))
		}
		return append(cells, Saved(total.LandsAfterYearEnd))
	})
	for i, total := range c.Totals {
		if total.Proposed {
			s.Notes = append(s.Notes, Said(2, fmt.Sprintf("%s as proposed, against today's contracts: %s in all, %s by the terms alone.",
				letter(i), savedInWords(total.SavingAgainstContract), savedInWords(total.SavingFromTerms)))...)
		}
	}
	return s
}

// inFull sets out what each scenario saves in a full year, and what its changes take.
func (c *Compared) inFull() Sheet {
	s := Sheet{Columns: append(c.termsColumns("IN A FULL YEAR, IF KEPT UP", Saving), Column{Key: "costs", Heading: "they take\nby 31 March", Kind: Pounds})}
	c.each(&s, func(total beside.CompareTotal) (cells []Cell) {
		for _, t := range model.ShownTerms(c.proposed()) {
			cells = append(cells, unlessProposed(t, total, Saved(total.FullYear[t])))
		}
		return append(cells, InShort(total.Costs))
	})
	s.Notes = Said(0, words.IfKeptUp)
	return s
}

// savedInWords is an amount saved, or spent besides, within a sentence.
func savedInWords(m model.Money) string {
	if m > 0 {
		return words.Saved(m) + " saved"
	}
	return words.Saved(m)
}

// differs are the rows in which the scenarios differ.
func (c *Compared) differs() Sheet {
	rows := words.CompareRows(c.Comparison)
	switch {
	case len(rows) == 0 && len(c.Names) == 1:
		return Sheet{Sentences: Said(0, "It changes nothing.")}
	case len(rows) == 0:
		return Sheet{Sentences: Said(0, words.DifferInNothing)}
	}
	heading := "WHAT DIFFERS"
	if len(c.Names) == 1 {
		heading = "WHAT IT CHANGES"
	}
	s := Sheet{Columns: []Column{{Key: "row", Heading: heading}}, Instead: []Sheet{c.byWish()}}
	for i, name := range c.Names {
		s.Columns = append(s.Columns, Column{Key: name, Heading: letter(i)})
	}
	for i, row := range rows {
		cells := make([]Cell, len(c.Names))
		for k, text := range row.Cells[1:] {
			cells[k] = Text(text)
			if !c.Rows[i].Cells[k].Touched && text == "–" {
				cells[k] = None(text)
			}
			if head, rest, long := strings.Cut(text, ", "); long && rest != "" {
				cells[k].Text = head + " …"
				s.Notes = append(s.Notes, Sentence{Text: row.Label + ", in " + letter(k) + ": " + text, Indent: 2, Hang: 2})
			}
		}
		s.row(0, row.Label, cells...)
		s.Rows[i].At = i
	}
	if len(s.Notes) > 0 {
		s.Notes = append(Said(0, "", "IN FULL"), s.Notes...)
	}
	return s
}

// byWish says what differs row by row, where the scenarios don't fit beside each
// other on a page: what is asked, and in which of them.
func (c *Compared) byWish() Sheet {
	s := Sheet{Title: "WHAT DIFFERS"}
	for _, row := range c.Rows {
		s.Sentences = append(s.Sentences, Said(2, row.Name)...)
		var asked, without []string
		whose := map[string][]string{}
		for i, cell := range row.Cells {
			if cell.Words == "" {
				without = append(without, letter(i))
				continue
			}
			if whose[cell.Words] == nil {
				asked = append(asked, cell.Words)
			}
			whose[cell.Words] = append(whose[cell.Words], letter(i))
		}
		for _, said := range asked {
			s.Sentences = append(s.Sentences, Sentence{Text: said + ": " + strings.Join(whose[said], ", "), Indent: 2, Hang: 2})
		}
		if len(without) > 0 {
			s.Sentences = append(s.Sentences, Sentence{Text: "nothing: " + strings.Join(without, ", "), Indent: 2, Hang: 2})
		}
	}
	if c.Alike > 0 {
		s.Sentences = append(s.Sentences, Said(0, words.Plural(c.Alike, "row")+" alike in all of them.")...)
	}
	return s
}

// data is scenarios side by side for programs.
func (c *Compared) data() Object {
	all, differs := []Object{}, []Object{}
	for i, t := range c.Totals {
		terms := Object{}
		for _, of := range model.ShownTerms(t.Proposed) {
			terms = append(terms, Field{of.Key(), Object{{"deficit", t.Terms[of].Deficit}, {"saving", t.Terms[of].Saving}, {"full_year", t.FullYear[of]}}})
		}
		one := Object{
			{"name", c.Names[i]}, {"terms", terms.sorted()}, {"lands_after_year_end", t.LandsAfterYearEnd}, {"costs", t.Costs}, {"warnings", c.Warnings[i]},
		}
		if c.Practice != nil {
			one = append(one, Field{"practice", c.Own[i].object(c.Practice, t.Proposed)})
		}
		all = append(all, one)
	}
	for _, row := range c.Rows {
		in := Object{}
		for i, cell := range row.Cells {
			if !cell.Touched {
				continue
			}
			saving := Object{}
			for _, of := range model.ShownTerms(c.Totals[i].Proposed) {
				saving = append(saving, Field{of.Key(), cell.Saving[of]})
			}
			in = append(in, Field{c.Names[i], Object{{"asks", cell.Words}, {"saving", saving.sorted()}}})
		}
		differs = append(differs, Object{{"row", row.Name}, {"apart", row.Apart}, {"in", in.sorted()}})
	}
	return Object{{"scenarios", all}, {"differs", differs}, {"alike", c.Alike}}
}

// SideBySide is scenarios side by side in one table: what each comes to, which keeps
// its place, and the rows in which they differ, with what those save under the terms.
func SideBySide(c beside.Comparison, terms model.Terms) Sheet {
	s := Sheet{Columns: []Column{{Key: "row"}}}
	for _, name := range words.CompareColumns(c) {
		s.Columns = append(s.Columns, Column{Key: name, Heading: name, Kind: Saving})
	}
	for i, line := range append(words.CompareTotals(c), words.CompareRows(c)...) {
		r := Row{At: i, Total: line.Row < 0, Cells: []Cell{Text(line.Label)}}
		for k, text := range line.Cells {
			cell := None(text)
			if line.Row >= 0 && k > 0 && c.Rows[line.Row].Cells[k-1].Touched {
				cell.Value = c.Rows[line.Row].Cells[k-1].Saving[terms]
			}
			r.Cells = append(r.Cells, cell)
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}
