package commands

import (
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/seek"
	"fewer/scenarios"
	"fewer/views/answers"
)

// rankAsked is what was typed after `fewer rank`.
type rankAsked struct {
	terms, by, sweep, practice string

	lines, tornado, stillMoves, investments bool
}

func rankCommand() *cobra.Command {
	var asked rankAsked
	var printing printing
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
with --sweep what is paid for one stream from 40% fewer to 40% more; with
--investments what each change takes, what it saves for each pound, by 31 March and in
a first full year, and when it has paid for itself.`,
		Example: `  fewer rank
  fewer rank --terms cost_per_case --by patients --lines
  fewer rank --still-moves meeting.scenario.yaml
  fewer rank --investments --terms cost_per_case meeting.scenario.yaml
  fewer rank --sweep midshire-ent --json`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: answering(&printing, func(_ *cobra.Command, o *scenarios.Opened) (*answers.Answer, error) {
			q, err := newQuestionOf(o, asked.terms, asked.practice)
			if err != nil {
				return nil, err
			}
			return ranking(q, asked)
		}),
	}
	flags := cmd.Flags()
	addTermsFlag(cmd, &asked.terms)
	addPracticeFlag(cmd, &asked.practice, "of what one practice refers")
	flags.StringVar(&asked.by, "by", seek.ByOne.Key(), "the order: "+strings.Join(rankKeys(), ", "))
	completed(cmd, "by", rankKeys())
	flags.BoolVar(&asked.lines, "lines", false, "rank the lines that can be changed directly too")
	flags.BoolVar(&asked.tornado, "tornado", false, "list what moves the year-end most")
	flags.BoolVar(&asked.stillMoves, "still-moves", false, "say how much money can still move")
	flags.BoolVar(&asked.investments, "investments", false, "list the changes that take something, by what each pound brings")
	flags.StringVar(&asked.sweep, "sweep", "", "sweep the stream or line with this `ID`")
	printing.addFlags(cmd)
	cmd.MarkFlagsMutuallyExclusive("tornado", "still-moves", "sweep", "investments")
	return cmd
}

func rankKeys() (keys []string) {
	for _, by := range seek.RankOrders {
		keys = append(keys, by.Key())
	}
	return keys
}

// targetOf finds a stream or a line by id.
func targetOf(q *answers.Question, id string) (model.Target, error) {
	for _, t := range []model.Target{{Referrals: id}, {Line: id}} {
		if _, ok := seek.LeverFor(q.Prepared, t); ok {
			return t, nil
		}
	}
	return model.Target{}, noSuchID("the year has no stream or line “%s”", id)
}

// noSuchID says that an id is not in the year, and where ids are.
func noSuchID(what string, of any) error { return faulty("the ids are in the year file", what, of) }

// ranking finds what was asked for.
func ranking(q *answers.Question, asked rankAsked) (*answers.Answer, error) {
	switch {
	case asked.investments:
		return answers.Investments(q), nil
	case asked.tornado:
		return answers.Tornado(q, seek.Tornado(q.Prepared, q.Scenario, q.Terms, q.PracticeID())), nil
	case asked.stillMoves:
		moves := seek.StillMove(q.Prepared, q.Scenario, q.Terms, q.PracticeID())
		return answers.StillMoves(q, &moves, asked.lines), nil
	case asked.sweep != "":
		target, err := targetOf(q, asked.sweep)
		if err != nil {
			return nil, err
		}
		sweep, ok := seek.SweepOf(q.Prepared, q.Scenario, target, q.PracticeID())
		if !ok { // the year has it
			return nil, faulty("", "%s refers nobody to %s", q.Practice.Name, q.Year.TargetName(target))
		}
		return answers.Sweep(q, &sweep), nil
	}
	for _, by := range seek.RankOrders {
		if by.Key() != asked.by {
			continue
		}
		rows := answers.RankedOf(q.Prepared, q.Scenario, q.PracticeID())
		if !asked.lines && q.Practice == nil {
			rows = rows[:len(q.Year.Referrals)]
		}
		seek.SortRanked(rows, q.Terms, by)
		return answers.Rank(q, rows, by), nil
	}
	return nil, wrongly("it knows "+strings.Join(rankKeys(), ", "), "there is no order “%s”", asked.by)
}
