package commands

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/views/drawing"
	"fewer/views/handout"
)

// pictureAsked is what was typed after `fewer picture`.
type pictureAsked struct {
	handout.Wanted
	terms, to   string
	over, names bool
}

func pictureCommand() *cobra.Command {
	var asked pictureAsked
	var kinds strings.Builder
	for _, p := range handout.Pictures {
		fmt.Fprintf(&kinds, "  %-9s %s\n", p.Name, p.About)
	}
	cmd := &cobra.Command{
		Use:   "picture NAME [YEAR] [SCENARIO] --to FILE",
		Short: "a picture of a screen, as .svg or .png",
		Long: `Writes a picture as a file: .svg keeps sharp at any size, .png goes into any letter.
Its figures are those of the screens and of fewer project. Practices go by letters,
unless --names is given. The pictures are:

` + strings.TrimRight(kinds.String(), "\n"),
		Example: `  fewer picture bridge meeting.scenario.yaml --to bridge.svg
  fewer picture sweep --of midshire-ent --to ent.png
  fewer picture contract --of midshire --to contract.svg`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongly("it knows "+model.ListWords(handout.PictureNames()), "say which picture, such as fewer picture bridge --to bridge.svg")
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return handout.PictureNames(), cobra.ShellCompDirectiveNoFileComp
			}
			return completeFiles(cmd, args, typed)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			asked.Picture = args[0]
			return writePicture(cmd, args[1:], asked)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.to, "to", "", "the `FILE` to write, which ends in .svg or .png")
	flags.StringVar(&asked.Of, "of", "", "the `ID` of a stream or a line or, of a contract, a provider")
	addTermsFlag(cmd, &asked.terms)
	flags.IntVar(&asked.Round, "round", 0, "of answers: which round of guesses (default the last)")
	flags.BoolVar(&asked.Exact, "chance-only", false, "of a funnel: limits for chance alone")
	addOverFlag(cmd, &asked.over)
	addNamesFlag(cmd, &asked.names)
	return cmd
}

// writePicture draws a picture and writes it.
func writePicture(cmd *cobra.Command, files []string, asked pictureAsked) error {
	var write func(*drawing.Picture, *bytes.Buffer) error
	switch ending := strings.ToLower(filepath.Ext(asked.to)); {
	case asked.to == "":
		return noTo(".svg or .png")
	case ending == ".svg":
		write = func(p *drawing.Picture, b *bytes.Buffer) error { return p.SVG(b) }
	case ending == ".png":
		write = func(p *drawing.Picture, b *bytes.Buffer) error { return p.PNG(b) }
	default:
		return wrongly("end the name in .svg or .png", "%s is no name of a picture", asked.to)
	}
	if err := known(asked); err != nil {
		return err
	}
	o, err := openFiles(cmd, files)
	if err != nil {
		return err
	}
	q, err := newQuestion(o, asked.terms)
	if err != nil {
		return err
	}
	asked.Terms = q.Terms
	bundle, warnings := toPassOn(o, asked.names)
	p, err := handout.DrawAlone(handout.SourceOf(bundle), asked.Wanted)
	var nothing *handout.NoSuchID
	switch {
	case errors.As(err, &nothing):
		return noSuchID("%s", err)
	case err != nil:
		return faulty("", "%s", err)
	}
	sayNotes(cmd.ErrOrStderr(), o)
	sayOpenGuesses(cmd.ErrOrStderr(), o)
	sayWarnings(cmd.ErrOrStderr(), warnings)
	var b bytes.Buffer
	if err := write(p, &b); err != nil {
		return err
	}
	file := madeOf(o)
	file.flag, file.over = "--to", asked.over
	if err := file.write(asked.to, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "written: %s%s\n", printable(asked.to), namesSaid(o, asked.names))
	return nil
}

// known tells whether there is such a picture, and all is said that it needs.
func known(asked pictureAsked) error {
	for _, p := range handout.Pictures {
		switch {
		case p.Name != asked.Picture:
		case p.NeedsID != "" && asked.Of == "":
			return wrongly("add --of and its id, which is in the year file", "the picture %s is of %s", p.Name, p.NeedsID)
		default:
			return nil
		}
	}
	return wrongly("it knows "+model.ListWords(handout.PictureNames()), "there is no picture “%s”", asked.Picture)
}
