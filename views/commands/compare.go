package commands

import (
	"github.com/spf13/cobra"

	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/answers"
)

func compareCommand() *cobra.Command {
	var printing printing
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
			c := scenarios.Compare(o.Prepared(), contributions(o))
			compared := &answers.Compared{Comparison: c, Year: o.Year}
			for _, s := range o.Scenarios {
				compared.Files = append(compared.Files, s.Path)
				compared.Warnings = append(compared.Warnings, file.Warnings(s.Document, o.Year))
			}
			return printing.print(cmd, answers.Compare(compared), madeOf(o))
		},
	}
	printing.addFlags(cmd)
	return cmd
}

// contributions are the scenarios of a command line, under names that tell them apart.
func contributions(o *scenarios.Opened) []scenarios.Contribution {
	docs, files := make([]file.Document, len(o.Scenarios)), make([]string, len(o.Scenarios))
	for i, s := range o.Scenarios {
		docs[i], files[i] = *s.Document, s.Path
	}
	return scenarios.Contributions(docs, files)
}
