package commands

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
)

func projectCommand() *cobra.Command {
	var asJSON, withRange bool
	cmd := &cobra.Command{
		Use:   "project [YEAR] [SCENARIO…]",
		Short: "the projected year, as a table or as JSON",
		Long: `Projects the year to 31 March: as contracted, if all were block, if all were cost
per case, and as the scenario proposes. Without a scenario it says what comes if
nothing changes; without a year it is the one that the scenario is for, or the
built-in one.`,
		Example: `  fewer project
  fewer project northshire.year.yaml meeting.scenario.yaml
  fewer project --json meeting.scenario.yaml`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := openFiles(cmd, args)
			if err != nil {
				return err
			}
			all := project(o)
			sayNotes(cmd.ErrOrStderr(), o)
			sayResults(cmd.ErrOrStderr(), o, all)
			if asJSON {
				return writeReports(cmd.OutOrStdout(), all)
			}
			sayOpenGuesses(cmd.ErrOrStderr(), o)
			for i, p := range all {
				if i > 0 {
					fmt.Fprint(cmd.OutOrStdout(), "\n\n")
				}
				p.write(cmd.OutOrStdout())
				if withRange {
					p.writeRange(cmd.OutOrStdout())
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON: one object, or a list for several scenarios")
	cmd.Flags().BoolVar(&withRange, "range", false, "say how sure the year-end is (JSON always does)")
	return cmd
}

// sayResults says where a scenario no longer has the result that it was saved with.
func sayResults(w io.Writer, o *scenarios.Opened, all []*projected) {
	for i, s := range o.Scenarios {
		if result := scenarios.CheckResult(*s.Document, o.Year, all[i].pr); result.Stated && !result.Same() {
			fmt.Fprintf(w, "note: %s: %s\n", printable(s.Path), printable(result.String()))
		}
	}
}

// sayOpenGuesses says where a table of figures holds what the walls of a meeting
// still withhold.
func sayOpenGuesses(w io.Writer, o *scenarios.Opened) {
	for _, s := range o.Scenarios {
		if round, open := s.Document.OpenRound(); open {
			fmt.Fprintf(w, "note: %s: guesses are open about %s; this table shows its money, so keep it off the wall\n",
				printable(s.Path), printable(o.Year.ChangeWords(round.Change)))
		}
	}
}

// project projects each scenario or, where there is none, the year alone.
func project(o *scenarios.Opened) []*projected {
	p := model.Prepare(o.Year)
	spreads := insight.NewSpreads(p, insight.SpreadSeed)
	one := func(s *model.Scenario, doc *scenarios.Document) *projected {
		pr := p.NewProjection()
		p.Project(s, pr)
		return &projected{year: o.Year, doc: doc, prepared: p, pr: pr, spreads: spreads.Of(pr)}
	}
	if len(o.Scenarios) == 0 {
		return []*projected{one(&model.Scenario{}, nil)}
	}
	all := make([]*projected, len(o.Scenarios))
	for i, s := range o.Scenarios {
		all[i] = one(&s.Document.Scenario, s.Document)
	}
	return all
}
