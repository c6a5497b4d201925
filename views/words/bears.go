package words

import (
	"fmt"
	"math"
	"strings"

	"fewer/model"
	"fewer/model/insight"
)

// FifthName names a fifth of deprivation, 0 the most deprived.
func FifthName(fifth int) string {
	return [insight.Fifths]string{"most deprived fifth", "second fifth", "third fifth", "fourth fifth", "least deprived fifth"}[fifth]
}

// WhoBears says who bears a scenario, where the most deprived fifth gives up more than
// its share of the patients; "" where it does not, or that can't be said.
func WhoBears(b *insight.Bearing) string {
	patients, notSent, ok := b.MostDeprived()
	if !ok || math.Round(100*notSent) <= math.Round(100*patients) {
		return ""
	}
	f := &b.Fifths[0]
	return fmt.Sprintf("The most deprived fifth gives up more than its share: %.0f%% of the patients, and %.0f%% of the referrals not sent, %s for each 1,000 patients against %s in all.",
		100*patients, 100*notSent, Decimals(f.GivenUpRate()), Decimals(b.All.GivenUpRate()))
}

// BearsInBrief says who bears a scenario in a sentence or two, for a screen that is about
// something else; none where nothing is given up, or that can't be said.
func BearsInBrief(b *insight.Bearing) []string {
	if b.Why != "" || b.All.NotSent == 0 {
		return nil
	}
	rates := make([]string, len(b.Fifths))
	for k := range b.Fifths {
		rates[k] = "–"
		if f := &b.Fifths[k]; f.Shown() {
			rates[k] = Decimals(f.NotSentRate())
		}
	}
	said := []string{"Not sent for each 1,000 patients, from the most deprived fifth to the least: " + strings.Join(rates, ", ") + "."}
	if more := WhoBears(b); more != "" {
		said = append(said, more)
	}
	return said
}

// BearingNotes say what is not shown of who bears a scenario, and why.
func BearingNotes(b *insight.Bearing) (notes []string) {
	if b.Hidden > 0 {
		notes = append(notes, model.Numbered(b.Hidden, "fifth has", "fifths have")+" under three practices, and "+model.OneOrMore(b.Hidden, "is", "are")+" not shown, so that none can be told.")
	}
	if b.LeftOut > 0 && b.Why == "" {
		notes = append(notes, model.Numbered(b.LeftOut, "practice is", "practices are")+" left out: without a decile of deprivation, or without a list size that can be right.")
	}
	if b.Rounded && b.Why == "" {
		notes = append(notes, "List sizes are to the nearest thousand here, and rates by them too.")
	}
	return notes
}
