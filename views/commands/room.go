package commands

import (
	"context"

	"github.com/spf13/cobra"

	"fewer/views/workshop"
)

func roomCommand() *cobra.Command {
	var notes, test bool
	theme := ""
	cmd := &cobra.Command{
		Use:   "room [YEAR] [SCENARIO]",
		Short: "the wall of a meeting: one thing at a time, large",
		Long: `Opens the room: the wall of a meeting, one thing at a time. Space or Page Down
goes on, Page Up goes back, and the keys are on the screen. Each table writes what it
guesses before an answer is shown.

With --notes a second terminal on the same computer shows the facilitator what the
wall does not: the agenda, the time left, and what to ask. It follows the wall.
With --test it begins with a test card: can the back row read it?`,
		Example: `  fewer room --test
  fewer room meeting.scenario.yaml --theme projector
  fewer room --notes`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case notes && test:
				return wrongly("type one of the two", "--notes and --test are for different terminals")
			case notes && len(args) > 0:
				return wrongly("type fewer room --notes", "the notes follow the wall, and open no file")
			case notes:
				return openNotes(cmd, theme)
			case test:
				return openAppAt(cmd, args, theme, workshop.StartTestCard)
			}
			return openAppAt(cmd, args, theme, workshop.StartRoom)
		},
	}
	cmd.Flags().BoolVar(&notes, "notes", false, "the facilitator's notes, which follow the wall")
	cmd.Flags().BoolVar(&test, "test", false, "begin with the test card")
	themeSwitch(cmd, &theme)
	return cmd
}

// openNotes opens the facilitator's notes.
func openNotes(cmd *cobra.Command, theme string) error {
	if err := workshop.CheckTheme(theme); err != nil {
		return wrongly("fewer room --help lists the switches", "%s", err)
	}
	if err := needsTerminal(cmd); err != nil {
		return err
	}
	if err := workshop.RunNotes(context.Background(), theme); err != nil {
		return appFault(err)
	}
	return nil
}
