package commands

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/scenarios/letters"
	"fewer/views/answers"
	"fewer/views/handout"
	"fewer/views/handout/formats"
)

func exportCommand() *cobra.Command {
	var to, practice string
	var over, names bool
	var passed formats.Passed
	var kinds, readers, tables strings.Builder
	for _, f := range formats.All {
		fmt.Fprintf(&kinds, "  %-6s %s\n", f.Ending, f.About)
	}
	for _, r := range handout.Readers {
		fmt.Fprintf(&readers, "  --for %-10s %s\n", r.Name, r.About)
	}
	for _, t := range answers.Tables {
		fmt.Fprintf(&tables, "  --table %-10s %s\n", t.Name, t.About)
	}
	cmd := &cobra.Command{
		Use:   "export [YEAR] [SCENARIO] --to FILE",
		Short: "a page, a picture, a table, a pack: one file for others",
		Long: `Writes one file. The ending of its name says what is in it:

` + kinds.String() + `
Practices go by letters in all of them, unless --names is given; every file says which.
All figures are those of fewer project. A page is for one kind of reader:

` + readers.String() + `
and a .csv holds one table:

` + strings.TrimRight(tables.String(), "\n"),
		Example: `  fewer export meeting.scenario.yaml --to meeting.html
  fewer export meeting.scenario.yaml --for board --to board.html
  fewer export meeting.scenario.yaml --for practice --practice combe-lane --to ours.html
  fewer export meeting.scenario.yaml --table providers --to providers.csv
  fewer export meeting.scenario.yaml --to for-the-others.zip`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return noTo(formats.EndingWords())
			}
			format, err := formats.Of(to)
			var unknown *formats.Unknown
			if errors.As(err, &unknown) {
				return wrongly(unknown.Hint(), "%s", unknown)
			}
			if err := knownParts(&passed, practice); err != nil {
				return err
			}
			if what, instead := format.NoPlaceFor(&passed); what != "" {
				return wrongly(instead, "%s", what)
			}
			o, err := openFiles(cmd, args)
			if err != nil {
				return err
			}
			sayNotes(cmd.ErrOrStderr(), o)
			if len(o.Scenarios) > 1 {
				return wrongly("fewer compare sets several side by side", "an export is of one scenario, not %d", len(o.Scenarios))
			}
			if passed.Practice, err = calledInFile(o, practice, names); err != nil {
				return err
			}
			var warnings []string
			passed.Bundle, warnings = toPassOn(o, names)
			passed.MayTell = len(warnings) > 0
			if passed.Reader == handout.OfPractice && !names {
				named, _ := toPassOn(o, true)
				passed.Own = letters.Own(named)
			}
			if passed.Reader == handout.OfMinutes {
				warnings = append(warnings, lacksOfMeeting(o)...)
			}
			passed.Alone, passed.Version = len(o.Scenarios) == 0, version()
			if errs := cmd.ErrOrStderr(); isTerminal(errs) {
				passed.Progress = func(done float64) { showDone(errs, to, done) }
			}
			content, err := format.Bytes(&passed)
			if err != nil {
				return faulty("", "%s", err)
			}
			sayWarnings(cmd.ErrOrStderr(), warnings)
			out := madeOf(o)
			out.flag, out.over, out.what = "--to", over, "the file of this scenario itself"
			if err := out.write(to, content); err != nil {
				return err
			}
			if passed.Said != "" {
				fmt.Fprintln(cmd.ErrOrStderr(), "note:", passed.Said)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "written: %s%s\n", printable(to), namesSaid(o, names))
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&to, "to", "", "the `FILE` to write; its ending says what")
	flags.StringVar(&passed.Reader, "for", "", "for whom a page is: "+strings.Join(handout.ReaderNames(), ", ")+" (default "+handout.Readers[0].Name+")")
	addPracticeFlag(cmd, &practice, "with --for practice, whose own page it is")
	flags.StringVar(&passed.Table, "table", "", "which table a .csv holds: "+strings.Join(answers.TableNames(), ", ")+" (default changes)")
	flags.BoolVar(&passed.Times, "times", false, "with --for minutes: when each thing was done, besides")
	addOverFlag(cmd, &over)
	addNamesFlag(cmd, &names)
	completed(cmd, "for", handout.ReaderNames())
	completed(cmd, "table", answers.TableNames())
	return cmd
}

