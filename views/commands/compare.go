package commands

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/views/words"
)

func compareCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare [YEAR] SCENARIO…",
		Short: "scenarios side by side: what differs, and what each saves",
		Long: `Sets scenarios side by side on one year, beside doing nothing: what each comes to
and saves under each terms, and the rows in which they differ, the largest
difference first.`,
		Example: `  fewer compare ours.yaml theirs.yaml
  fewer compare my.year.yaml *.scenario.yaml --json`,
		Args:              atLeastOne,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := openFiles(cmd, args)
			if err != nil {
				return err
			}
			if len(o.Scenarios) == 0 {
				return wrongly("fewer compare ours.yaml theirs.yaml", "there is no scenario to compare")
			}
			sayNotes(cmd.ErrOrStderr(), o)
			c := scenarios.Compare(model.Prepare(o.Year), contributions(o))
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), compareReport(o, c))
			}
			writeComparison(cmd, o, c)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

// contributions are the scenarios of a command line, under names that tell them apart.
func contributions(o *scenarios.Opened) []scenarios.Contribution {
	docs, files := make([]scenarios.Document, len(o.Scenarios)), make([]string, len(o.Scenarios))
	for i, s := range o.Scenarios {
		docs[i], files[i] = *s.Document, s.Path
	}
	return scenarios.Contributions(docs, files)
}

// writeComparison writes the table. Scenarios' names are long, so that letters
// stand for them in its columns.
func writeComparison(cmd *cobra.Command, o *scenarios.Opened, c scenarios.Comparison) {
	w := cmd.OutOrStdout()
	fmt.Fprintln(w, printable(o.Year.Title()))
	heads := []string{"WHAT DIFFERS"}
	if len(c.Names) == 1 {
		heads[0] = "WHAT IT CHANGES"
	}
	proposed := false
	for i, name := range c.Names {
		heads = append(heads, letter(i))
		fmt.Fprint(w, wrap("  "+letter(i)+"  "+name, "     "))
		proposed = proposed || c.Totals[i].Proposed
	}
	writeWarnings(w, o)
	fmt.Fprintln(w)
	yearEnds(c, termsWith(proposed)).write(w)
	fmt.Fprintln(w)
	savings(c, termsWith(proposed)).write(w)
	for i, total := range c.Totals {
		if total.Proposed {
			fmt.Fprint(w, wrap(fmt.Sprintf("%s as proposed, against today's contracts: %s in all, %s by the terms alone.",
				letter(i), savedInWords(total.SavingAgainstContract), savedInWords(total.SavingFromTerms)), "  "))
		}
	}
	fmt.Fprintln(w)
	rows := words.CompareRows(c)
	if len(rows) == 0 {
		if len(c.Names) == 1 {
			fmt.Fprintln(w, "It changes nothing.")
		} else {
			fmt.Fprintln(w, "They differ in nothing.")
		}
		return
	}
	differs := table{heading: heads}
	var inFull []string
	for _, l := range rows {
		cells := []string{l.Label}
		for i, cell := range l.Cells[1:] {
			head, rest, long := strings.Cut(cell, ", ")
			if long && rest != "" {
				inFull = append(inFull, l.Label+", in "+letter(i)+": "+cell)
				head += " …"
			}
			cells = append(cells, head)
		}
		differs.row(cells...)
	}
	if !differs.fits() {
		writeByWish(w, c)
		return
	}
	differs.write(w)
	if len(inFull) > 0 {
		fmt.Fprintln(w, "\nIN FULL")
	}
	for _, line := range inFull {
		fmt.Fprint(w, wrap("  "+line, "    "))
	}
}

// writeByWish writes what differs row by row, where the scenarios don't fit beside
// each other on a page: what is asked, and in which of them.
func writeByWish(w io.Writer, c scenarios.Comparison) {
	fmt.Fprintln(w, "WHAT DIFFERS")
	for _, row := range c.Rows {
		fmt.Fprint(w, wrap(row.Name, "  "))
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
			fmt.Fprint(w, wrap("  "+said+": "+strings.Join(whose[said], ", "), "    "))
		}
		if len(without) > 0 {
			fmt.Fprint(w, wrap("  nothing: "+strings.Join(without, ", "), "    "))
		}
	}
	if c.Alike > 0 {
		fmt.Fprintf(w, "%s alike in all of them.\n", plural(c.Alike, "row"))
	}
}

