package commands

import (
	"github.com/spf13/cobra"

	"fewer/scenarios/fault"
	"fewer/scenarios/file"
)

// schemaKinds are what a schema can be asked for.
var schemaKinds = map[string]fault.FileKind{"year": fault.YearFile, "scenario": fault.ScenarioFile}

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema year|scenario",
		Short: "write out the JSON Schema of the files, for editors",
		Long: `Writes out the JSON Schema of year or of scenario files. An editor that is given
it completes and checks a file while you type; fewer check finds more.`,
		Example: `  fewer schema year > year.schema.json
  then, in the first line of a year file:
  # yaml-language-server: $schema=year.schema.json`,
		Args:              exactly(1, "name the kind of file: year or scenario"),
		ValidArgsFunction: cobra.FixedCompletions([]string{"year", "scenario"}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, ok := schemaKinds[args[0]]
			if !ok {
				return wrongly("fewer schema year, for example", "there is no kind of file “%s”: name year or scenario", args[0])
			}
			text, err := file.Schema(kind)
			if err != nil {
				return err
			}
			_, err = cmd.OutOrStdout().Write(text)
			return err
		},
	}
}
