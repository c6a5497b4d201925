package seek

import (
	"math"
	"slices"

	"fewer/model/payment"
	"fewer/model/simplex"
)

// search finds the best plan in a picture of the year by branch and bound. In
// each node every bent account is confined to a stretch of its curve, on which
// the curve's lower convex hull stands in for it: a linear programme then bounds
// all plans of the node. Where the hull is below the curve, the node is split
// at a bend; on a stretch without bends both are the same, so the search ends.
//
// The year rounds to the penny and the picture does not. So a node is bounded
// with as many pence to spare as rounding can bring, and the plan that is kept is
// one of the same stretches that reaches the goal with as many pence to spare:
// pence that are missing must never be made up on another stretch, where they
// may cost any number of referrals.
type search struct {
	pic  *picture
	goal float64 // spending in pounds to be reached; +Inf to seek the least spending

	// try projects a plan. Where a goal is to be reached, just finds, between a
	// plan that misses it and one that reaches it, one that just does, and most is
	// the plan that saves most.
	try  func(percent []float64) (cost float64, ok bool)
	just func(misses, reaches []float64) []float64
	most []float64

	nodes []node
	work  int
	shy   int // plans so far that did not reach the goal

	best     []float64 // percent of each lever, from its start
	bestCost float64
	beyond   []float64 // a plan of the same stretches that does a few pence more than the best
	bound    float64   // no plan costs less
}

// node is a part of all plans: the stretch of each bent account, and the pieces
// of each lever that are still open: those before from are full, those from to
// on are empty.
type node struct {
	low, high []float64
	from, to  []int
	bound     float64
}

// Bounds on the work of one search, counted in steps, not in time, so that the
// answer does not depend on the machine: about a third of a second.
const (
	mostNodes = 400
	mostWork  = 400_000_000 // multiplications
)

// unitMoney is the pounds that are one in a linear programme.
const unitMoney = 100_000

// run searches. tolerance is how much a plan may cost more than the bound and
// still count as the best.
func (s *search) run(tolerance float64) {
	s.bestCost, s.bound = math.Inf(1), math.Inf(1)
	s.nodes = []node{s.root()}
	for count := 0; len(s.nodes) > 0; count++ {
		at := s.lowestNode()
		n := s.nodes[at]
		if n.bound >= s.bestCost-tolerance || count >= mostNodes || s.work > mostWork {
			s.bound = min(s.bound, n.bound)
			break
		}
		s.nodes = slices.Delete(s.nodes, at, at+1)
		s.expand(&n)
	}
	s.bound = min(s.bound, s.bestCost)
}

func (s *search) root() node {
	n := node{bound: math.Inf(-1)}
	for i := range s.pic.bent {
		n.low, n.high = append(n.low, s.pic.bent[i].low), append(n.high, s.pic.bent[i].high)
	}
	for i := range s.pic.levers {
		n.from, n.to = append(n.from, 0), append(n.to, len(s.pic.levers[i].pieces))
	}
	return n
}

func (s *search) lowestNode() int {
	lowest := 0
	for i := range s.nodes {
		if s.nodes[i].bound < s.nodes[lowest].bound {
			lowest = i
		}
	}
	return lowest
}

// expand solves a node, keeps a better plan, and splits the node where the
// programme and the year differ.
func (s *search) expand(n *node) {
	l, answer := s.solve(n, s.pic.pence)
	switch answer.State {
	case simplex.Infeasible:
		return
	case simplex.GivenUp:
		s.bound = min(s.bound, n.bound)
		return
	}
	cost := answer.Cost*l.scale + l.fixed
	percent := l.percents(answer.X)
	reaches := s.keep(percent, nil)
	if cost >= s.bestCost || s.branch(n, l, answer.X, cost) {
		return
	}
	if s.just != nil && !reaches && s.finish(n, percent, cost) {
		return
	}
	s.bound = min(s.bound, cost)
}

// solve solves the programme of a node with so many pounds to spare at the goal.
func (s *search) solve(n *node, spare float64) (*programme, simplex.Solution) {
	l := s.programme(n, spare)
	answer := l.Solve()
	s.work += answer.Steps * (len(l.Rows) + 1) * len(l.Cost)
	return l, answer
}

