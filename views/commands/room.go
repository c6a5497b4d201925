package commands

import (
	"context"

	"github.com/spf13/cobra"

	"fewer/views/guests"
	"fewer/views/workshop"
)

func roomCommand() *cobra.Command {
	var notes, test bool
	theme, guestsAt := "", ""
	cmd := &cobra.Command{
		Use:   "room [YEAR] [SCENARIO]",
		Short: "the wall of a meeting: one thing at a time, large",
		Long: `Opens the room: the wall of a meeting, one thing at a time. Space or Page Down
goes on, Page Up goes back, and the keys are on the screen. Each table writes what it
guesses before an answer is shown.

With --notes a second terminal on the same computer shows the facilitator what the
wall does not: the agenda, the time left, and what to ask. It follows the wall.
With --test it begins with a test card: can the back row read it?
With --guests people in the room take part from their own phones, by a code on the wall,
over the room's network; --guests=ADDRESS names the address of this computer where they
are let in. Nothing leaves that network, and the meeting goes on without it.`,
		Example: `  fewer room --test
  fewer room meeting.scenario.yaml --theme projector
  fewer room --notes
  fewer room meeting.scenario.yaml --guests
  fewer room meeting.scenario.yaml --guests=192.168.1.5`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case notes && test:
				return wrongly("type one of the two", "--notes and --test are for different terminals")
			case notes && guestsAt != "":
				return wrongly("type fewer room --notes in the second terminal", "guests are let in by the wall, not by the notes")
			case notes && len(args) > 0:
				return wrongly("type fewer room --notes", "the notes follow the wall, and open no file")
			case notes:
				return openNotes(cmd, theme)
			case test:
				return openAppWith(cmd, args, theme, workshop.StartTestCard, nil, guestsAt)
			}
			return openAppWith(cmd, args, theme, workshop.StartRoom, nil, guestsAt)
		},
	}
	cmd.Flags().BoolVar(&notes, "notes", false, "the facilitator's notes, which follow the wall")
	cmd.Flags().BoolVar(&test, "test", false, "begin with the test card")
	cmd.Flags().StringVar(&guestsAt, "guests", "", "let people in from their phones, at this address of the room's network; without one it is found")
	cmd.Flags().Lookup("guests").NoOptDefVal = guests.Find
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
