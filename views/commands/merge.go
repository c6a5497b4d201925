package commands

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/answers"
	"fewer/views/print"
	"fewer/views/words"
)

// mergeAsked is what was typed after `fewer merge`.
type mergeAsked struct {
	out, name string
	prefer    []string
	add       bool
}

func mergeCommand() *cobra.Command {
	var asked mergeAsked
	var printing printing
	cmd := &cobra.Command{
		Use:   "merge [YEAR] SCENARIO… --out FILE",
		Short: "several people's scenarios into one",
		Long: `Puts several people's scenarios into one file, and says who asked for what and what
it comes to. Wishes for the referrals of different practices are all taken, and so is
what several ask alike. Where people ask for different things of the same practice,
or one for all practices and another for some, nothing is averaged: it is an error
that names them, unless --prefer says who wins or --add takes the sum. Each change in
the file says who asked for it.`,
		Example: `  fewer merge combe-lane.yaml weir-side.yaml --out both.yaml
  fewer merge *.scenario.yaml --prefer "Combe Lane" --out both.yaml
  fewer merge *.scenario.yaml --prefer midshire-ent=weir-side.yaml --out both.yaml
  fewer merge *.scenario.yaml --add --out both.yaml`,
		Args:              atLeastOne,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := openFiles(cmd, args)
			if err != nil {
				return err
			}
			switch {
			case len(o.Scenarios) < 2:
				return wrongly("fewer merge combe-lane.yaml weir-side.yaml --out both.yaml", "merging takes two scenarios or more")
			case asked.out == "":
				return wrongly("add --out and a name, such as --out both.yaml", "it is not said where to write the merged scenario")
			}
			sayNotes(cmd.ErrOrStderr(), o)
			return merge(cmd, o, asked, &printing)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.out, "out", "", "the `FILE` to write")
	flags.StringArrayVar(&asked.prefer, "prefer", nil, "`WHOSE` wish is taken where they differ, by author, scenario or file; or in one row, as ROW=WHOSE; may be given again")
	flags.BoolVar(&asked.add, "add", false, "where they differ, take all that is asked, added up")
	flags.StringVar(&asked.name, "name", "", "the name of the merged scenario")
	printing.addFlags(cmd)
	return cmd
}

// merge merges scenarios into a file, and says who asked for what.
func merge(cmd *cobra.Command, o *scenarios.Opened, asked mergeAsked, printing *printing) error {
	prepared, all := o.Prepared(), contributions(o)
	choices, err := preferred(prepared, all, asked)
	if err != nil {
		return err
	}
	merged := beside.Merge(prepared, all, choices)
	if err := unsettled(&merged); err != nil {
		return err
	}
	doc := &merged.Document
	name := asked.name
	if name == "" {
		name = "Merged from " + words.Plural(len(all), "scenario")
	}
	doc.Scenario.Name = scenarios.DatedName(name, "", time.Now())
	pr := prepared.NewProjection()
	prepared.Project(&doc.Scenario, pr)
	doc.Result = scenarios.ResultOf(pr)
	content, err := file.EncodeDocument(doc)
	if err != nil {
		return err
	}
	out := outFile{flag: "--out", over: printing.over, like: o.Files()}
	if err := out.write(asked.out, content); err != nil {
		return err
	}
	if err := printing.print(cmd, answers.Merged(prepared, &merged, pr, len(all)), madeOf(o)); err != nil {
		return err
	}
	said := cmd.OutOrStdout()
	if printing.taken() {
		said = cmd.ErrOrStderr()
	}
	fmt.Fprintln(said, "written:", printable(asked.out))
	return nil
}

