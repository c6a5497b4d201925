package commands

import (
	"fmt"

	"github.com/spf13/cobra"

	"fewer/model"
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
			o, err := openFiles(args)
			if err != nil {
				return err
			}
			sayNotes(cmd.ErrOrStderr(), o)
			if asJSON {
				return writeReports(cmd.OutOrStdout(), o)
			}
			for i, p := range project(o) {
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

// project projects each scenario or, where there is none, the year alone.
func project(o *scenarios.Opened) []*projected {
	p := model.Prepare(o.Year)
	spreads := p.NewSpreads(model.SpreadSeed)
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