// branch splits a node where the programme differs from the year, if it does.
func (s *search) branch(n *node, l *programme, x []float64, cost float64) bool {
	a, b, ok := s.split(n, l, x)
	if ok {
		a.bound, b.bound = max(n.bound, cost), max(n.bound, cost)
		s.nodes = append(s.nodes, a, b)
	}
	return ok
}

// finish makes up the pence by which the plan of a node misses the goal, within
// the node. It tells whether the node had to be split for that.
func (s *search) finish(n *node, percent []float64, cost float64) (split bool) {
	l, answer := s.solve(n, -s.pic.pence)
	if answer.State == simplex.Solved {
		if s.branch(n, l, answer.X, cost) {
			return true
		}
		if tight := l.percents(answer.X); s.reaches(tight) {
			s.keep(s.just(percent, tight), tight)
			return false
		}
	}
	s.keep(s.just(percent, s.most), s.most)
	return false
}

func (s *search) reaches(percent []float64) bool {
	_, ok := s.try(percent)
	return ok
}

// keep keeps a plan if it reaches the goal and is the best so far, or else, now and
// then, what is made of it on the way to the plan that saves most.
func (s *search) keep(percent, beyond []float64) (reaches bool) {
	cost, ok := s.try(percent)
	if ok && cost < s.bestCost {
		s.best, s.bestCost, s.beyond = percent, cost, beyond
	}
	if ok || s.just == nil || beyond != nil {
		return ok
	}
	if s.shy++; s.shy <= 10 || s.shy%16 == 0 {
		s.keep(s.just(percent, s.most), s.most)
	}
	return false
}

// programme is the linear programme of a node. Its columns are the open pieces,
// then the stretches of the hulls, then what is saved beyond the goal.
type programme struct {
	simplex.Programme
	scale, fixed float64 // the cost is scale × that of the programme + fixed
	levers       int
	lever        []int     // of each piece's column
	index        []int     // of the piece in its lever
	full         []float64 // percent of each lever that the node takes as done
	hulls        [][]point // of each bent account
	hullAt       []int     // the first column of each hull
	pieces       int       // columns of pieces
}

// point is a point of a curve in pounds.
type point struct{ value, pay float64 }

// programme makes the programme of a node, with so many pounds to spare at the goal.
func (s *search) programme(n *node, spare float64) *programme {
	pic := s.pic
	l := &programme{levers: len(pic.levers), full: make([]float64, len(pic.levers))}
	done := piece{}
	takenBefore := make([]float64, len(pic.bent))
	var columns []*piece
	for i := range pic.levers {
		pieces := pic.levers[i].pieces
		for k := range pieces[:n.to[i]] {
			p := &pieces[k]
			if k >= n.from[i] {
				l.lever, l.index = append(l.lever, i), append(l.index, k)
				columns = append(columns, p)
				continue
			}
			l.full[i] += p.length
			done.notSent += p.notSent * p.length
			done.saved += p.saved * p.length
			for _, t := range p.taken {
				takenBefore[t.bent] += t.pounds * p.length
			}
		}
	}
	l.pieces = len(columns)
	seekLeast := math.IsInf(s.goal, 1)
	spendLow := pic.spend - done.saved // with every bent account at the low end of its hull
	for j := range pic.bent {
		b := &pic.bent[j]
		l.hulls = append(l.hulls, hull(b.curve, n.low[j], n.high[j]))
		spendLow += l.hulls[j][0].pay - b.curve.Pay(b.value)
	}
	l.columns(columns, len(pic.bent), seekLeast)
	for j := range pic.bent {
		l.Right[j] = (pic.bent[j].value - takenBefore[j] - n.low[j]) / unitMoney
	}
	if seekLeast {
		l.scale, l.fixed = unitMoney, spendLow
		return l
	}
	l.scale, l.fixed = 1, done.notSent
	l.Right = append(l.Right, (spendLow-s.goal-spare)/unitMoney)
	return l
}

