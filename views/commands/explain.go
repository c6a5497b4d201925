package commands

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/explain"
	"fewer/scenarios"
	"fewer/views/answers"
)

func explainCommand() *cobra.Command {
	var printing printing
	var list, all bool
	var depth int
	var practice string
	cmd := &cobra.Command{
		Use:   "explain FIGURE [YEAR] [SCENARIO]",
		Short: "the arithmetic of one figure, down to counts and prices",
		Long: `Takes one figure apart: what it follows from, what that follows from, and so on
down to counts and prices, so that a pocket calculator finds it again; then where
it comes from. FIGURE is its path in fewer project --json; pressing Tab offers
them, and --list lists them.`,
		Example: `  fewer explain terms.cost_per_case.saving meeting.scenario.yaml
  fewer explain terms.as_contracted.scenario.deficit meeting.scenario.yaml --depth 4
  fewer explain lands_after_year_end northshire.year.yaml meeting.scenario.yaml
  fewer explain --list meeting.scenario.yaml`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFigure,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !list {
				return wrongly("for example: fewer explain terms.as_contracted.do_nothing.deficit; fewer explain --list lists them",
					"name the figure that is to be explained")
			}
			path := ""
			if !list {
				path, args = args[0], args[1:]
			}
			x, o, err := explainer(cmd, args, practice)
			if err != nil {
				return err
			}
			sayNotes(cmd.ErrOrStderr(), o)
			if list {
				for _, figure := range x.Figures() {
					fmt.Fprintln(cmd.OutOrStdout(), figure.Path)
				}
				return nil
			}
			e, err := x.Explain(path)
			if err != nil {
				return noSuchFigure(path, x)
			}
			facts, err := x.About(path)
			if err != nil {
				return noSuchFigure(path, x)
			}
			a := answers.Explained(e, facts, depth)
			a.Drawn = func(w io.Writer, width int) error {
				tree{out: w, width: width, depth: depth, all: all}.write(e, facts)
				return nil
			}
			return printing.print(cmd, a, madeOf(o))
		},
	}
	addPracticeFlag(cmd, &practice, "the figures of one practice too, as practice.saving.as_contracted")
	cmd.Flags().IntVar(&depth, "depth", 2, "how many steps down")
	cmd.Flags().BoolVar(&all, "all", false, "write out every part of a long sum")
	cmd.Flags().BoolVar(&list, "list", false, "list the figures that can be explained")
	printing.addFlags(cmd)
	cmd.Flags().Lookup("json").Usage = "write JSON: the parts within their figure"
	return cmd
}

// explainer opens the files and makes what explains their figures.
func explainer(cmd *cobra.Command, args []string, practice string) (*explain.Explainer, *scenarios.Opened, error) {
	o, err := openFiles(cmd, args)
	if err != nil {
		return nil, nil, err
	}
	if len(o.Scenarios) > 1 {
		return nil, nil, wrongly("name one of them", "a figure is explained for one scenario, not %d", len(o.Scenarios))
	}
	o, own, err := forPractice(o, practice)
	if err != nil {
		return nil, nil, err
	}
	s := &model.Scenario{}
	if len(o.Scenarios) == 1 {
		s = &o.Scenarios[0].Document.Scenario
	}
	x := explain.New(o.Prepared(), s)
	if own != nil {
		x.Of(own.At)
	}
	return x, o, nil
}

// completeFigure offers the figures of the built-in year step by step, since
// the files are named after the figure, and then files.
func completeFigure(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return completeFiles(cmd, args, typed)
	}
	year, err := scenarios.BuiltInYear()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	figures := pathsOf(explain.New(model.Prepare(year), &model.Scenario{}))
	known := typed[:strings.LastIndex(typed, ".")+1]
	var offered []string
	directive := cobra.ShellCompDirectiveNoFileComp
	for _, step := range nextSteps(known, figures) {
		path := known + step
		if !slices.Contains(figures, path) {
			path += "."
			directive |= cobra.ShellCompDirectiveNoSpace
		}
		if strings.HasPrefix(path, typed) {
			offered = append(offered, path)
		}
	}
	return offered, directive
}