// writeWarnings says what was left out of each scenario, and why, beside the figures
// that it is left out of.
func writeWarnings(w io.Writer, o *scenarios.Opened) {
	const enough = 20
	for i, s := range o.Scenarios {
		for n, warning := range scenarios.Warnings(s.Document, o.Year) {
			if n == enough {
				fmt.Fprintf(w, "  %s  and more; fewer check %s lists them all\n", letter(i), printable(s.Path))
				break
			}
			fmt.Fprint(w, wrap("  "+letter(i)+"  warning: "+strings.TrimPrefix(warning.Where+": ", ": ")+warning.Says, "     "))
		}
	}
}

var termsHeads = [...]string{"as\ncontracted", "if all were\nblock", "if all were\ncost per case", "as\nproposed"}

// yearEnds sets out what each scenario comes to.
func yearEnds(c scenarios.Comparison, shown []model.Terms) *table {
	t := &table{heading: append([]string{"YEAR-END"}, termsHeads[:len(shown)]...)}
	nothing := []string{"if nothing changes"}
	for _, terms := range shown {
		nothing = append(nothing, words.NothingChanges(c, terms))
	}
	t.row(nothing...)
	for i, total := range c.Totals {
		row := []string{letter(i)}
		for _, terms := range shown {
			row = append(row, unless(terms, total, total.Terms[terms].Deficit.Over()))
		}
		t.row(row...)
	}
	return t
}

// savings sets out what each scenario saves.
func savings(c scenarios.Comparison, shown []model.Terms) *table {
	t := &table{heading: append([]string{"SAVED"}, append(slices.Clone(termsHeads[:len(shown)]), "at tariff\nafter 31 March")...)}
	for i, total := range c.Totals {
		row := []string{letter(i)}
		for _, terms := range shown {
			row = append(row, unless(terms, total, words.Saved(total.Terms[terms].Saving)))
		}
		t.row(append(row, words.Saved(total.LandsAfterYearEnd))...)
	}
	return t
}

// savedInWords is an amount saved, or spent besides, within a sentence.
func savedInWords(m model.Money) string {
	if m > 0 {
		return words.Saved(m) + " saved"
	}
	return words.Saved(m)
}

func unless(terms model.Terms, total scenarios.CompareTotal, cell string) string {
	if terms == model.AsProposed && !total.Proposed {
		return "–"
	}
	return cell
}

// letter is what a scenario is called in a narrow column: A, B, … Z, AA.
func letter(i int) string { return insight.PracticeLetters(i) }

// comparedJSON is scenarios side by side, for programs.
type comparedJSON struct {
	Scenarios []comparedScenario `json:"scenarios"`
	Differs   []comparedRow      `json:"differs"`
	Alike     int                `json:"alike"`
}

type comparedScenario struct {
	Name              string                   `json:"name"`
	Terms             map[string]comparedTerms `json:"terms"`
	LandsAfterYearEnd model.Money              `json:"lands_after_year_end"`
	Warnings          []scenarios.Warning      `json:"warnings"` // never null
}

type comparedTerms struct {
	Deficit model.Money `json:"deficit"`
	Saving  model.Money `json:"saving"`
}

type comparedRow struct {
	Row   string                  `json:"row"`
	Apart model.Money             `json:"apart"`
	In    map[string]comparedCell `json:"in"`
}

type comparedCell struct {
	Asks   string                 `json:"asks"`
	Saving map[string]model.Money `json:"saving"`
}

func compareReport(o *scenarios.Opened, c scenarios.Comparison) comparedJSON {
	report := comparedJSON{Alike: c.Alike, Scenarios: []comparedScenario{}, Differs: []comparedRow{}}
	for i, t := range c.Totals {
		s := comparedScenario{Name: c.Names[i], Terms: map[string]comparedTerms{}, LandsAfterYearEnd: t.LandsAfterYearEnd, Warnings: scenarios.Warnings(o.Scenarios[i].Document, o.Year)}
		for _, terms := range termsWith(t.Proposed) {
			s.Terms[terms.Key()] = comparedTerms(t.Terms[terms])
		}
		report.Scenarios = append(report.Scenarios, s)
	}
	for _, row := range c.Rows {
		r := comparedRow{Row: row.Name, Apart: row.Apart, In: map[string]comparedCell{}}
		for i, cell := range row.Cells {
			if !cell.Touched {
				continue
			}
			asks := comparedCell{Asks: cell.Words, Saving: map[string]model.Money{}}
			for _, terms := range termsWith(c.Totals[i].Proposed) {
				asks.Saving[terms.Key()] = cell.Saving[terms]
			}
			r.In[c.Names[i]] = asks
		}
		report.Differs = append(report.Differs, r)
	}
	return report
}

func termsWith(proposed bool) []model.Terms {
	if proposed {
		return model.AllTerms[:]
	}
	return model.AllTerms[:model.AsProposed]
}
