package scenarios

import (
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/file"
)

// ResultOf is what a projection says, as a scenario file keeps it.
func ResultOf(pr *model.Projection) *file.Result {
	r := &file.Result{Rules: model.RulesVersion, Terms: map[string]file.TermsResult{}, LandsAfterYearEnd: pr.LandsAfterYearEnd}
	for _, t := range model.AllTerms {
		if t == model.AsProposed && !pr.Proposed {
			continue
		}
		r.Terms[t.Key()] = file.TermsResult{Deficit: pr.Terms[t].Scenario.Deficit, Saving: pr.Terms[t].Saving}
	}
	return r
}

// ResultCheck tells whether a scenario still has the result that it was saved with.
type ResultCheck struct {
	Stated  bool // whether the file says a result at all
	Differs []ResultDifference
	Why     []string // sentences; none where nothing differs
}

// ResultDifference is one figure that is another now.
type ResultDifference struct {
	What    string // "deficit as contracted"
	Was, Is model.Money
	Missing bool // the file does not say it, or it is not reckoned any more
}

// Same tells whether the file says a result, and it is the same.
func (c ResultCheck) Same() bool { return c.Stated && len(c.Differs) == 0 }

// String says it in a few sentences.
func (c ResultCheck) String() string {
	switch {
	case !c.Stated:
		return "The file does not say what its result was."
	case c.Same():
		return "Same result as when it was saved."
	}
	parts := make([]string, len(c.Differs))
	for i, d := range c.Differs {
		parts[i] = d.String()
	}
	return "Not the result with which it was saved: " + strings.Join(parts, "; ") + ". " + strings.Join(c.Why, " ")
}

// String says the difference: "deficit as contracted £9,180,000.00, was £9,200,000.00".
func (d ResultDifference) String() string {
	if d.Missing {
		return "no " + d.What + " to compare with"
	}
	return d.What + " " + d.Is.Pence() + ", was " + d.Was.Pence()
}

// CheckResult compares the result that a document says it was saved with to the
// projection of it on a year, to the penny.
func CheckResult(doc file.Document, y *model.Year, pr *model.Projection) ResultCheck {
	if doc.Result == nil {
		return ResultCheck{}
	}
	c := ResultCheck{Stated: true}
	was, is := doc.Result, ResultOf(pr)
	for _, t := range model.AllTerms {
		before, stated := was.Terms[t.Key()]
		now, reckoned := is.Terms[t.Key()]
		if !stated && !reckoned {
			continue
		}
		missing := stated != reckoned
		c.compare("deficit "+t.String(), before.Deficit, now.Deficit, missing)
		c.compare("saving "+t.String(), before.Saving, now.Saving, missing)
	}
	c.compare("at tariff after 31 March", was.LandsAfterYearEnd, is.LandsAfterYearEnd, false)
	if len(c.Differs) > 0 {
		c.Why = whyDiffers(doc, y)
	}
	return c
}

func (c *ResultCheck) compare(what string, was, is model.Money, missing bool) {
	if was != is || missing {
		c.Differs = append(c.Differs, ResultDifference{what, was, is, missing})
	}
}

func whyDiffers(doc file.Document, y *model.Year) (why []string) {
	ref := doc.Year
	if ref.Fingerprint != "" && !ref.Agrees(y) {
		sentence := "It was saved on another year file than this"
		switch {
		case ref.FinancialYear != y.FinancialYear && ref.FinancialYear != 0:
			sentence += ", of " + ref.FinancialYear.String() + " instead of " + y.FinancialYear.String()
		case ref.Elapsed() != y.Elapsed() && ref.Elapsed() != (model.Elapsed{}):
			sentence += ", with " + ref.Elapsed().String() + " over instead of " + file.BesideOf(y.Elapsed(), ref.Elapsed())
		default:
			sentence += ", with other figures"
		}
		why = append(why, sentence+".")
	}
	if rules := doc.Result.Rules; rules != model.RulesVersion {
		why = append(why, "It was saved by a program with version "+strconv.Itoa(rules)+" of the rules of projection; this one has version "+strconv.Itoa(model.RulesVersion)+".")
	}
	if why == nil {
		why = []string{"Its year and the rules are the same, so the scenario was changed after the result was written."}
	}
	return why
}
