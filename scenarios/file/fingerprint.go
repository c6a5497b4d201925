package file

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"sync"

	"fewer/model"
	"fewer/scenarios/number"
)

// Fingerprint is the SHA-256 of the year as it is understood, "sha256:" and 64
// hexadecimal digits: of a JSON text with its keys sorted, defaults filled in and
// numbers in their shortest form. Names, notes, sources and list sizes do not
// enter it, and a practice counts by its position in the file, so that a file
// with hidden practices has the fingerprint of the file with their names.
func Fingerprint(y *model.Year) string {
	text, err := json.Marshal(understood(y))
	if err != nil {
		panic(err) // every number that is read is finite
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// fingerprintOf is Fingerprint, reckoned once for each of the years last asked
// about: a large one takes tens of milliseconds, and opening, saving and merging
// ask again and again. A year that was read is never changed.
func fingerprintOf(y *model.Year) string {
	fingerprints.Lock()
	defer fingerprints.Unlock()
	for _, known := range fingerprints.latest {
		if known.year == y {
			return known.fingerprint
		}
	}
	fingerprint := Fingerprint(y)
	copy(fingerprints.latest[1:], fingerprints.latest[:])
	fingerprints.latest[0] = fingerprintedYear{y, fingerprint}
	return fingerprint
}

type fingerprintedYear struct {
	year        *model.Year
	fingerprint string
}

var fingerprints struct {
	sync.Mutex
	latest [4]fingerprintedYear // more than a session compares at a time
}

// facts are the figures of a part of the year; json.Marshal sorts their keys.
type facts map[string]any

func understood(y *model.Year) facts {
	f := facts{
		"financial_year": int(y.FinancialYear), y.Elapsed().Period() + "s_elapsed": y.Elapsed().Number(), "target": exact(y.Target),
		"frozen_to": y.Data.FrozenTo, "provisional_to": y.Data.ProvisionalTo, "practices": len(y.Practices),
	}
	position := make(map[string]int, len(y.Practices))
	for i, p := range y.Practices {
		position[p.ID] = i
	}
	var budget model.Money
	lines, providers, streams := make([]facts, len(y.Lines)), make([]facts, len(y.Providers)), make([]facts, len(y.Referrals))
	provider := make(map[string]*model.Provider, len(y.Providers))
	for i := range y.Providers {
		provider[y.Providers[i].ID] = &y.Providers[i]
	}
	for i := range y.Lines {
		l := &y.Lines[i]
		own := model.RoundPounds(l.Budget.Value)
		if !l.Budget.Given {
			own = model.RoundPounds(l.PlannedValue(provider[l.Provider]))
		}
		budget += own
		lines[i] = lineFacts(l, l.Budget.Or(own.Float()))
	}
	for i := range y.Providers {
		providers[i] = providerFacts(y, &y.Providers[i])
	}
	for i := range y.Referrals {
		streams[i] = streamFacts(&y.Referrals[i], position)
	}
	f["budget"] = exact(y.Budget.Or(budget.Float()))
	f["lines"], f["providers"], f["referrals"] = lines, providers, streams
	return f
}

func lineFacts(l *model.Line, budget float64) facts {
	f := facts{
		"id": l.ID, "provider": l.Provider, "specialty": l.Specialty, "budget": exact(budget),
		"profile": profileFacts(l.Profile, l.UsualProfile()), "forecast": forecastFacts(l.Forecast),
	}
	if l.WithoutActivity {
		f["spent"] = exact(l.Spent)
		return f
	}
	f["treatment_function"], f["pod"], f["plan"], f["actual"] = l.TreatmentFunction, l.POD, exact(l.Plan), countFacts(l.Actual)
	if !l.Unpriced {
		f["price"] = exact(l.Price)
	}
	putOptional(f, "market_forces_factor", l.MarketForcesFactor)
	putOptional(f, "plan_cost", l.PlanCost)
	if l.ActualCost != nil {
		f["actual_cost"] = countFacts(*l.ActualCost)
	}
	return f
}

func streamFacts(s *model.ReferralStream, position map[string]int) facts {
	by := make(facts, len(s.ByPractice))
	for _, p := range s.ByPractice {
		by[strconv.Itoa(position[p.Practice])] = exact(p.Count)
	}
	f := facts{
		"id": s.ID, "provider": s.Provider, "specialty": s.Specialty, "actual": countFacts(s.Actual),
		"profile": profileFacts(s.Profile, model.WorkingDays), "forecast": forecastFacts(s.Forecast),
		"by_practice": by, "protected": exact(s.Protected),
		"leads_to": flowFacts(s.LeadsTo), "instead": flowFacts(s.Instead),
	}
	putOptional(f, "plan", s.Plan)
	return f
}

func flowFacts(flows []model.Flow) []facts {
	all := make([]facts, len(flows))
	for i, f := range flows {
		all[i] = facts{"line": f.Line, "each": exact(f.Each), "first": f.Lag.First, "last": f.Lag.Last, "backfill": exact(f.Backfill)}
	}
	return all
}

func providerFacts(y *model.Year, p *model.Provider) facts {
	contract := make([]facts, len(p.Contract))
	members := make([]float64, len(p.Contract)) // planned value
	for i := range y.Lines {
		l := &y.Lines[i]
		if s := scheduleOf(p, l); s >= 0 {
			members[s] += l.PlannedValue(p)
		}
	}
	for i := range p.Contract {
		contract[i] = scheduleFacts(&p.Contract[i], members[i])
	}
	f := facts{"id": p.ID, "market_forces_factor": exact(p.MarketForcesFactor), "marginal_cost": exact(p.MarginalCost), "contract": contract}
	if p.Data.Stated {
		f["frozen_to"], f["provisional_to"] = p.Data.FrozenTo, p.Data.ProvisionalTo
	}
	return f
}

// scheduleOf is the place in the contract of the schedule that has the line, or −1.
func scheduleOf(p *model.Provider, l *model.Line) int {
	if l.WithoutActivity || l.Provider != p.ID {
		return -1
	}
	for i, s := range p.Contract {
		if s.Covers.Match(l) {
			return i
		}
	}
	return -1
}

// scheduleFacts are a schedule's own figures, where it has none those that stand
// in; planned is the planned value of its lines in pounds.
func scheduleFacts(s *model.Schedule, planned float64) facts {
	f := facts{
		"terms": s.Form, "covers": facts{"pods": s.Covers.PODs, "specialties": s.Covers.Specialties, "lines": s.Covers.Lines},
		"by_line": s.MeasuredByLine, "floor": limitFacts(s.Floor), "ceiling": limitFacts(s.Ceiling),
	}
	planned = model.RoundPounds(planned).Float()
	for _, k := range ownKeys {
		if slices.Contains(k.forms, s.Form) {
			f[k.name] = k.facts(s, planned)
		}
	}
	return f
}

func limitFacts(l model.Limit) any {
	switch l.Kind {
	case model.LimitInPounds:
		return exact(l.Amount)
	case model.LimitOfPlan:
		return number.PercentText(l.Amount)
	}
	return nil
}

func countFacts(c model.Counts) any {
	each := c.Each()
	if each == nil {
		return exact(c.Total)
	}
	all := make([]json.Number, len(each))
	for i, n := range each {
		all[i] = exact(n)
	}
	if c.Monthly != nil {
		return facts{"monthly": all}
	}
	return all
}

func profileFacts(p model.Profile, usual model.ProfileKind) any {
	if p.Kind == model.DefaultProfile {
		p.Kind = usual
	}
	if p.Kind == model.ListedWeights {
		return p.Listed
	}
	return profileNames[p.Kind-model.WorkingDays]
}

func forecastFacts(f model.Forecast) any {
	switch f.Kind {
	case model.RecentWeeks:
		return facts{"recent": f.Weeks}
	case model.ForecastAmount:
		return facts{"amount": exact(f.Amount)}
	case model.RecentMonths:
		return facts{"recent_months": f.Months}
	}
	return forecastNames[slices.Index(forecastsByName, f.Kind)]
}

func putOptional(f facts, name string, o model.Optional) {
	if o.Given {
		f[name] = exact(o.Value)
	}
}

// exact is a number in its shortest form, without an exponent.
func exact(v float64) json.Number {
	if v == 0 {
		return "0" // and not -0
	}
	return json.Number(number.Shortest(v))
}
