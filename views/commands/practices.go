package commands

import (
	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
)

// practicesAsked is what was typed after `fewer practices`.
type practicesAsked struct {
	stream, practice, terms string
	exact, of95             bool
	names, asJSON           bool
}

func practicesCommand() *cobra.Command {
	var asked practicesAsked
	cmd := &cobra.Command{
		Use:   "practices [YEAR] [SCENARIO]",
		Short: "practices' referral rates side by side, with the limits of chance",
		Long: `Sets the practices' referrals for each 1,000 patients side by side, the highest
first, with the limits within which they would lie by chance and by what their
patients differ: a practice inside them is not known to refer otherwise than the
rest. It says what at most could be had if all above the upper limit came to it, or
all above the median to that. Practices are lettered unless names are asked for.`,
		Example: `  fewer practices
  fewer practices --stream midshire-ent --names
  fewer practices --practice combe-lane meeting.scenario.yaml
  fewer practices --terms cost_per_case --json`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: answers(&asked.asJSON, func(_ *cobra.Command, o *scenarios.Opened) (shown, error) {
			return comparePractices(o, asked)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.stream, "stream", "", "the id of a referral stream (default all together)")
	flags.StringVar(&asked.practice, "practice", "", "the id of one practice: its own rate, share and part of the scenario")
	addTermsFlag(cmd, &asked.terms)
	flags.BoolVar(&asked.exact, "chance-only", false, "limits for chance alone, as if all patients were alike")
	flags.BoolVar(&asked.of95, "limit-95", false, "bring practices to the 95% limit, not to the 99.8% limit")
	flags.BoolVar(&asked.names, "names", false, "name the practices")
	flags.BoolVar(&asked.asJSON, "json", false, "write JSON")
	return cmd
}

// comparison is practices side by side.
type comparison struct {
	asked    practicesAsked
	prepared *model.Prepared
	scenario *model.Scenario // nil without one
	stream   int             // or model.AllStreams
	practice int             // the one asked for, or −1
	terms    model.Terms
	funnel   *model.Funnel
	letters  *scenarios.Letters
}

// comparePractices finds what was asked for.
func comparePractices(o *scenarios.Opened, asked practicesAsked) (*comparison, error) {
	c := &comparison{asked: asked, prepared: model.Prepare(o.Year), stream: model.AllStreams, practice: -1}
	if len(o.Scenarios) > 1 {
		return nil, wrongly("give one", "%d scenarios are too many here", len(o.Scenarios))
	}
	if len(o.Scenarios) == 1 {
		c.scenario = &o.Scenarios[0].Document.Scenario
	}
	if asked.stream != "" {
		if c.stream = c.prepared.StreamAt(asked.stream); c.stream < 0 {
			return nil, faulty("", "the year has no referral stream “%s”", asked.stream)
		}
	}
	if asked.practice != "" {
		if c.practice = c.prepared.PracticeAt(asked.practice); c.practice < 0 {
			return nil, faulty("", "the year has no practice “%s”", asked.practice)
		}
	}
	c.letters = scenarios.LettersOf(o.Year)
	var err error
	if c.terms, err = termsOf(asked.terms); err != nil {
		return nil, err
	}
	if c.terms == model.AsProposed && (c.scenario == nil || len(c.scenario.Proposals) == 0) {
		return nil, faulty("name a scenario that does", "no terms are proposed")
	}
	c.funnel = c.prepared.Funnel(c.stream, !asked.exact)
	return c, nil
}

// label is what a practice is called here.
func (c *comparison) label(practice int) string {
	if c.asked.names {
		return c.prepared.Year().Practices[practice].Name
	}
	return "practice " + c.letters.Of(c.prepared.Year().Practices[practice].ID)
}
