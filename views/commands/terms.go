package commands

import (
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
)

// addTermsFlag gives a command the switch --terms, with completion.
func addTermsFlag(cmd *cobra.Command, terms *string) {
	cmd.Flags().StringVar(terms, "terms", model.AsContracted.Key(), "the terms: "+strings.Join(termsKeys(), ", "))
	completed(cmd, "terms", termsKeys())
}

// termsOf finds the terms that were typed.
func termsOf(typed string) (model.Terms, error) {
	for _, t := range model.AllTerms {
		if typed == t.Key() {
			return t, nil
		}
	}
	return 0, wrongly("it knows "+strings.Join(termsKeys(), ", "), "there are no terms “%s”", typed)
}

func termsKeys() (keys []string) {
	for _, t := range model.AllTerms {
		keys = append(keys, t.Key())
	}
	return keys
}
