package seek

import (
	"cmp"
	"slices"

	"fewer/model"
)

// Lever is what a change can act on: a referral stream, or a line that no
// stream leads to and that can therefore only be changed directly.
type Lever struct {
	Target   model.Target
	Stream   int    // index in Year.Referrals, or −1
	Line     int    // index in Year.Lines, or −1
	Provider int    // index in Year.Providers; −1 for a line without activity
	Practice string // id of the one whose part of the stream it moves; "" for all
}

// Levers lists the referral streams in the order of the file, then the lines that no
// stream leads to, those without activity among them; for a practice (an id) the streams
// to which it refers, each of which moves its part alone. "" stands for all practices.
func Levers(p *model.Prepared, practice string) (levers []Lever) {
	for i := range p.Streams {
		if l := streamLever(p, i).of(practice); practice == "" || l.share(p) > 0 {
			levers = append(levers, l)
		}
	}
	for i := range p.Lines {
		if len(p.Lines[i].Incoming) == 0 && practice == "" {
			levers = append(levers, lineLever(p, i))
		}
	}
	return levers
}

// of is the lever that moves a practice's part alone; all of a line, which has none.
func (l Lever) of(practice string) Lever {
	if l.Stream >= 0 {
		l.Practice = practice
	}
	return l
}

// share is the proportion of its stream or line that the lever moves.
func (l Lever) share(p *model.Prepared) float64 {
	if l.Practice == "" {
		return 1
	}
	if part := p.PartOf(l.Stream, l.Practice); part >= 0 {
		return p.Streams[l.Stream].Shares[part]
	}
	return 0
}

// change is the lever's plain change of so many percent.
func (l Lever) change(percent float64) model.Change {
	c := model.NewChange(l.Target, model.Size{Kind: model.Percent, Amount: percent})
	if l.Practice != "" {
		c.Practices = []string{l.Practice}
	}
	return c
}

// LeversByProvider lists what people may change, as they look for it: provider by
// provider in the order of the year, its referral streams and then its lines, and last
// those without a provider. Besides the levers there are the lines that only take what
// is done instead, and those that changes act on.
func LeversByProvider(p *model.Prepared, changes []model.Change) (levers []Lever) {
	for i := range p.Streams {
		levers = append(levers, streamLever(p, i))
	}
	sent := func(in model.Inflow) bool { return !p.Streams[in.Stream].Flows[in.Flow].Instead }
	for i := range p.Lines {
		l := lineLever(p, i)
		if !slices.ContainsFunc(p.Lines[i].Incoming, sent) || slices.ContainsFunc(changes, func(c model.Change) bool { return c.Target == l.Target }) {
			levers = append(levers, l)
		}
	}
	provider := func(l Lever) uint { return uint(l.Provider) } // that of none is the largest
	slices.SortStableFunc(levers, func(a, b Lever) int { return cmp.Compare(provider(a), provider(b)) })
	return levers
}

// LeverFor is the lever that a change to the target acts on; any line is one
// when it is asked for by name. It tells whether the year has it.
func LeverFor(p *model.Prepared, t model.Target) (Lever, bool) {
	switch {
	case p.RowOf(t) == nil:
		return Lever{}, false
	case t.Line != "":
		return lineLever(p, p.LineAt(t.Line)), true
	}
	return streamLever(p, p.StreamAt(t.Referrals)), true
}

func streamLever(p *model.Prepared, i int) Lever {
	r := &p.Year().Referrals[i]
	return Lever{Target: model.Target{Referrals: r.ID}, Stream: i, Line: -1, Provider: p.ProviderAt(r.Provider)}
}

func lineLever(p *model.Prepared, i int) Lever {
	return Lever{Target: model.Target{Line: p.Year().Lines[i].ID}, Stream: -1, Line: i, Provider: p.Lines[i].Provider}
}

// InPounds tells a lever that is moved in pounds, a line without activity, from
// one that is moved in referrals or units.
func (l Lever) InPounds() bool { return l.Stream < 0 && l.Provider < 0 }

// Name is the name of the lever's stream or line.
func (l Lever) Name(y *model.Year) string { return y.TargetName(l.Target) }

// Unit is what one of the lever is: "referral", "unit" of activity, "pound".
func (l Lever) Unit() string {
	switch {
	case l.Stream >= 0:
		return "referral"
	case l.Provider >= 0:
		return "unit"
	}
	return "pound"
}

// remainingOf is what the lever's remaining weeks hold if nothing changes:
// referrals, units or pounds.
func remainingOf(p *model.Prepared, l Lever) (sum float64) {
	row := p.RowOf(l.Target)
	for i := p.Elapsed; i < model.WeeksInYear; i++ {
		sum += max(0, row.Open(i, p.Elapsed)) // no change moves credits
	}
	return sum * l.share(p)
}
