package commands

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/letters"
	"fewer/views/handout"
	"fewer/views/handout/workbook"
	"fewer/views/print"
)

func exportCommand() *cobra.Command {
	var to string
	var over, names bool
	cmd := &cobra.Command{
		Use:   "export [YEAR] [SCENARIO] --to FILE",
		Short: "a page to read aloud, the figures, or one file for others",
		Long: `Writes one file, by the ending of its name: .md is one page in the words of the
screen, with decisions, both figures, owners, dates and minutes; .json the projection;
.yaml a bundle, the scenario with its year inside, which opens by itself; .xlsx a
workbook whose figures follow the percentages that one types in it. Practices go by letters in all of them, unless --names is given; bundle and page say which.`,
		Example: `  fewer export meeting.scenario.yaml --to meeting.md
  fewer export meeting.scenario.yaml --to for-the-others.yaml
  fewer export meeting.scenario.yaml --to among-us.yaml --names`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return wrongly("type --to and a name that ends in .md, .json, .xlsx or .yaml", "--to is missing: where is it to be written?")
			}
			o, err := openFiles(cmd, args)
			if err != nil {
				return err
			}
			sayNotes(cmd.ErrOrStderr(), o)
			if len(o.Scenarios) > 1 {
				return wrongly("fewer compare sets several side by side", "an export is of one scenario, not %d", len(o.Scenarios))
			}
			content, warnings, err := exported(o, to, names)
			if err != nil {
				return err
			}
			sayWarnings(cmd.ErrOrStderr(), warnings)
			file := madeOf(o)
			file.flag, file.over, file.what = "--to", over, "the file of this scenario itself"
			if err := file.write(to, content); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "written: %s%s\n", printable(to), namesSaid(o, names))
			return nil
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "the `FILE` to write; its ending says what")
	cmd.Flags().BoolVar(&over, "over", false, "write over a file that is there already")
	cmd.Flags().BoolVar(&names, "names", false, "write the names of practices, which otherwise go by letters")
	return cmd
}

// exported is what the file is to hold, by the ending of its name, and what to
// look at before it is passed on.
func exported(o *scenarios.Opened, to string, names bool) (content []byte, warnings []string, err error) {
	bundle, warnings := toPassOn(o, names)
	switch strings.ToLower(filepath.Ext(to)) {
	case ".md":
		return []byte(handout.ToPassOn(bundle).Markdown()), warnings, nil
	case ".json":
		shown := &scenarios.Opened{Year: bundle.Bundled}
		if len(o.Scenarios) > 0 {
			shown.Scenarios = []scenarios.OpenedScenario{{Path: o.Scenarios[0].Path, Document: &bundle}}
		}
		var b bytes.Buffer
		err := print.JSON(&b, projection(project(shown), false).Data())
		return b.Bytes(), warnings, err
	case ".xlsx":
		content, err := workbook.Write(workbook.Source{Document: bundle, Version: version()})
		return content, warnings, err
	case ".yaml", ".yml":
		if bundle.Scenario.Name == "" {
			bundle.Scenario.Name = "If nothing changes"
		}
		content, err := file.EncodeDocument(&bundle)
		return content, warnings, err
	}
	return nil, nil, wrongly("end the name in .md, .json, .xlsx or .yaml", "the ending of %s says nothing about what is to be written", to)
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
