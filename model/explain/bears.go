package explain

import (
	"fmt"
	"strconv"
	"strings"

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
		patients := func() *Explanation { return stated(CountFigure, name+"registered patients", of.Patients) }
		f.add("practices", func() *Explanation { return stated(CountFigure, name+"practices", float64(of.Practices)) })
		f.add("patients", patients)
		f.add("referrals_per_1000", func() *Explanation {
			sent := stated(CountFigure, "referrals "+x.when(x.over()), of.Sent)
			return perThousand(name+"referrals for each 1,000 patients", CountFigure, sent, patients())
		})
		f.on(x.allChanges).add("not_sent_per_1000", func() *Explanation {
			sum := explained(FewerFigure, "referrals not sent by 31 March", of.NotSent, Sum, func() (parts []*Explanation) {
				for i, n := range of.ByStream {
					if n != 0 {
						parts = append(parts, stated(FewerFigure, x.p.Year().Referrals[i].Name, n))
					}
				}
				if len(parts) == 0 {
					parts = append(parts, stated(FewerFigure, "nothing is changed", 0))
				}
				return parts
			})
			return perThousand(name+"referrals not sent for each 1,000 patients", FewerFigure, sum, patients()).noted("By stream, of all its practices together, so that none is named.")
		})
	}
}

// perThousand is a number for each 1,000 patients.
func perThousand(label string, kind FigureKind, n, patients *Explanation) *Explanation {
	return reckoned(kind, label, Quotient, n, reckoned(NumberFigure, "thousands of patients", Quotient, patients, stated(NumberFigure, "a thousand", 1000)))
}
