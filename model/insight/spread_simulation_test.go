package insight

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/modeltest"
	"fewer/model/payment"
)

var (
	simulatedDraws = flag.Int("spread-draws", 40_000, "draws for each year that spreads are compared with; 10 million tell 0.05% of a standard deviation")
	simulatedYears = flag.Int("spread-years", 10, "random years that spreads are compared on")
)

// TestSpreadAgreesWithSimulation compares random small years with a plain
// simulation written from projection.md §5 alone.
func TestSpreadAgreesWithSimulation(t *testing.T) {
	worst := 0.0
	for seed := range *simulatedYears {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		y, s := randomYear(r)
		p := model.Prepare(y)
		pr := p.NewProjection()
		spreads := NewSpreads(p, 2010)
		p.Project(&s, pr)
		got := spreads.Of(pr)
		for _, terms := range []model.Terms{model.AsContracted, model.AsProposed} {
			if terms == model.AsProposed && !pr.Proposed {
				continue
			}
			name := fmt.Sprintf("year %d %s", seed, terms)
			nothing := simulate(p, pr, terms, p.NothingWeeks, pr.Terms[terms].DoNothing.Deficit, r)
			worst = max(worst, compareSpread(t, name+" do nothing", got[terms].DoNothing, nothing))
			changed := simulate(p, pr, terms, pr.Workspace().WeeksOf, pr.Terms[terms].Scenario.Deficit, r)
			worst = max(worst, compareSpread(t, name+" scenario", got[terms].Scenario, changed))
		}
	}
	t.Logf("furthest from the simulation: %.4f of a probability", worst)
}

// compareSpread holds that p10 and p90, give or take 0.4% of the standard
// deviation, are the percentiles of the simulated deficits, as far as their
// number tells; so for the chance. It gives the largest difference of a
// probability.
func compareSpread(t *testing.T, name string, got Spread, simulated []float64) (worst float64) {
	t.Helper()
	slices.Sort(simulated)
	n := float64(len(simulated))
	mean, square, fourth := 0.0, 0.0, 0.0
	for _, x := range simulated {
		mean += x / n
	}
	for _, x := range simulated {
		d := (x - mean) * (x - mean)
		square += d / n
		fourth += d * d / n
	}
	sd := math.Sqrt(square)
	if got.Certain {
		if sd > 0.02 {
			t.Errorf("%s is called certain, but sd is %.2f", name, sd)
		}
		return 0
	}
	atMost := func(x float64) float64 {
		k, _ := slices.BinarySearch(simulated, math.Nextafter(x, math.Inf(1)))
		return float64(k) / n
	}
	// Where the deficit strays seldom but far, too few draws do to tell by how much.
	if kurtosis := fourth / square / square; sd > 0.1 && kurtosis < 20 && math.Abs(got.SD.Float()-sd) > sd*(0.002+3*math.Sqrt(kurtosis/n))+0.01 {
		t.Errorf("%s: sd %.2f, simulated %.2f", name, got.SD.Float(), sd)
	}
	near := 0.004*sd + 0.02
	check := func(what string, p, low, high float64) {
		luck := 5*math.Sqrt(max(p*(1-p), 1e-3)/n) + 1/n
		off := max(low-p, p-high, 0)
		worst = max(worst, off)
		if off > luck+1e-3 {
			t.Errorf("%s: %s lies at %.5f to %.5f of the simulated deficits, not at %.5f (sd %.0f, %+v)", name, what, low, high, p, sd, got)
		}
	}
	check("p10", 0.1, atMost(got.P10.Float()-near), atMost(got.P10.Float()+near))
	check("p90", 0.9, atMost(got.P90.Float()-near), atMost(got.P90.Float()+near))
	check("chance", got.ChanceWithinBudget, atMost(-near), atMost(near))
	return worst
}

// simulate draws deficits.
func simulate(p *model.Prepared, pr *model.Projection, terms model.Terms, weeks model.LineWeeks, deficit model.Money, r *rand.Rand) []float64 {
	y, e := p.Year(), p.Elapsed
	sd := make([]float64, len(y.Lines)) // units
	for i := range y.Lines {
		sd[i] = sdByTheBook(&y.Lines[i], &p.Lines[i].Profile.Weight, e)
	}
	accounts := pr.Workspace().Regime(terms).Accounts
	type piece struct {
		line                 int
		projected, done, dev float64
	}
	type curve struct {
		curve  *payment.Curve
		pieces []piece
	}
	var curves []curve
	pieceOf := func(q *model.Account, line int) piece {
		weight, units := &p.Lines[line].Profile.Weight, weeks(line)
		ahead, in := 0.0, 0.0
		for w := e; w < model.WeeksInYear; w++ {
			ahead += weight[w]
			if w >= q.From && w < q.To {
				in += weight[w]
			}
		}
		unit := p.Lines[line].Unit
		done := units[min(q.To, e)] - units[min(q.From, e)]
		return piece{line, (units[q.To] - units[q.From]) * unit, done * unit, figure.Quotient(in, ahead) * sd[line] * unit}
	}
	for i := range accounts {
		c := curve{curve: &accounts[i].Curve}
		for _, line := range accounts[i].Lines {
			c.pieces = append(c.pieces, pieceOf(&accounts[i], line))
		}
		curves = append(curves, c)
	}
	base := 0.0
	for _, c := range curves {
		v := 0.0
		for _, x := range c.pieces {
			v += x.projected
		}
		base += c.curve.Pay(v)
	}
	z := make([]float64, len(y.Lines))
	deficits := make([]float64, *simulatedDraws)
	for i := range deficits {
		for k := range z {
			z[k] = r.NormFloat64()
		}
		pay := 0.0
		for _, c := range curves {
			v := 0.0
			for _, x := range c.pieces {
				v += max(x.done, x.projected+x.dev*z[x.line])
			}
			pay += c.curve.Pay(v)
		}
		deficits[i] = deficit.Float() + pay - base
	}
	return deficits
}

