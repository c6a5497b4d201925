package seek

import (
	"fmt"
	"math"
	"math/rand/v2"

	"fewer/model"
	"fewer/model/modeltest"
)

// straightYear is a drawn year in which every value at tariff is a straight
// function of how far each stream is cut: flat weeks, and no line that can be
// emptied. So all of it can be reckoned from a few rates, by the formula of
// projection.md §3 alone, and searched through without the program's search.
type straightYear struct {
	year     *model.Year
	scenario model.Scenario
	reach    []float64 // percent, of each stream: from its start to its limit
	start    []float64 // percent
	sent     []float64 // referrals for each percent
	accounts []straightAccount
}

// straightAccount is one payment curve by the formula, of a value that falls by
// rate for each percent of each stream.
type straightAccount struct {
	fixed, lower, upper, above, below, floor, ceiling float64
	value                                             float64 // with every stream at its start
	rate                                              []float64
}

func (a *straightAccount) pay(v float64) float64 {
	pay := a.fixed + a.above*max(0, v-a.upper) - a.below*max(0, a.lower-v)
	return max(0, a.floor, min(a.ceiling, pay))
}

// bends are where the formula may bend: all edges, and where a limit is met.
func (a *straightAccount) bends() []float64 {
	bends := []float64{a.lower, a.upper}
	for _, limit := range []float64{0, a.floor, a.ceiling} {
		if math.IsInf(limit, 0) {
			continue
		}
		if a.above > 0 {
			bends = append(bends, a.upper+(limit-a.fixed)/a.above)
		}
		if a.below > 0 {
			bends = append(bends, a.lower-(a.fixed-limit)/a.below)
		}
	}
	return bends
}

func (a *straightAccount) valueAt(x []float64) float64 {
	v := a.value
	for i := range x {
		v -= a.rate[i] * x[i]
	}
	return v
}

func (y *straightYear) spend(x []float64) (sum float64) {
	for i := range y.accounts {
		sum += y.accounts[i].pay(y.accounts[i].valueAt(x))
	}
	return sum
}

func (y *straightYear) cost(x []float64) (sum float64) {
	for i := range x {
		sum += y.sent[i] * x[i]
	}
	return sum
}

// pence is how much rounding each account to the penny may make.
func (y *straightYear) pence() float64 { return 0.005*float64(len(y.accounts)) + 0.002 }

// drawStraight draws a year with so many streams, under contracts of every form
// that bend near what is forecast.
func drawStraight(r *rand.Rand, streams, providers int) *straightYear {
	elapsed := 10 + r.IntN(35)
	left := model.WeeksInYear - elapsed
	y := &straightYear{year: &model.Year{Name: "Straight", FinancialYear: 2010, WeeksElapsed: elapsed, Budget: model.Given(0)}}
	rates := map[string][]float64{} // pounds of a line for each percent of each stream
	weekly := map[string]float64{}
	for i := range providers {
		for k := range 1 + r.IntN(3) {
			id := fmt.Sprintf("line-%d-%d", i, k)
			price := math.Round((20+500*r.Float64()*r.Float64())*100) / 100
			y.year.Lines = append(y.year.Lines, model.Line{ID: id, Provider: fmt.Sprint("provider-", i), POD: model.PointsOfDelivery[k], Price: price, Profile: model.Profile{Kind: model.Flat}})
			rates[id], weekly[id] = make([]float64, streams), 0
		}
	}
	for i := range streams {
		y.drawStraightStream(r, i, left, rates, weekly)
	}
	for i := range y.year.Lines {
		l := &y.year.Lines[i]
		perWeek := math.Ceil(weekly[l.ID]*(1.02+r.Float64()*r.Float64()) + 1)
		l.Actual = model.TotalCount(perWeek * float64(elapsed))
		l.Plan = math.Round(52 * perWeek * (0.93 + 0.14*r.Float64()))
	}
	for i := range providers {
		y.drawStraightContract(r, fmt.Sprint("provider-", i), rates)
	}
	return y
}

func (y *straightYear) drawStraightStream(r *rand.Rand, i, left int, rates map[string][]float64, weekly map[string]float64) {
	perWeek := float64(1 + r.IntN(40))
	s := model.ReferralStream{ID: fmt.Sprint("stream-", i), Actual: model.TotalCount(perWeek * float64(y.year.WeeksElapsed)), Profile: model.Profile{Kind: model.Flat}, Protected: []float64{0, 0, 0.1, 0.25}[r.IntN(4)]}
	flow := func(each float64, instead bool) model.Flow {
		line := &y.year.Lines[r.IntN(len(y.year.Lines))]
		lag := r.IntN(6)
		f := model.Flow{Line: line.ID, Each: each, Lag: model.Lag{First: lag, Last: lag}}
		if !instead && r.IntN(4) == 0 {
			f.Backfill = 0.3
		}
		taken := perWeek / 100 * each * (1 - f.Backfill) * line.Price * float64(max(0, left-lag))
		if instead {
			taken = -taken
		}
		rates[line.ID][i] += taken
		if !instead {
			weekly[line.ID] += perWeek * each
		}
		return f
	}
	for range 1 + r.IntN(3) {
		s.LeadsTo = append(s.LeadsTo, flow(0.1+r.Float64(), false))
	}
	if r.IntN(3) == 0 {
		s.Instead = append(s.Instead, flow(0.1+0.4*r.Float64(), true))
	}
	start := []float64{0, 0, 0, -5, -12.5}[r.IntN(5)]
	if start != 0 {
		y.scenario.Changes = append(y.scenario.Changes, modeltest.Percent(model.Target{Referrals: s.ID}, start))
	}
	y.start, y.reach, y.sent = append(y.start, start), append(y.reach, start+100*(1-s.Protected)), append(y.sent, perWeek*float64(left)/100)
	y.year.Referrals = append(y.year.Referrals, s)
}