// columns fills in costs, bounds and rows: a row for each bent account, and one
// for the goal where there is one.
func (l *programme) columns(pieces []*piece, bent int, seekLeast bool) {
	rows := bent
	if !seekLeast {
		rows++
	}
	n := len(pieces)
	for _, h := range l.hulls {
		l.hullAt = append(l.hullAt, n)
		n += len(h) - 1
	}
	if !seekLeast {
		n++
	}
	l.Cost, l.Upper, l.Right = make([]float64, n), make([]float64, n), make([]float64, bent, rows)
	for range rows {
		l.Rows = append(l.Rows, make([]float64, n))
	}
	for c, p := range pieces {
		l.Upper[c] = p.length
		for _, t := range p.taken {
			l.Rows[t.bent][c] = t.pounds / unitMoney
		}
		if seekLeast {
			l.Cost[c] = -p.saved / unitMoney
		} else {
			l.Cost[c], l.Rows[bent][c] = p.notSent, p.saved/unitMoney
		}
	}
	for j, h := range l.hulls {
		for k := 1; k < len(h); k++ {
			c := l.hullAt[j] + k - 1
			width := h[k].value - h[k-1].value
			slope := (h[k].pay - h[k-1].pay) / width
			l.Upper[c], l.Rows[j][c] = width/unitMoney, 1
			if seekLeast {
				l.Cost[c] = slope
			} else {
				l.Rows[bent][c] = -slope
			}
		}
	}
	if !seekLeast {
		l.Upper[n-1], l.Rows[bent][n-1] = math.Inf(1), -1
	}
}

// hull is the lower convex hull of a curve between two values.
func hull(c *payment.Curve, low, high float64) []point {
	values := append(append([]float64{low}, c.BendsWithin(low, high)...), high)
	var h []point
	for _, v := range values {
		p := point{v, c.Pay(v)}
		for len(h) > 1 {
			a, b := h[len(h)-2], h[len(h)-1]
			if (b.pay-a.pay)*(p.value-b.value) < (p.pay-b.pay)*(b.value-a.value) {
				break
			}
			h = h[:len(h)-1]
		}
		if len(h) == 0 || p.value > h[len(h)-1].value {
			h = append(h, p)
		}
	}
	return h
}

// percents are the percentages of the levers, from their starts.
func (l *programme) percents(x []float64) []float64 {
	percent := slices.Clone(l.full)
	for c, lever := range l.lever {
		percent[lever] += x[c]
	}
	return percent
}

// split divides a node where the programme differs most from the year: at a
// bend of an account's curve, or at a piece of a lever that was skipped.
func (s *search) split(n *node, l *programme, x []float64) (a, b node, ok bool) {
	account, at, widest := -1, 0.0, 0.01 // pounds
	for j, h := range l.hulls {
		value, pay := h[0].value, h[0].pay
		for k := 1; k < len(h); k++ {
			part := x[l.hullAt[j]+k-1] * unitMoney
			value += part
			pay += part * (h[k].pay - h[k-1].pay) / (h[k].value - h[k-1].value)
		}
		c := s.pic.bent[j].curve
		gap := c.Pay(value) - pay
		bends := c.BendsWithin(n.low[j], n.high[j])
		if gap <= widest || len(bends) == 0 {
			continue
		}
		account, widest, at = j, gap, bends[0]
		for _, bend := range bends {
			if math.Abs(bend-value) < math.Abs(at-value) {
				at = bend
			}
		}
	}
	a, b = n.copy(), n.copy()
	if account >= 0 {
		a.high[account], b.low[account] = at, at
		return a, b, true
	}
	for c := 0; c+1 < l.pieces; c++ {
		lever, k := l.lever[c], l.index[c]
		if x[c] < l.Upper[c]-1e-7 && l.lever[c+1] == lever && x[c+1] > 1e-7 {
			a.to[lever], b.from[lever] = k+1, k+1
			return a, b, true
		}
	}
	return a, b, false
}

func (n *node) copy() node {
	return node{slices.Clone(n.low), slices.Clone(n.high), slices.Clone(n.from), slices.Clone(n.to), n.bound}
}