// sdByTheBook is the standard deviation of a line's remaining units.
func sdByTheBook(l *model.Line, weight *model.Weights, e int) float64 {
	if l.WithoutActivity || l.Forecast.Kind == model.OnPlan {
		return 0
	}
	n := e
	if l.Forecast.Kind == model.RecentWeeks {
		n = l.Forecast.Weeks
	}
	actual, over, ahead := l.Actual.Total, 0.0, 0.0
	if l.Actual.Weekly != nil {
		actual = 0
		for _, x := range l.Actual.Weekly[e-n:] {
			actual += x
		}
	}
	for _, x := range weight[e-n : e] {
		over += x
	}
	for _, x := range weight[e:] {
		ahead += x
	}
	rho := actual / over
	if rho == 0 {
		return 0
	}
	phi := 1.0
	if l.Actual.Weekly != nil && n > 1 {
		sum := 0.0
		for w := e - n; w < e; w++ {
			d := l.Actual.Weekly[w] - rho*weight[w]
			sum += d * d / (rho * weight[w])
		}
		phi = max(1, sum/float64(n-1))
	}
	return math.Sqrt(phi * rho * (ahead + ahead*ahead/over))
}

// randomYear makes a small year with bent curves, and a scenario for it.
func randomYear(r *rand.Rand) (*model.Year, model.Scenario) {
	y := &model.Year{Name: "Random", FinancialYear: 2010, WeeksElapsed: []int{1, 12, 35, 44, 51}[r.IntN(5)]}
	s := model.Scenario{}
	for i := range 1 + r.IntN(3) {
		q := model.Provider{ID: "p" + strconv.Itoa(i), MarketForcesFactor: 1.03, MarginalCost: 0.3}
		var ids []string
		planned := 0.0
		for k := range 1 + r.IntN(4) {
			l := randomLine(r, y.WeeksElapsed)
			l.ID, l.Provider = fmt.Sprintf("%s-l%d", q.ID, k), q.ID
			ids = append(ids, l.ID)
			planned += l.Plan * l.Price * q.MarketForcesFactor
			y.Lines = append(y.Lines, l)
			if r.IntN(2) == 0 {
				c := modeltest.Percent(model.Target{Line: l.ID}, float64(r.IntN(180)-100))
				c.FromWeek = r.IntN(52)
				s.Changes = append(s.Changes, c)
			}
		}
		q.Contract = randomContract(r, ids, planned)
		y.Providers = append(y.Providers, q)
		if r.IntN(2) == 0 {
			s.Proposals = append(s.Proposals, model.Proposal{Provider: q.ID, FromWeek: 1 + r.IntN(52), Contract: randomContract(r, ids, planned)})
		}
	}
	return y, s
}

func randomLine(r *rand.Rand, e int) model.Line {
	l := model.Line{POD: []model.PointOfDelivery{model.FirstOutpatient, model.NonElective}[r.IntN(2)], Price: 50 + 3000*r.Float64()*r.Float64()}
	a := []float64{0.05, 1, 8, 60}[r.IntN(4)] * (0.5 + r.Float64())
	l.Plan = math.Round(a * 52 * (0.8 + 0.4*r.Float64()))
	counts := make([]float64, e)
	for w := range counts {
		counts[w] = math.Round(max(0, a+math.Sqrt(a)*r.NormFloat64()*1.3))
	}
	l.Actual = model.WeeklyCounts(counts)
	switch r.IntN(6) {
	case 0:
		l.Actual = model.TotalCount(l.Actual.Total)
	case 1:
		l.Forecast = model.Forecast{Kind: model.RecentWeeks, Weeks: 1 + r.IntN(e)}
	case 2:
		if r.IntN(3) == 0 {
			l.Forecast = model.Forecast{Kind: model.OnPlan}
		}
	}
	return l
}

func randomContract(r *rand.Rand, lines []string, planned float64) []model.Schedule {
	first := randomSchedule(r, planned)
	if len(lines) > 1 && r.IntN(2) == 0 {
		first.Covers = model.Covers{Lines: lines[:1+r.IntN(len(lines)-1)]}
		return []model.Schedule{first, randomSchedule(r, planned)}
	}
	return []model.Schedule{first}
}

func randomSchedule(r *rand.Rand, planned float64) model.Schedule {
	band := func() float64 { return 0.15 * r.Float64() * r.Float64() }
	s := model.Schedule{Form: model.CostPerCase, MeasuredByLine: r.IntN(3) == 0}
	switch r.IntN(6) {
	case 0:
		return model.Schedule{Form: model.Block}
	case 1, 2:
		s.Form = model.CostAndVolume
		s.ToleranceAbove, s.ToleranceBelow = model.Given(band()), model.Given(band())
		s.MarginalAbove, s.MarginalBelow = model.AtRate(r.Float64()), model.AtRate(r.Float64())
		if !s.MeasuredByLine {
			s.Baseline = model.Given(planned * (0.9 + 0.2*r.Float64()))
		}
	case 3:
		s.Form, s.Variable = model.Blended, model.Given(r.Float64())
	}
	if r.IntN(2) == 0 {
		s.Ceiling = model.Limit{Kind: model.LimitOfPlan, Amount: 1 + band()}
	}
	if r.IntN(3) == 0 {
		s.Floor = model.Limit{Kind: model.LimitOfPlan, Amount: 1 - band()}
	}
	return s
}
