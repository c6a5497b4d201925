package commands

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
)

func mergeCommand() *cobra.Command {
	var out, prefer, name string
	var over bool
	cmd := &cobra.Command{
		Use:   "merge [YEAR] SCENARIO… --out FILE",
		Short: "several people's scenarios into one",
		Long: `Puts several people's scenarios into one file, and says what each of them touched.
What only some touched, and what all who touched it ask alike, is taken. Where they
ask for different things nothing is averaged: it is an error that names both,
unless --prefer says who wins.`,
		Example: `  fewer merge combe-lane.yaml weir-side.yaml --out both.yaml
  fewer merge *.scenario.yaml --prefer "Combe Lane" --out both.yaml`,
		Args:              atLeastOne,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := openFiles(args)
			if err != nil {
				return err
			}
			switch {
			case len(o.Scenarios) < 2:
				return wrongly("fewer merge combe-lane.yaml weir-side.yaml --out both.yaml", "merging takes two scenarios or more")
			case out == "":
				return wrongly("add --out and a name, such as --out both.yaml", "it is not said where to write the merged scenario")
			}
			sayNotes(cmd.ErrOrStderr(), o)
			return merge(cmd.OutOrStdout(), o, contributions(o), scenarios.Choices{Prefer: prefer}, name, out, over)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&out, "out", "", "the `FILE` to write")
	flags.StringVar(&prefer, "prefer", "", "the author, or the scenario, whose wish is taken where they differ")
	flags.StringVar(&name, "name", "", "the name of the merged scenario")
	flags.BoolVar(&over, "over", false, "write over a file that is there")
	return cmd
}

// merge merges scenarios into a file, and says what each touched.
func merge(w io.Writer, o *scenarios.Opened, all []scenarios.Contribution, choices scenarios.Choices, name, out string, over bool) error {
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.From
	}
	if choices.Prefer != "" && !slices.Contains(names, choices.Prefer) {
		return wrongly("they are "+model.ListWords(names), "none of the scenarios is called “%s”", choices.Prefer)
	}
	prepared := model.Prepare(o.Year)
	merged, touches, conflicts := scenarios.Merge(prepared, all, choices)
	if err := unsettled(conflicts); err != nil {
		return err
	}
	if name == "" {
		name = "Merged from " + plural(len(all), "scenario")
	}
	merged.Scenario.Name = scenarios.DatedName(name, "", time.Now())
	pr := prepared.NewProjection()
	prepared.Project(&merged.Scenario, pr)
	merged.Result = scenarios.ResultOf(pr)
	content, err := scenarios.EncodeDocument(&merged)
	if err != nil {
		return err
	}
	if err := scenarios.WriteNew(out, content, over); err != nil {
		return notWritten(err)
	}
	writeTouches(w, touches, conflicts, len(all))
	for _, l := range scenarios.BrokenRedLines(prepared, merged) {
		fmt.Fprint(w, wrap("warning: "+l.BrokenWords(o.Year), "  "))
	}
	fmt.Fprintln(w, "written:", printable(out))
	return nil
}

// notWritten says why a file could not be written.
func notWritten(err error) error {
	var there *scenarios.AlreadyThere
	if errors.As(err, &there) {
		return faulty("give another name, or --over to write over it", "%s is there already, and is left as it is", there.Path)
	}
	return faulty("name another place with --out", "%s", err)
}

// unsettled is the error that names what people ask differently, or nil.
func unsettled(conflicts []scenarios.Conflict) error {
	var lines []string
	prefer := ""
	for _, c := range conflicts {
		if c.Chosen != "" {
			continue
		}
		asks := make([]string, len(c.Choices))
		for i, a := range c.Choices {
			asks[i] = "“" + a.From + "” asks " + a.Words
			prefer = a.From
		}
		lines = append(lines, c.Name+": "+model.ListWords(asks))
	}
	if len(lines) == 0 {
		return nil
	}
	return faulty(fmt.Sprintf("agree on one, or say who wins: --prefer %q", prefer),
		"they ask for different things, and nothing is averaged:\n  %s", strings.Join(lines, "\n  "))
}

// writeTouches says what each scenario touched; rows that nobody touched are counted.
func writeTouches(w io.Writer, touches []scenarios.Touch, conflicts []scenarios.Conflict, of int) {
	fmt.Fprintln(w, "WHO TOUCHED WHAT")
	nobody := 0
	for _, touch := range touches {
		if len(touch.By) == 0 {
			nobody++
			continue
		}
		said := touch.Name + ": " + touch.Lowest.Words + ", asked by " + model.ListWords(touch.By)
		for _, c := range conflicts {
			if c.Key == touch.Key {
				said = fmt.Sprintf("%s: asked by %d of %d, from “%s” over “%s” to “%s”; taken as by %s", touch.Name, len(touch.By), of,
					touch.Lowest.Words, touch.Middle.Words, touch.Highest.Words, c.Chosen)
			}
		}
		fmt.Fprint(w, wrap("  "+said, "    "))
	}
	fmt.Fprintf(w, "%s of the year touched by nobody.\n", plural(nobody, "stream"))
}