// noTo says that it is not said where to write what ends so.
func noTo(endings string) error {
	return wrongly("type --to and a name that ends in "+endings, "--to is missing: where is it to be written?")
}

// knownParts tells whether there is such a reader and such a table, and all is said.
func knownParts(p *formats.Passed, practice string) error {
	asked := p.Reader
	reader, known := handout.ReaderNamed(asked)
	p.Reader = reader.Name // also where it was asked for by the name that it had
	switch {
	case asked != "" && !known:
		return wrongly("it knows "+model.ListWords(handout.ReaderNames()), "there is no page for “%s”", asked)
	case p.Times && p.Reader != handout.OfMinutes:
		return wrongly("add --for "+handout.OfMinutes, "only minutes have times")
	case p.Table != "" && !slices.Contains(answers.TableNames(), p.Table):
		return wrongly("it knows "+model.ListWords(answers.TableNames()), "there is no table “%s”", p.Table)
	case p.Reader == handout.OfPractice && practice == "":
		return wrongly("add --practice and its id, its name or a part of it", "whose page is it to be?")
	}
	return nil
}

// calledInFile is what a practice goes by in what is written: its letters, or its name.
func calledInFile(o *scenarios.Opened, practice string, names bool) (string, error) {
	if practice == "" {
		return "", nil
	}
	for i := range o.Year.Practices {
		if strings.EqualFold(practice, letters.Called(o.Year, i, true)) {
			return letters.Called(o.Year, i, !names), nil
		}
	}
	at, err := mayLookAt(o.Year, practice)
	if err != nil {
		return "", err
	}
	return letters.Called(o.Year, at, !names), nil
}

// toPassOn is the scenario of a command line, or an empty one, with its year
// inside and its result, and where in it a practice may still be recognised.
func toPassOn(o *scenarios.Opened, names bool) (file.Document, []string) {
	doc := file.Document{}
	if len(o.Scenarios) > 0 {
		doc = *o.Scenarios[0].Document
	}
	doc.Year, doc.Result = doc.Year.On(o.Year), scenarios.ResultOf(project(o)[0].Projection)
	return letters.Bundle(doc, o.Year, !names)
}

// lacksOfMeeting says what of a meeting is not in its file, whose minutes are written.
func lacksOfMeeting(o *scenarios.Opened) []string {
	if len(o.Scenarios) == 0 {
		return []string{"no scenario file is named, so these minutes hold nothing of a meeting"}
	}
	s := o.Scenarios[0]
	if left, some := journal.Unsaved(journal.StateDir(), s.Path); some {
		return []string{"the minutes hold what is in " + filepath.Base(s.Path) + ", and not what was done there since: the latest, at " + left.LastEdit.Format("15:04") + ", is not saved. s in the room saves it; then export again"}
	}
	if !handout.DoneInMeeting(s.Document) {
		return []string{filepath.Base(s.Path) + " holds nothing of a meeting yet: no red line, question, plan, idea or decision. s in the room saves what is done there"}
	}
	return nil
}

// namesSaid says how practices are named in what was written; "" where there is
// nothing to say.
func namesSaid(o *scenarios.Opened, names bool) string {
	switch {
	case len(o.Year.Practices) == 0:
		return ""
	case names:
		return "; practices are named in it as in the year"
	}
	return "; practices go by letters in it (--names writes their names)"
}

// sayWarnings says what to look at before something is passed on.
func sayWarnings(w io.Writer, warnings []string) {
	for _, warning := range warnings {
		fmt.Fprintln(w, "warning:", printable(warning))
	}
}
