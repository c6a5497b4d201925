package commands

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/views/answers"
)

func projectCommand() *cobra.Command {
	var printing printing
	var withRange bool
	var practice string
	cmd := &cobra.Command{
		Use:   "project [YEAR] [SCENARIO…]",
		Short: "the projected year, as a table or as JSON",
		Long: `Projects the year to 31 March: as contracted, if all were block, if all were cost
per case, and as the scenario proposes. Without a scenario it says what comes if
nothing changes; without a year it is the one that the scenario is for, or the
built-in one.`,
		Example: `  fewer project
  fewer project northshire.year.yaml meeting.scenario.yaml
  fewer project --json meeting.scenario.yaml
  fewer project --practice "combe lane" meeting.scenario.yaml`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := openFiles(cmd, args)
			if err != nil {
				return err
			}
			o, own, err := forPractice(o, practice)
			if err != nil {
				return err
			}
			all := project(o)
			for _, p := range all {
				p.Of(own)
			}
			sayNotes(cmd.ErrOrStderr(), o)
			sayResults(cmd.ErrOrStderr(), o, all)
			if !printing.asJSON {
				sayOpenGuesses(cmd.ErrOrStderr(), o)
			}
			return printing.print(cmd, projection(all, withRange), madeOf(o))
		},
	}
	printing.addFlags(cmd)
	cmd.Flags().Lookup("json").Usage = "write JSON: one object, or a list for several scenarios"
	addPracticeFlag(cmd, &practice, "what is one practice's, beside the whole (other is what no practice has)")
	cmd.Flags().BoolVar(&withRange, "range", false, "say how sure the year-end is (JSON always does)")
	return cmd
}

// projection is what comes of one or several scenarios.
func projection(all []*answers.Projected, howSure bool) *answers.Answer {
	said := make([]*answers.Answer, len(all))
	for i, p := range all {
		said[i] = answers.Project(p, howSure)
	}
	return answers.Several(said)
}

// sayResults says where a scenario no longer has the result that it was saved with.
func sayResults(w io.Writer, o *scenarios.Opened, all []*answers.Projected) {
	for i, s := range o.Scenarios {
		if result := scenarios.CheckResult(*s.Document, o.Year, all[i].Projection); result.Stated && !result.Same() {
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
				printable(s.Path), printable(round.Words(o.Year)))
		}
	}
}

// project projects each scenario or, where there is none, the year alone.
func project(o *scenarios.Opened) []*answers.Projected {
	prepared := o.Prepared()
	spreads := insight.NewSpreads(prepared, insight.SpreadSeed)
	if len(o.Scenarios) == 0 {
		return []*answers.Projected{answers.NewProjected(answers.NewQuestion(prepared, nil, model.AsContracted), spreads)}
	}
	all := make([]*answers.Projected, len(o.Scenarios))
	for i, s := range o.Scenarios {
		all[i] = answers.NewProjected(answers.NewQuestion(prepared, s.Document, model.AsContracted), spreads)
	}
	return all
}
