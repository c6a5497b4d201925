package answers

import (
	"strconv"

	"fewer/model"
	"fewer/model/insight"
	"fewer/views/words"
)

// WhoBears sets referrals not sent for each 1,000 patients beside the referral rate,
// by fifth of deprivation. Nobody is named by it. Without a fifth that can be shown it
// says why in a sentence; then it has no columns.
func WhoBears(q *Question) Sheet {
	b := insight.BearingOf(q.Projection())
	if b.Why != "" {
		return Sheet{Sentences: Said(0, b.Why)}
	}
	s := Sheet{Columns: []Column{
		{Key: "fifth", Heading: "WHO BEARS IT"},
		{Key: "practices", Heading: "practices", Kind: Number, Drop: 3},
		{Key: "patients", Heading: "patients", Kind: Number, Drop: 2},
		{Key: "referrals_per_1000", Heading: "referrals\nper 1,000", Kind: Number},
		{Key: "not_sent_per_1000", Heading: "not sent\nper 1,000", Kind: Number},
	}}
	cells := func(f *insight.Fifth, path string) []Cell {
		rate := func(of string, n float64) Cell {
			c := Cell{Text: words.Decimals(n), Value: n}
			if n < 0 {
				c.Text += " more"
			}
			if path != "" {
				c.Figure = path + of
			}
			return c
		}
		return []Cell{
			Whole(f.Practices),
			{Text: model.Thousands(int64(f.Patients)), Value: f.Patients},
			rate("referrals_per_1000", f.Rate()), rate("not_sent_per_1000", f.NotSentRate()),
		}
	}
	for k := range b.Fifths {
		if f := &b.Fifths[k]; f.Shown() {
			s.row(0, words.FifthName(k), cells(f, "fifths."+strconv.Itoa(k+1)+".")...)
			s.Rows[len(s.Rows)-1].At = k
			s.Rows[len(s.Rows)-1].Cells[0].Value = k + 1
		}
	}
	s.total("these together", cells(&b.All, "")...)
	if said := words.WhoBears(&b); said != "" {
		s.Notes = append(s.Notes, Said(0, said)...)
	}
	s.Notes = append(s.Notes, Said(0, "Referrals in "+q.Year.Elapsed().String()+"; not sent by 31 March, of what is still to come.")...)
	s.Notes = append(s.Notes, Said(0, words.BearingNotes(&b)...)...)
	return s
}
