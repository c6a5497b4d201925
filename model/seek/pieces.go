package seek

import (
	"math"
	"slices"

	"fewer/model"
	"fewer/model/payment"
	"fewer/model/simplex"
)

// The search for the best plan looks at the year in pieces. Along each lever by
// itself the units, and so the values at tariff, follow straight pieces; and
// what two levers move adds up, as long as they do not empty a line together.
// What is left is one payment curve for each account, of a sum.

// leverPieces are the straight pieces of one lever, from its start to its limit.
type leverPieces struct {
	pieces []piece
}

// piece is one straight piece of a lever; rates are for each percent of it.
type piece struct {
	length  float64 // percent
	notSent float64 // referrals
	saved   float64 // pounds, on accounts that pay in a straight line and on lines without activity
	taken   []take  // from the values of the accounts that bend
}

// take is what a percent of a piece takes from the value of an account that bends.
type take struct {
	bent   int
	pounds float64 // at tariff; below zero where it adds
}

// bentAccount is an account whose curve bends within reach of the levers.
type bentAccount struct {
	curve     *payment.Curve
	value     float64 // with every lever at its start
	low, high float64 // of the value, within reach
}

// picture is the year as the search sees it.
type picture struct {
	levers []leverPieces
	bent   []bentAccount
	spend  float64 // pounds, with every lever at its start
	pence  float64 // pounds by which rounding to the penny may make a difference
	sound  bool    // that a bound found in the picture holds in the year
}

// sample is the state of a lever's accounts at one kink.
type sample struct {
	at      float64 // percent from its start
	notSent float64
	others  float64 // pounds saved on lines without activity
	value   []float64
}

// draw makes the picture. The trial is left as it was.
func (s *seeker) draw() *picture {
	all := newPath(s.levers, s.start, s.limit)
	lines := all.lines(s.p)
	accounts := s.t.accounts(s.q.Terms, lines)
	pic := &picture{sound: s.addsUp(lines), pence: s.penceOf(accounts)}
	s.t.apply(all.changesAt(0)...)
	pic.spend = s.t.spend(s.q.Terms).Float()
	value := make([]float64, len(accounts))
	for i := range accounts {
		value[i] = s.t.value(&accounts[i])
		pay := accounts[i].Curve.Pay(value[i])
		pic.spend += pay - model.RoundPounds(pay).Float()
	}
	s.t.undo()
	low, high := slices.Clone(value), slices.Clone(value)
	samples := make([][]sample, len(s.levers))
	reach := make([][]int, len(s.levers))
	for i := range s.levers {
		reach[i] = accountsWith(accounts, s.p.LinesOf(s.levers[i].Target))
		samples[i] = s.sampleLever(i, accounts, reach[i])
		for k, account := range reach[i] {
			down, up := 0.0, 0.0
			for _, at := range samples[i] {
				moved := at.value[k] - samples[i][0].value[k]
				down, up = min(down, moved), max(up, moved)
			}
			low[account], high[account] = low[account]+down, high[account]+up
		}
	}
	slope, bentAt := pic.addBent(accounts, value, low, high)
	for i := range s.levers {
		pic.levers = append(pic.levers, cutUp(samples[i], reach[i], slope, bentAt))
	}
	return pic
}

// penceOf bounds what rounding to the penny does to spending, and what the
// linear programmes leave open: half a penny for each account, and for a line
// that is moved in pounds.
func (s *seeker) penceOf(accounts []model.Account) float64 {
	rounded := len(accounts)
	for _, l := range s.levers {
		if l.InPounds() {
			rounded += 2
		}
	}
	return 0.005*float64(rounded) + float64(len(accounts)+1)*simplex.BoundSlack*unitMoney
}

// addBent lists the accounts that bend within reach. For the others it gives
// the slope; bentAt is −1 for them.
func (pic *picture) addBent(accounts []model.Account, value, low, high []float64) (slope []float64, bentAt []int) {
	for i := range accounts {
		c := &accounts[i].Curve
		if len(c.BendsWithin(low[i], high[i])) == 0 {
			slope, bentAt = append(slope, c.Chord(low[i], high[i])), append(bentAt, -1)
			continue
		}
		slope, bentAt = append(slope, 0), append(bentAt, len(pic.bent))
		pic.bent = append(pic.bent, bentAccount{curve: c, value: value[i], low: low[i], high: high[i]})
	}
	return slope, bentAt
}

// accountsWith are those that have any of the lines, as indexes.
func accountsWith(accounts []model.Account, lines []int) (indexes []int) {
	for i := range accounts {
		if slices.ContainsFunc(accounts[i].Lines, func(line int) bool { return slices.Contains(lines, line) }) {
			indexes = append(indexes, i)
		}
	}
	return indexes
}

