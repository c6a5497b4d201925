package commands

import (
	"slices"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/beside"
	"fewer/scenarios/file"
	"fewer/views/answers"
)

func compareCommand() *cobra.Command {
	var printing printing
	var practice string
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
			o, own, err := forPractice(o, practice)
			if err != nil {
				return err
			}
			compared := compare(o, own)
			for _, s := range o.Scenarios {
				compared.Files = append(compared.Files, s.Path)
				compared.Warnings = append(compared.Warnings, file.Warnings(s.Document, o.Year))
			}
			return printing.print(cmd, answers.Compare(compared), madeOf(o))
		},
	}
	addPracticeFlag(cmd, &practice, "what is one practice's in each, and only what it asks or all are asked")
	printing.addFlags(cmd)
	return cmd
}

// compare sets what was opened side by side, with one practice's part of each where one
// is named.
func compare(o *scenarios.Opened, own *answers.Practice) *answers.Compared {
	year, all := o.Prepared(), contributions(o)
	c := beside.Compare(year, all)
	compared := &answers.Compared{Comparison: c, Year: o.Year, Practice: own}
	if own == nil {
		return compared
	}
	for i := range all {
		figures := answers.OwnFiguresOf(year, &all[i].Document.Scenario, own)
		compared.Own = append(compared.Own, figures)
		all[i].Document = all[i].Document.Clone()
		scenario := &all[i].Document.Scenario
		scenario.Changes = slices.DeleteFunc(scenario.Changes, func(c model.Change) bool { return !insight.Names(year, &c, own.At) })
	}
	compared.OnlyOf(beside.Compare(year, all))
	return compared
}

// contributions are the scenarios of a command line, under names that tell them apart.
func contributions(o *scenarios.Opened) []beside.Contribution {
	docs, files := make([]file.Document, len(o.Scenarios)), make([]string, len(o.Scenarios))
	for i, s := range o.Scenarios {
		docs[i], files[i] = *s.Document, s.Path
	}
	return beside.Contributions(docs, files)
}
