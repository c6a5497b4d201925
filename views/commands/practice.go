package commands

import (
	"errors"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/answers"
)

// practiceSwitch names the one practice that is asked about.
const practiceSwitch = "practice"

// addPracticeFlag gives a command the switch --practice, with completion.
func addPracticeFlag(cmd *cobra.Command, practice *string, does string) {
	cmd.Flags().StringVar(practice, practiceSwitch, "", does+": its id, its `NAME` or a part of it")
	// The switch was made the line before, which is all that can go wrong.
	_ = cmd.RegisterFlagCompletionFunc(practiceSwitch, completePractice)
}

// completePractice offers the ids of the practices of the year that is typed already,
// else of the built-in one.
func completePractice(cmd *cobra.Command, args []string, _ string) (ids []string, _ cobra.ShellCompDirective) {
	year, err := scenarios.BuiltInYear()
	if o, opened := openFiles(cmd, args); opened == nil && len(args) > 0 {
		year, err = o.Year, nil
	}
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for i := range year.Practices {
		ids = append(ids, year.Practices[i].ID)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// practiceNamed finds the practice that was typed, an index in the year's.
func practiceNamed(y *model.Year, typed string) (int, error) {
	practice, err := scenarios.PracticeNamed(y, typed)
	var none *scenarios.NoPractice
	if errors.As(err, &none) {
		return 0, faulty(none.Hint(), "%s", none)
	}
	return practice, err
}

// mayLookAt finds the practice that the app is to begin with.
func mayLookAt(y *model.Year, typed string) (int, error) {
	at, err := practiceNamed(y, typed)
	if err == nil && at == insight.OtherPractices {
		err = noPracticeHas("fewer project --practice other says what it comes to")
	}
	return at, err
}

// forPractice is what was opened for whoever asks about one practice, all others by
// letters; without one it is as it was opened, and nil.
func forPractice(o *scenarios.Opened, typed string) (*scenarios.Opened, *answers.Practice, error) {
	if typed == "" {
		return o, nil, nil
	}
	at, err := practiceNamed(o.Year, typed)
	if err != nil {
		return nil, nil, err
	}
	own := o.ForPractice(at)
	return own, answers.NewPractice(own.Year, at), nil
}

// newQuestionOf asks what changes bring about the one scenario that was opened, or about
// one practice's part of it where one is named.
func newQuestionOf(o *scenarios.Opened, terms, practice string) (*answers.Question, error) {
	o, own, err := forPractice(o, practice)
	if err != nil {
		return nil, err
	}
	q, err := newQuestion(o, terms)
	if err != nil {
		return nil, err
	}
	return q, mayChange(q.Of(own))
}

// mayChange says why nothing can be changed for what no practice has, or of a year in
// which the practice refers nobody.
func mayChange(q *answers.Question) error {
	switch {
	case q.Practice == nil:
		return nil
	case q.Practice.Others():
		return noPracticeHas("name a practice, or leave --practice out for all")
	case q.Prepared.Sent[q.Practice.ID] == 0:
		return faulty("by_practice: of the streams says who refers how many", "%s refers nobody in this year", q.Practice.Name)
	}
	return nil
}

func noPracticeHas(hint string) error {
	return faulty(hint, "what no practice has can't be changed for a practice alone")
}

// ownWishes are a plan's changes that name the practice alone, for a file of its own.
func ownWishes(doc *file.Document, practice *answers.Practice) {
	doc.Scenario = scenarios.OwnWishes(doc.Scenario, practice.ID)
	doc.Scenario.Author = practice.Name
}
