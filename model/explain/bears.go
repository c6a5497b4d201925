package explain

import (
	"fmt"
	"strconv"
	"strings"

	"fewer/model/figure"
	"fewer/model/insight"
)

// ofFifths are the figures of who bears the scenario, by fifth of deprivation; only of
// fifths in which no practice can be told.
func (f rows) ofFifths() {
	x := f.x
	if len(x.p.Year().Practices) == 0 || f.find != "" && !strings.HasPrefix(f.find, "fifths.") {
		return
	}
	b := insight.BearingOf(x.Projection())
	if b.Why != "" {
		return
	}
	f = f.in("fifths")
	for k := range b.Fifths {
		of := &b.Fifths[k]
		if !of.Shown() {
			continue
		}
		f := f.on(nothing).in(strconv.Itoa(k + 1))
		name := fmt.Sprintf("Fifth %d of deprivation (1 the most deprived): ", k+1)
		patients := func() *figure.Explanation {
			return figure.State(figure.OfCount, name+"registered patients", of.Patients)
		}
		f.add("practices", func() *figure.Explanation {
			return figure.State(figure.OfCount, name+"practices", float64(of.Practices))
		})
		f.add("patients", patients)
		f.add("referrals_per_1000", func() *figure.Explanation {
			sent := figure.State(figure.OfCount, "referrals "+x.when(x.over()), of.Sent)
			return insight.PerThousand(sent.F(), patients().F()).Explained(figure.OfCount, name+"referrals for each 1,000 patients")
		})
		f.on(x.allChanges).add("not_sent_per_1000", func() *figure.Explanation {
			sum := figure.Explain(figure.OfFewer, "referrals not sent by 31 March", of.NotSent, figure.Sum, func() (parts []*figure.Explanation) {
				for i, n := range of.ByStream {
					if n != 0 {
						parts = append(parts, figure.State(figure.OfFewer, x.p.Year().Referrals[i].Name, n))
					}
				}
				if len(parts) == 0 {
					parts = append(parts, figure.State(figure.OfFewer, "nothing is changed", 0))
				}
				return parts
			})
			return insight.PerThousand(sum.F(), patients().F()).Explained(figure.OfFewer, name+"referrals not sent for each 1,000 patients").Noted("By stream, of all its practices together, so that none is named.")
		})
	}
}