// drawStraightContract draws one schedule, or one for each of two groups of lines.
func (y *straightYear) drawStraightContract(r *rand.Rand, provider string, rates map[string][]float64) {
	var lines []*model.Line
	for i := range y.year.Lines {
		if y.year.Lines[i].Provider == provider {
			lines = append(lines, &y.year.Lines[i])
		}
	}
	groups := [][]*model.Line{lines}
	if len(lines) > 1 && r.IntN(2) == 0 {
		groups = [][]*model.Line{lines[:1], lines[1:]}
	}
	q := model.Provider{ID: provider, MarketForcesFactor: 1}
	for k, group := range groups {
		byLine := r.IntN(3) == 0
		one := [][]*model.Line{group}
		if byLine {
			one = nil
			for _, l := range group {
				one = append(one, []*model.Line{l})
			}
		}
		draw := straightSchedule(r, byLine)
		planned, value := 0.0, 0.0
		for _, l := range group {
			planned += l.Plan * l.Price
			value += l.Actual.Total / float64(y.year.WeeksElapsed) * 52 * l.Price
		}
		if !byLine {
			draw.inPounds(r, planned, value)
		}
		if k == 0 && len(groups) > 1 {
			draw.Covers.Lines = []string{group[0].ID}
		}
		q.Contract = append(q.Contract, draw.Schedule)
		for _, lines := range one {
			y.addAccount(&draw.Schedule, lines, rates)
		}
	}
	y.year.Providers = append(y.year.Providers, q)
}

type drawnSchedule struct{ model.Schedule }

// straightSchedule draws a form with what it may have in proportions.
func straightSchedule(r *rand.Rand, byLine bool) drawnSchedule {
	s := model.Schedule{Form: model.Forms[r.IntN(len(model.Forms))], MeasuredByLine: byLine}
	near := func(most float64) float64 { return math.Round(1000*most*r.Float64()*r.Float64()) / 1000 }
	switch s.Form {
	case model.Block:
		if r.IntN(2) == 0 {
			s.Form = model.CostPerCase
		}
	case model.CostAndVolume:
		s.MarginalAbove, s.MarginalBelow = model.AtRate([]float64{0, 0.3, 0.45, 1}[r.IntN(4)]), model.AtRate([]float64{0, 0.5, 0.7, 1}[r.IntN(4)])
		s.ToleranceAbove, s.ToleranceBelow = model.Given(near(0.08)), model.Given(near(0.08))
	case model.Blended:
		s.Variable = model.Given([]float64{0.2, 0.5, 0.75}[r.IntN(3)])
	}
	if s.Form != model.Block && r.IntN(2) == 0 {
		s.Ceiling = model.Limit{Kind: model.LimitOfPlan, Amount: 1 + near(0.08)}
	}
	if s.Form != model.Block && r.IntN(3) == 0 {
		s.Floor = model.Limit{Kind: model.LimitOfPlan, Amount: 1 - near(0.1)}
	}
	return drawnSchedule{s}
}

// inPounds gives a schedule amounts of its own, near what is planned and forecast.
func (s *drawnSchedule) inPounds(r *rand.Rand, planned, value float64) {
	near := func(x float64) model.Optional { return model.Given(math.Round(x * (0.9 + 0.15*r.Float64()))) }
	if s.Form == model.CostAndVolume || s.Form == model.Blended {
		if r.IntN(2) == 0 {
			s.Baseline = near(value)
		}
		if r.IntN(4) == 0 {
			s.Value = near(planned)
		}
	}
	if s.Form == model.Block && r.IntN(2) == 0 {
		s.Value = near(planned)
	}
	if s.Form == model.CostPerCase && r.IntN(3) == 0 {
		s.Floor, s.Ceiling = model.Limit{Kind: model.LimitInPounds, Amount: math.Round(value * 0.9)}, model.Limit{Kind: model.LimitInPounds, Amount: math.Round(value * 0.97)}
	}
}

// addAccount is the formula of projection.md §3 for lines that are paid together.
func (y *straightYear) addAccount(s *model.Schedule, lines []*model.Line, rates map[string][]float64) {
	a := straightAccount{floor: math.Inf(-1), ceiling: math.Inf(1), rate: make([]float64, len(y.reach))}
	planned := 0.0
	for _, l := range lines {
		planned += l.Plan * l.Price
		a.value += l.Actual.Total / float64(y.year.WeeksElapsed) * 52 * l.Price
		for i, rate := range rates[l.ID] {
			a.rate[i] += rate
			a.value += rate * y.start[i]
		}
	}
	baseline := s.Baseline.Or(planned)
	a.fixed, a.lower, a.upper = baseline, baseline, baseline
	switch s.Form {
	case model.Block:
		a.fixed = planned
	case model.CostPerCase:
		a.above, a.below = 1, 1
	case model.CostAndVolume:
		a.above, a.below = s.MarginalAbove[0].Rate, s.MarginalBelow[0].Rate
		a.upper, a.lower = baseline*(1+s.ToleranceAbove.Value), baseline*(1-s.ToleranceBelow.Value)
	case model.Blended:
		a.above, a.below = s.Variable.Value, s.Variable.Value
	}
	if s.Value.Given {
		a.fixed = s.Value.Value
	}
	for _, limit := range []struct {
		from model.Limit
		to   *float64
	}{{s.Floor, &a.floor}, {s.Ceiling, &a.ceiling}} {
		switch limit.from.Kind {
		case model.LimitInPounds:
			*limit.to = limit.from.Amount
		case model.LimitOfPlan:
			*limit.to = limit.from.Amount * planned
		}
	}
	y.accounts = append(y.accounts, a)
}
