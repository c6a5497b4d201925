package commands

import (
	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/letters"
	"fewer/views/answers"
)

// practicesAsked is what was typed after `fewer practices`.
type practicesAsked struct {
	stream, practice, terms string
	exact, of95, names      bool
}

func practicesCommand() *cobra.Command {
	var asked practicesAsked
	var printing printing
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
		RunE: answering(&printing, func(_ *cobra.Command, o *scenarios.Opened) (*answers.Answer, error) {
			return comparePractices(o, asked)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.stream, "stream", "", "the id of a referral stream (default all together)")
	addPracticeFlag(cmd, &asked.practice, "the card of one practice: its rates, share, costs and part of the scenario")
	addTermsFlag(cmd, &asked.terms)
	flags.BoolVar(&asked.exact, "chance-only", false, "limits for chance alone, as if all patients were alike")
	flags.BoolVar(&asked.of95, "limit-95", false, "bring practices to the 95% limit, not to the 99.8% limit")
	flags.BoolVar(&asked.names, "names", false, "name the practices")
	printing.addFlags(cmd)
	return cmd
}

// comparePractices finds what was asked for.
func comparePractices(o *scenarios.Opened, asked practicesAsked) (*answers.Answer, error) {
	if len(o.Scenarios) > 1 {
		return nil, tooMany(o)
	}
	terms, err := termsOf(asked.terms)
	if err != nil {
		return nil, err
	}
	own, practice, err := forPractice(o, asked.practice)
	if err != nil {
		return nil, err
	}
	q := answers.Ask(own, terms)
	if terms == model.AsProposed && len(q.Scenario.Proposals) == 0 {
		return nil, faulty("name a scenario that does", "no terms are proposed")
	}
	p := &answers.PracticeRates{Question: q, Stream: insight.AllStreams, Practice: -1, Of95: asked.of95}
	if asked.stream != "" {
		if p.Stream = q.Prepared.StreamAt(asked.stream); p.Stream < 0 {
			return nil, faulty("", "the year has no referral stream “%s”", asked.stream)
		}
	}
	if practice != nil {
		p.Practice, p.Question = practice.At, q.Of(practice)
		if practice.Others() {
			return answers.PracticeCard(q), nil
		}
	}
	lettered := letters.LettersOf(o.Year)
	p.Called = func(practice int) (id, name string) {
		of := &o.Year.Practices[practice]
		switch letter := lettered.Of(of.ID); {
		case asked.names:
			return of.ID, of.Name
		case practice == p.Practice:
			return of.ID, "practice " + letter
		default:
			return letter, "practice " + letter
		}
	}
	p.Funnel = insight.FunnelOf(q.Prepared, p.Stream, !asked.exact)
	return answers.Practices(p), nil
}
