package commands

import (
	"github.com/spf13/cobra"

	"fewer/scenarios"
)

// answers is what the commands do that answer one question about files: open
// them, find the answer, say what there is to know of the files, and write the
// answer as a table or, where asJSON has become true, as JSON.
func answers(asJSON *bool, find func(*cobra.Command, *scenarios.Opened) (shown, error)) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		o, err := openFiles(cmd, args)
		if err != nil {
			return err
		}
		show, err := find(cmd, o)
		if err != nil {
			return err
		}
		sayNotes(cmd.ErrOrStderr(), o)
		if *asJSON {
			return writeJSON(cmd.OutOrStdout(), show.report())
		}
		show.write(cmd.OutOrStdout())
		return nil
	}
}
