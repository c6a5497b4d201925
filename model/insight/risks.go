package insight

import (
	"slices"

	"fewer/model"
	"fewer/model/figure"
)

// risks is what the spread of a year under one terms is made of, as far as no
// change moves it.
type risks struct {
	regime  *model.Regime // that it was made for
	plain   []*plainLine
	groups  []*group
	nothing Spread // if nothing changes
}

// newRisks sorts the curves into straight and bent ones, and lines into those
// that only straight curves pay for and the groups of the others.
func (s *Spreads) newRisks(g *model.Regime) *risks {
	arms := make([][]arm, len(s.deviations))
	add := func(line int, a arm) {
		if a.sd > 0 && (a.account >= 0 || a.slope != 0) {
			arms[line] = append(arms[line], a)
		}
	}
	var bent []model.Account
	for _, k := range g.Accounts {
		number := -1
		slope, ok := k.Curve.Straight(s.doneValue(&k))
		if !ok {
			number = len(bent)
			bent = append(bent, k)
		}
		for _, line := range k.Lines {
			add(line, s.newArm(line, number, slope, k.From, k.To))
		}
	}
	r := &risks{regime: g}
	r.sort(arms, bent)
	return r
}

// sort makes plain lines and groups of the lines' arms.
func (r *risks) sort(arms [][]arm, bent []model.Account) {
	leader := make([]int, len(bent)) // of the accounts that share lines
	for i := range leader {
		leader[i] = i
	}
	lead := func(k int) int {
		for leader[k] != k {
			k = leader[k]
		}
		return k
	}
	for line := range arms {
		first := -1
		for _, a := range arms[line] {
			if a.account < 0 {
				continue
			}
			if first < 0 {
				first = lead(a.account)
			}
			leader[lead(a.account)] = first
		}
	}
	groups, place := make([]*group, len(bent)), make([]int, len(bent))
	for k := range bent {
		of := lead(k)
		if groups[of] == nil {
			groups[of] = &group{}
			r.groups = append(r.groups, groups[of])
		}
		place[k] = len(groups[of].accounts)
		groups[of].accounts = append(groups[of].accounts, bent[k])
	}
	for line := range arms {
		at := slices.IndexFunc(arms[line], func(a arm) bool { return a.account >= 0 })
		if at < 0 {
			r.addPlain(arms[line])
			continue
		}
		g := groups[lead(arms[line][at].account)]
		for _, a := range arms[line] {
			if a.account >= 0 {
				a.account = place[a.account]
			}
			g.arms = append(g.arms, a)
		}
	}
}

func (r *risks) addPlain(arms []arm) {
	if len(arms) == 0 {
		return
	}
	q := &plainLine{arms: arms}
	for _, a := range arms {
		q.sd += a.slope * a.sd
	}
	r.plain = append(r.plain, q)
}

// shareIn is the proportion of a line's deviation that falls in weeks from+1..to:
// that of its remaining weight.
func (s *Spreads) shareIn(line, from, to int) float64 {
	weight := &s.p.Lines[line].Profile.To
	done := weight[model.ToDate]
	if to <= from {
		return 0
	}
	return figure.Quotient(max(weight[to], done)-max(weight[from], done), weight[model.WeeksInYear]-done)
}

// doneValue is what is done already of an account's value, in pounds at tariff.
func (s *Spreads) doneValue(k *model.Account) float64 {
	switch {
	case k.From > s.p.Elapsed:
		return 0
	case k.To > s.p.Elapsed:
		return s.p.ValueAtTariff(k.Lines, k.From, model.ToDate, s.p.NothingWeeks)
	}
	return s.p.ValueAtTariff(k.Lines, k.From, k.To, s.p.NothingWeeks)
}
