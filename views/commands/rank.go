package commands

import (
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
)

// rankAsked is what was typed after `fewer rank`.
type rankAsked struct {
	terms, by, sweep                   string
	lines, tornado, stillMoves, asJSON bool
}

func rankCommand() *cobra.Command {
	var asked rankAsked
	cmd := &cobra.Command{
		Use:   "rank [YEAR] [SCENARIO]",
		Short: "where a referral fewer saves most",
		Long: `Ranks the referral streams by what one referral fewer saves at the projected
year-end, spread over the remaining weeks as they come: by 31 March, and when all
that follows has come (at this year's prices and contract); by what 10% fewer saves;
and by how many patients it takes to save £1,000. Below stand the reasons why the
others save nothing. Each figure is the difference between two projections of the
year, on top of the scenario where one is given.

With --tornado it lists what moves the year-end most, contracts among it; with
--still-moves how much money can still move before 31 March, and why the rest can't;
with --sweep what is paid for one stream from 40% fewer to 40% more.`,
		Example: `  fewer rank
  fewer rank --terms cost_per_case --by patients --lines
  fewer rank --still-moves meeting.scenario.yaml
  fewer rank --sweep midshire-ent --json`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: answers(&asked.asJSON, func(_ *cobra.Command, o *scenarios.Opened) (shown, error) {
			q, err := newInsight(o, asked.terms)
			if err != nil {
				return nil, err
			}
			return q.ranking(asked)
		}),
	}
	flags := cmd.Flags()
	addTermsFlag(cmd, &asked.terms)
	flags.StringVar(&asked.by, "by", model.ByOne.Key(), "the order: "+strings.Join(rankKeys(), ", "))
	// The switch was made the line before, which is all that can go wrong.
	_ = cmd.RegisterFlagCompletionFunc("by", cobra.FixedCompletions(rankKeys(), cobra.ShellCompDirectiveNoFileComp))
	flags.BoolVar(&asked.lines, "lines", false, "rank the lines that can be changed directly too")
	flags.BoolVar(&asked.tornado, "tornado", false, "list what moves the year-end most")
	flags.BoolVar(&asked.stillMoves, "still-moves", false, "say how much money can still move")
	flags.StringVar(&asked.sweep, "sweep", "", "sweep the stream or line with this `ID`")
	flags.BoolVar(&asked.asJSON, "json", false, "write JSON")
	cmd.MarkFlagsMutuallyExclusive("tornado", "still-moves", "sweep")
	return cmd
}

func rankKeys() (keys []string) {
	for _, by := range model.RankOrders {
		keys = append(keys, by.Key())
	}
	return keys
}

// insight is what a question about one scenario, or about the year alone, is
// asked of.
type insight struct {
	year     *model.Year
	prepared *model.Prepared
	document *scenarios.Document // nil without a scenario
	scenario *model.Scenario
	terms    model.Terms
	files    []string // that were opened
}

// newInsight takes the one scenario that was opened, if there is any.
func newInsight(o *scenarios.Opened, terms string) (*insight, error) {
	q := &insight{year: o.Year, prepared: model.Prepare(o.Year), scenario: &model.Scenario{}, files: o.Files()}
	if len(o.Scenarios) > 1 {
		return nil, wrongly("give one", "%d scenarios are too many here", len(o.Scenarios))
	}
	if len(o.Scenarios) == 1 {
		q.document = o.Scenarios[0].Document
		q.scenario = &q.document.Scenario
	}
	t, err := termsOf(terms)
	if err != nil {
		return nil, err
	}
	pr := q.prepared.NewProjection()
	q.prepared.Project(q.scenario, pr)
	if t == model.AsProposed && !pr.Proposed {
		return nil, wrongly("give a scenario with contracts in it, or other terms", "no terms are proposed")
	}
	q.terms = t
	return q, nil
}

// target finds a stream or a line by id.
func (q *insight) target(id string) (model.Target, error) {
	for _, t := range []model.Target{{Referrals: id}, {Line: id}} {
		if _, ok := q.prepared.LeverFor(t); ok {
			return t, nil
		}
	}
	return model.Target{}, faulty("the ids are in the year file", "the year has no stream or line “%s”", id)
}

// ranking finds what was asked for.
func (q *insight) ranking(asked rankAsked) (shown, error) {
	switch {
	case asked.tornado:
		return &tornadoShown{q, q.prepared.Tornado(q.scenario, q.terms)}, nil
	case asked.stillMoves:
		return &movesShown{q, q.prepared.StillMove(q.scenario, q.terms), asked.lines}, nil
	case asked.sweep != "":
		target, err := q.target(asked.sweep)
		if err != nil {
			return nil, err
		}
		w, _ := q.prepared.Sweep(q.scenario, target)
		return &sweepShown{q, w}, nil
	}
	for _, by := range model.RankOrders {
		if by.Key() != asked.by {
			continue
		}
		rows := q.prepared.Rank(q.scenario)
		if !asked.lines {
			rows = rows[:len(q.year.Referrals)]
		}
		model.SortRanked(rows, q.terms, by)
		return &rankShown{q, rows, by}, nil
	}
	return nil, wrongly("it knows "+strings.Join(rankKeys(), ", "), "there is no order “%s”", asked.by)
}