// sampleLever looks at lever i by itself at each of its kinks.
func (s *seeker) sampleLever(i int, accounts []model.Account, reach []int) []sample {
	q := newPath(s.levers[i:i+1], s.start[i:i+1], s.limit[i:i+1])
	kinks, _ := s.t.kinks(q, nil)
	samples := make([]sample, len(kinks))
	for k, at := range kinks {
		done := s.t.apply(q.changesAt(at)...)
		samples[k] = sample{at: at, notSent: done.NotSent}
		if s.levers[i].InPounds() {
			samples[k].others = done.Saving[s.q.Terms].Float()
		}
		for _, account := range reach {
			samples[k].value = append(samples[k].value, s.t.value(&accounts[account]))
		}
		s.t.undo()
	}
	return samples
}

// cutUp makes pieces of what lies between samples. Neighbours with the same
// rates are one.
func cutUp(samples []sample, reach []int, slope []float64, bentAt []int) (l leverPieces) {
	for k := 1; k < len(samples); k++ {
		a, b := &samples[k-1], &samples[k]
		length := b.at - a.at
		if length < sameKink {
			continue
		}
		p := piece{length: length, notSent: (b.notSent - a.notSent) / length, saved: (b.others - a.others) / length}
		for j, account := range reach {
			rate := (a.value[j] - b.value[j]) / length
			if bentAt[account] < 0 {
				p.saved += slope[account] * rate
			} else {
				p.taken = append(p.taken, take{bentAt[account], rate})
			}
		}
		if n := len(l.pieces); n > 0 && l.pieces[n-1].goesOn(&p) {
			l.pieces[n-1].length += length
			continue
		}
		l.pieces = append(l.pieces, p)
	}
	return l
}

// goesOn tells whether the next piece has the same rates.
func (p *piece) goesOn(next *piece) bool {
	same := func(a, b float64) bool { return math.Abs(a-b) <= 1e-7*max(1, math.Abs(a), math.Abs(b)) }
	if !same(p.notSent, next.notSent) || !same(p.saved, next.saved) {
		return false
	}
	for i := range p.taken {
		if !same(p.taken[i].pounds, next.taken[i].pounds) {
			return false
		}
	}
	return true
}

// addsUp tells whether a bound found by adding up what the levers do by
// themselves holds for all of them together. It does where no line is emptied
// by some and filled by others: taking from a line that is empty already does
// less than the sum, which leaves the bound on the safe side.
func (s *seeker) addsUp(lines []int) bool {
	type pull struct{ down, up model.Weights }
	pulls := make(map[int]*pull, len(lines))
	feeders := make(map[int]int, len(lines))
	for i, l := range s.levers {
		before, furthest := make(map[int]model.Weights), make(map[int]*pull)
		for _, line := range s.p.LinesOf(l.Target) {
			before[line], furthest[line] = unheld(s.t.w, line), &pull{}
			feeders[line]++
		}
		for _, percent := range s.turnsOf(i) {
			s.t.apply(l.change(percent))
			for line, q := range furthest {
				now := unheld(s.t.w, line)
				for w := range now {
					moved := now[w] - before[line][w]
					q.down[w], q.up[w] = min(q.down[w], moved), max(q.up[w], moved)
				}
			}
			s.t.undo()
		}
		for line, q := range furthest {
			if pulls[line] == nil {
				pulls[line] = &pull{}
			}
			for w := range q.down {
				pulls[line].down[w] += q.down[w]
				pulls[line].up[w] += q.up[w]
			}
		}
	}
	for line, q := range pulls {
		if feeders[line] < 2 {
			continue
		}
		weeks := unheld(s.t.w, line)
		for w := s.p.Elapsed; w < model.WeeksInYear; w++ {
			if q.up[w] > 1e-9 && weeks[w]+q.down[w] < -1e-9 {
				return false
			}
		}
	}
	return true
}

// turnsOf are the percentages of lever i between which it moves a line's weeks one
// way only: its start and its limit, or, where it takes from a line and fills it
// as well, every kink between them.
func (s *seeker) turnsOf(i int) (percent []float64) {
	l := s.levers[i]
	percent = []float64{s.start[i], s.limit[i]}
	if l.Stream >= 0 {
		flows := s.p.Streams[l.Stream].Flows
		both := slices.ContainsFunc(flows, func(f model.PreparedFlow) bool {
			return f.Instead && slices.ContainsFunc(flows, func(g model.PreparedFlow) bool { return !g.Instead && g.Line == f.Line })
		})
		if both {
			q := newPath(s.levers[i:i+1], s.start[i:i+1], s.limit[i:i+1])
			kinks, _ := s.t.kinks(q, nil)
			for _, at := range kinks {
				percent = append(percent, q.percentAt(0, at))
			}
		}
	}
	return slices.DeleteFunc(percent, func(p float64) bool { return p == 0 })
}
