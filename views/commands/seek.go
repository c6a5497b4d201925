package commands

import (
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/seek"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
	"fewer/views/answers"
	"fewer/views/words"
)

// seekAsked is what was typed after `fewer seek`.
type seekAsked struct {
	terms, to, notBelow, out, practice string
	only, limits                       []string
	fewest, fullYear                   bool
}

func seekCommand() *cobra.Command {
	var asked seekAsked
	var printing printing
	cmd := &cobra.Command{
		Use:   "seek [YEAR] [SCENARIO]",
		Short: "what it would take to break even, or that it is not possible",
		Long: `Seeks what it would take to end the year as agreed, or with a deficit that is typed
(below zero for a surplus). All referral streams that can save anything by 31 March
fall by the same percentage, or, with --only, those that are named; with --fewest each by itself, so that the
fewest referrals are not sent. Protected referrals and the red lines of the scenario are
kept, and so are limits given here. The answer meets the aim to the pound, and
stands in tenths of a percent beside it; or it says what can be done at most, what
stands in the way, and which contract would make it possible.

The search is exact as far as it says so: no plan within the limits does better.
Where it can't know that, it gives the best that it found.`,
		Example: `  fewer seek
  fewer seek --terms cost_per_case --to 9m --only midshire-ent,eastmoor-ent
  fewer seek --full-year --terms cost_per_case
  fewer seek --practice combe-lane meeting.scenario.yaml
  fewer seek --fewest --not-below -20 --to 8.5m meeting.scenario.yaml
  fewer seek --fewest --to 8.5m --limit northgate-hips=-10 --out plan.scenario.yaml`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeFiles,
		RunE: answering(&printing, func(cmd *cobra.Command, o *scenarios.Opened) (*answers.Answer, error) {
			q, err := newQuestionOf(o, asked.terms, asked.practice)
			if err != nil {
				return nil, err
			}
			return solve(cmd, q, &asked, outFile{flag: "--out", over: printing.over, like: o.Files()})
		}),
	}
	flags := cmd.Flags()
	addTermsFlag(cmd, &asked.terms)
	addPracticeFlag(cmd, &asked.practice, "what one practice would have to do for its share by list size, or for --to")
	flags.StringVar(&asked.to, "to", "", "the deficit in `POUNDS`, such as 2m or -500000 (default what the year says is agreed)")
	flags.StringSliceVar(&asked.only, "only", nil, "the `IDS` of the streams or lines that may change, with commas (default all streams that can save)")
	flags.BoolVar(&asked.fewest, "fewest", false, "seek the fewest referrals not sent, each stream by itself")
	flags.BoolVar(&asked.fullYear, "full-year", false, "the deficit of a full year, if all is kept up, at this year's prices and contracts")
	flags.StringVar(&asked.notBelow, "not-below", "", "the lowest `PERCENT` for each, such as -20")
	flags.StringSliceVar(&asked.limits, "limit", nil, "the lowest percent for one: `ID=-10`, with commas for several")
	flags.StringVar(&asked.out, "out", "", "write the plan, in tenths of a percent, as a scenario `FILE`")
	printing.addFlags(cmd)
	return cmd
}

// solve answers the question, and keeps the plan where that was asked for.
func solve(cmd *cobra.Command, q *answers.Question, asked *seekAsked, out outFile) (*answers.Answer, error) {
	question, err := seekQuestion(cmd, q, asked)
	if err != nil {
		return nil, err
	}
	a := seek.Solve(q.Prepared, question)
	if a.Outcome == seek.NoAnswer {
		return nil, faulty("", "%s", strings.TrimSuffix(a.Fault, "."))
	}
	if asked.out != "" {
		if err := savePlan(q, &a, asked.out, out); err != nil {
			return nil, err
		}
	}
	return answers.Seek(q, &a), nil
}

// seekQuestion makes the question from what was typed and the scenario's red lines.
func seekQuestion(cmd *cobra.Command, q *answers.Question, asked *seekAsked) (*seek.Question, error) {
	s := &seek.Question{Scenario: q.Scenario, Terms: q.Terms, Deficit: model.RoundPounds(q.Year.Target), FullYear: asked.fullYear}
	if asked.fewest {
		s.Mode = seek.FewestSent
	}
	if q.Practice != nil {
		s.Practice = q.Practice.ID
	}
	switch {
	case q.Practice != nil && asked.fullYear && !cmd.Flags().Changed("to"):
		return nil, wrongly("give the deficit that a full year is to end with, such as --to 2m", "a practice's share is of this year's deficit, not of a full year's")
	case q.Practice != nil && !cmd.Flags().Changed("to"):
		goal, why := answers.ShareGoal(q)
		if why != "" {
			return nil, faulty("give the deficit to reach with --to", "%s", strings.TrimSuffix(why, "."))
		}
		s.Deficit = goal
	case cmd.Flags().Changed("to"):
		pounds, reason := number.ParsePounds(asked.to)
		if reason != "" {
			return nil, wrongly(reason, "--to %s is not understood", asked.to)
		}
		s.Deficit = model.RoundPounds(pounds)
	}
	for _, id := range asked.only {
		target, err := targetOf(q, strings.TrimSpace(id))
		if err != nil {
			return nil, err
		}
		s.Targets = append(s.Targets, target)
	}
	if q.Document != nil {
		s.Limits = q.Document.Limits()
	}
	if asked.notBelow != "" {
		percent, err := lowestPercent("--not-below", asked.notBelow)
		if err != nil {
			return nil, err
		}
		s.NotBelow = model.Given(percent)
	}
	for _, limit := range asked.limits {
		id, percent, found := strings.Cut(limit, "=")
		if !found {
			return nil, wrongly("write it as ID=-10", "--limit %s names no percent", limit)
		}
		target, err := targetOf(q, strings.TrimSpace(id))
		if err != nil {
			return nil, err
		}
		lowest, err := lowestPercent("--limit", percent)
		if err != nil {
			return nil, err
		}
		s.Limits = append(s.Limits, seek.Limit{Target: target, NotBelow: lowest})
	}
	return s, nil
}

// lowestPercent reads a limit: "-20" or "-20%", no lower than −100 and not above 0.
func lowestPercent(flag, typed string) (float64, error) {
	percent, why := number.ParsePercent(typed)
	if why != "" || percent < -100 || percent > 0 {
		return 0, wrongly("write -20 for no more than a fifth fewer, 0 for no fewer than now", "%s %s is not understood", flag, typed)
	}
	return percent, nil
}

// savePlan writes the plan as a scenario file.
func savePlan(q *answers.Question, a *seek.Answer, path string, out outFile) error {
	if a.Outcome != seek.Reached {
		return faulty("", "there is no plan to write: %s", words.LowerFirst(strings.TrimSuffix(a.Headline(q.Year), ".")))
	}
	doc := file.Document{Year: file.ReferenceTo(q.Year)}
	if q.Document != nil {
		doc = q.Document.Clone()
		doc.Bundled, doc.Result = nil, nil
	}
	doc.Scenario.Changes = answers.PlanToTake(a).Changes
	if q.Practice != nil {
		ownWishes(&doc, q.Practice)
	}
	if doc.Scenario.Name == "" {
		doc.Scenario.Name = "What it would take " + seek.GoalWords(a.Goal, a.FullYear)
	}
	content, err := file.EncodeDocument(&doc)
	if err != nil {
		return faulty("", "%s", err)
	}
	return out.write(path, content)
}
