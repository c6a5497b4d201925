package commands

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fewer/scenarios"
	"fewer/views/handout"
)

func exportCommand() *cobra.Command {
	var to string
	var over, hideNames bool
	cmd := &cobra.Command{
		Use:   "export [YEAR] [SCENARIO] --to FILE",
		Short: "a page to read aloud, the figures, or one file for others",
		Long: `Writes one file, by the ending of its name: .md is one page in the words of the
screen, with decisions, both figures, owners, dates and minutes; .json the projection;
.yaml a bundle, the scenario with its year inside, which opens by itself.`,
		Example: `  fewer export meeting.scenario.yaml --to meeting.md
  fewer export meeting.scenario.yaml --to for-the-others.yaml --hide-names`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return wrongly("type --to and a name that ends in .md, .json or .yaml", "--to is missing: where is it to be written?")
			}
			o, err := openFiles(args)
			if err != nil {
				return err
			}
			sayNotes(cmd.ErrOrStderr(), o)
			if len(o.Scenarios) > 1 {
				return wrongly("fewer compare sets several side by side", "an export is of one scenario, not %d", len(o.Scenarios))
			}
			content, warnings, err := exported(o, to, hideNames)
			if err != nil {
				return err
			}
			for _, w := range warnings {
				fmt.Fprintln(cmd.ErrOrStderr(), "warning:", printable(w))
			}
			var there *scenarios.AlreadyThere
			if err := scenarios.WriteNew(to, content, over); errors.As(err, &there) {
				return faulty("name another file, or add --over to write over it", "%s is there already, and is left as it is", to)
			} else if err != nil {
				return faulty("name another file", "%s", err)
			}
			fmt.Fprintln(cmd.OutOrStdout(), "written:", printable(to))
			return nil
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "the `FILE` to write; its ending says what")
	cmd.Flags().BoolVar(&over, "over", false, "write over a file that is there already")
	cmd.Flags().BoolVar(&hideNames, "hide-names", false, "name practices by letters")
	return cmd
}

// exported is what the file is to hold, by the ending of its name, and what to
// look at before it is passed on.
func exported(o *scenarios.Opened, to string, hideNames bool) (content []byte, warnings []string, err error) {
	ending := strings.ToLower(filepath.Ext(to))
	if hideNames && (ending == ".md" || ending == ".json") {
		warnings = hideAll(o)
	}
	switch ending {
	case ".md":
		s := o.NewSession()
		return []byte(handout.New(handout.Source{
			Prepared: s.Year(), Document: s.Document(), Projection: s.Projection(), Minutes: s.Minutes(),
		}).Markdown()), warnings, nil
	case ".json":
		var b bytes.Buffer
		err := writeReports(&b, project(o))
		return b.Bytes(), warnings, err
	case ".yaml", ".yml":
		doc, warnings := o.NewSession().Bundle(hideNames)
		content, err := scenarios.EncodeDocument(&doc)
		if err != nil {
			return nil, nil, faulty("", "%s", err)
		}
		return content, warnings, nil
	default:
		return nil, nil, wrongly("end the name in .md, .json or .yaml", "%s says nothing about what is to be written", to)
	}
}

// hideAll puts letters in the place of practices, in the year and the scenario.
func hideAll(o *scenarios.Opened) (warnings []string) {
	doc := scenarios.Document{}
	if len(o.Scenarios) > 0 {
		doc = *o.Scenarios[0].Document
	}
	hidden, warnings := scenarios.Bundle(doc, o.Year, true)
	o.Year = hidden.Bundled
	if len(o.Scenarios) > 0 {
		*o.Scenarios[0].Document = hidden
	}
	return warnings
}