// preferred reads who wins where: WHOSE everywhere, ROW=WHOSE in a row.
func preferred(year *model.Prepared, all []beside.Contribution, asked mergeAsked) (beside.Choices, error) {
	choices := beside.Choices{Add: asked.add, ByRow: map[beside.RowKey]string{}, ByPart: map[beside.PartKey]beside.Pick{}}
	open := beside.Merge(year, all, beside.Choices{})
	for _, typed := range asked.prefer {
		if found := beside.Called(all, typed); len(found) > 0 {
			from, err := oneOf(found, typed)
			if err != nil {
				return choices, err
			}
			choices.Prefer = append(choices.Prefer, from)
			continue
		}
		row, whose, both := strings.Cut(typed, "=")
		found := beside.Called(all, whose)
		if !both || len(found) == 0 {
			return choices, noneCalled(all, cmp.Or(whose, typed))
		}
		from, err := oneOf(found, whose)
		if err != nil {
			return choices, err
		}
		if !prefer(&choices, &open, row, from) {
			return choices, wrongly(rowsToPrefer(&open), "they don't differ about “%s”", row)
		}
	}
	return choices, nil
}

// prefer lets somebody win in the row or part that is meant, and tells whether
// people differ about it.
func prefer(choices *beside.Choices, open *beside.Merged, row, from string) (found bool) {
	for _, p := range open.Open() {
		switch row = strings.TrimSpace(row); {
		case strings.EqualFold(row, p.Key.Words()), strings.EqualFold(row, p.Name):
			choices.ByPart[p.Key] = beside.Pick{From: from}
			found = true
		case strings.EqualFold(row, p.Key.RowKey.Words()):
			choices.ByRow[p.Key.RowKey] = from
			found = true
		}
	}
	return found
}

func rowsToPrefer(open *beside.Merged) string {
	var rows []string
	for _, p := range open.Open() {
		rows = append(rows, p.Key.Words())
	}
	if len(rows) == 0 {
		return "they differ about nothing; leave --prefer out"
	}
	return "they differ about " + model.ListWords(rows)
}

// oneOf is the only one of those that a name may mean.
func oneOf(found []beside.Contribution, typed string) (string, error) {
	if len(found) > 1 {
		return "", wrongly("they are "+model.ListWords(namesOf(found)), "“%s” may be any of %d scenarios", typed, len(found))
	}
	return found[0].From, nil
}

func noneCalled(all []beside.Contribution, typed string) error {
	return wrongly("they are "+model.ListWords(namesOf(all)), "none of the scenarios is called “%s”", typed)
}

func namesOf(all []beside.Contribution) []string {
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.From
	}
	return names
}

// notWritten says why a file could not be written, what to do, and what else
// where a file is there that may be replaced.
func notWritten(err error, hint, orElse string) error {
	var there *journal.AlreadyThere
	switch {
	case !errors.As(err, &there):
		return faulty(hint, "%s", err)
	case there.YearFile:
		return faulty(hint, "%s is a year file, which is never written over; it is left as it is", there.Path)
	}
	return faulty(hint+orElse, "%s is there already, and is left as it is", there.Path)
}

// unsettled is the error that names what people ask differently, or nil.
func unsettled(merged *beside.Merged) error {
	open := merged.Open()
	if len(open) == 0 {
		return nil
	}
	var lines []string
	for _, p := range open {
		asks := make([]string, len(p.Asks))
		for i, a := range p.Asks {
			asks[i] = "“" + a.From + "” asks " + a.Words
		}
		lines = append(lines, strings.TrimSuffix(print.Wrap(p.Name+": "+model.ListWords(asks), print.PageWidth, "    "), "\n"))
	}
	first := open[0]
	whose := first.Asks[len(first.Asks)-1].From
	hint := fmt.Sprintf("agree on one, or say who wins: --prefer %q", whose)
	if len(open) > 1 {
		hint += fmt.Sprintf(", or in one of them --prefer %q", first.Key.Words()+"="+whose)
	}
	return faulty(hint+"; --add takes the sum",
		"they ask for different things, and nothing is averaged:\n  %s", strings.Join(lines, "\n  "))
}
