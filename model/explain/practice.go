package explain

import (
	"strings"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/insight"
)

// ofPractice are the figures of one practice, or of what no practice has.
func (f rows) ofPractice(practice int) {
	x, y := f.x, f.x.p.Year()
	f = f.in("practice")
	if practice != insight.OtherPractices && y.Practices[practice].ListSize.Given {
		f.on(nothing).add("list_size", func() *figure.Explanation {
			return figure.State(figure.OfCount, y.Practices[practice].Name+": registered patients", y.Practices[practice].ListSize.Value)
		})
	}
	referrals := f.in("referrals")
	for i := range y.Referrals {
		of := referrals.on(func() (lines, streams []int) { return nil, []int{i} }).in(y.Referrals[i].ID)
		of.add("do_nothing", func() *figure.Explanation { return x.ownReferrals(practice, i) })
		of.add("not_sent", func() *figure.Explanation { return x.ownNotSent(practice, i) })
	}
	saved := func(rows rows, in func() *Explainer) {
		for _, t := range x.terms() {
			rows.on(x.allChanges).by(reckonedBy(t)).add(t.Key(), func() *figure.Explanation { return in().ownSaving(practice, t) })
		}
	}
	saved(f.in("saving"), func() *Explainer { return x })
	f.on(x.allChanges).by(atThisYearsTariff).add("lands_after_year_end", func() *figure.Explanation { return x.ownLands(practice) })
	saved(f.in("full_year"), x.full)
	care := f.in("care")
	for _, specialty := range insight.Specialties(x.p) {
		care.on(func() (lines, streams []int) { return nil, insight.StreamsOf(x.p, specialty) }).by(atThisYearsTariff).
			add(insight.SpecialtyKey(specialty), func() *figure.Explanation { return x.ownCare(practice, specialty) })
	}
	if share, _, _ := insight.ListShare(x.p, practice); share > 0 {
		f.on(x.allLines).by(reckonedBy(model.AsContracted)).add("over_by_list", func() *figure.Explanation { return x.overByList(practice) })
	}
}

// ownCare is what the practice's referrals to a specialty lead to in the year, at tariff.
func (x *Explainer) ownCare(practice int, specialty string) *figure.Explanation {
	label := strings.TrimPrefix(specialty+", ", ", ") + x.whose(practice) + ": what its referrals of the year lead to, at tariff"
	cost := insight.CareCost(x.p, specialty, func(i int) (referrals, each figure.F) {
		if insight.PartAt(x.p, i, practice) < 0 {
			return referrals, each
		}
		return x.ownReferrals(practice, i).F(), x.leadsTo(i).F()
	})
	if !cost.Told() {
		return figure.State(figure.OfMoney, label, 0).Noted("It refers nobody there.")
	}
	return cost.Explained(figure.OfMoney, label).Penny().Noted("Whenever it comes; emergencies come without a referral and are not in it.")
}

// leadsTo is what one referral of a stream leads to, at tariff.
func (x *Explainer) leadsTo(stream int) *figure.Explanation {
	const label = "what one referral leads to, at tariff"
	each := insight.LeadsTo(x.p, stream, figure.Asked)
	if !each.Told() {
		return figure.State(figure.OfPrice, label, 0).Noted("Nothing is known to follow from it.")
	}
	return each.Explained(figure.OfPrice, label)
}

// overByList is the practice's share by list size of what is to be saved.
func (x *Explainer) overByList(practice int) *figure.Explanation {
	card, own := insight.CardOf(x.p, practice), x.p.Year().Practices[practice].ListSize.Value
	label := x.whose(practice) + ": its share by list size of what is to be saved, as contracted"
	return figure.Amount(label, card.ByList, figure.Product, func() []*figure.Explanation {
		over := figure.Amount("what is to be saved", card.Over, figure.Difference, func() []*figure.Explanation {
			return []*figure.Explanation{x.deficit(model.AsContracted, 0), figure.State(figure.OfMoney, "deficit that is agreed", x.p.Target.Float())}
		})
		return []*figure.Explanation{over, figure.Reckon(figure.OfShare, "its share of the patients on all lists", figure.Ratio,
			figure.State(figure.OfCount, "patients on its list", own), figure.State(figure.OfCount, "patients on all lists", own/card.ListShare))}
	}).Noted("For orientation, and no debt: nobody knows from a list what its patients need.")
}

// whose names the practice in front of a figure of its own.
func (x *Explainer) whose(practice int) string {
	if practice == insight.OtherPractices {
		return "Other practices"
	}
	return x.p.Year().Practices[practice].Name
}

// own is the practice's part of the projection.
func (x *Explainer) own(practice int) insight.PracticeResult {
	return insight.ResultOf(x.Projection(), practice)
}

// ownShare is the share of a stream that is the practice's.
func (x *Explainer) ownShare(practice, stream int) *figure.Explanation {
	return x.shareOf(stream, []int{insight.PartAt(x.p, stream, practice)}).Named("its share of the referrals to date")
}

// ownReferrals are those of the practice to one stream, if nothing changes.
func (x *Explainer) ownReferrals(practice, stream int) *figure.Explanation {
	r := &x.p.Year().Referrals[stream]
	label := r.Name + ", " + x.whose(practice) + ": referrals in the year, if nothing changes"
	if insight.PartAt(x.p, stream, practice) < 0 {
		return figure.State(figure.OfCount, label, 0).Noted("It refers nobody there.")
	}
	return figure.Explain(figure.OfCount, label, x.own(practice).Streams[stream].DoNothing, figure.Product, func() []*figure.Explanation {
		return []*figure.Explanation{x.referrals(stream, wholeYear), x.ownShare(practice, stream)}
	})
}

// ownNotSent is what the practice does not send to one stream.
func (x *Explainer) ownNotSent(practice, stream int) *figure.Explanation {
	r := &x.p.Year().Referrals[stream]
	label := r.Name + ", " + x.whose(practice) + ": referrals not sent"
	own := x.own(practice)
	var parts []*figure.Explanation
	for k := range x.s.Changes {
		if c := &x.s.Changes[k]; c.Target == (model.Target{Referrals: r.ID}) && own.Changes[k].LeftOut == "" && insight.Names(x.p, c, practice) {
			parts = append(parts, x.ownTaken(practice, k))
		}
	}
	if len(parts) == 0 {
		return figure.State(figure.OfFewer, label, 0).Noted("Nothing of it is changed here.")
	}
	return figure.Explain(figure.OfFewer, label, own.Streams[stream].NotSent, figure.Sum, func() []*figure.Explanation { return parts })
}

// ownTaken is what of change k is the practice's: in the proportion of its referrals
// where nothing holds any part of it back, else week by week.
func (x *Explainer) ownTaken(practice, k int) *figure.Explanation {
	c := &x.s.Changes[k]
	stream := x.p.StreamAt(c.Target.Referrals)
	part, named := insight.PartAt(x.p, stream, practice), x.partsNamed(c)
	label, value := x.changeWords(k), x.own(practice).Changes[k].NotSent
	if len(named) == 1 {
		return x.taken(k)
	}
	if result := &x.Projection().Changes[k]; !result.CutShort || x.p.NamedShare(c) == 0 {
		return figure.Explain(figure.OfFewer, label, value, figure.Product, func() []*figure.Explanation {
			return []*figure.Explanation{x.taken(k).Named("not sent, all that it names"), x.ownOfNamed(stream, part, c)}
		})
	}
	from, to := x.p.ChangeWeeks(c)
	var weeks []*figure.Explanation
	for i := from; i < to; i++ {
		if x.weekOf(c, i) == 0 {
			if c.Size.Kind == model.PerWeek && c.Size.Amount > 0 {
				weeks = append(weeks, figure.Reckon(figure.OfFewer, x.openName(i), figure.Product, x.takenWeek(k, i), x.ownOfNamed(stream, part, c)))
			}
			continue
		}
		weeks = append(weeks, figure.Reckon(figure.OfFewer, x.openName(i), figure.Product, x.shareOf(stream, []int{part}), x.takenFrom(k, i, part)))
	}
	if len(weeks) == 0 {
		return figure.State(figure.OfFewer, label, 0).Noted("None of its weeks is still to come.")
	}
	return figure.Explain(figure.OfFewer, label, value, figure.Sum, func() []*figure.Explanation { return weeks })
}

// ownOfNamed is a part's share of all parts that a change names.
func (x *Explainer) ownOfNamed(stream, part int, c *model.Change) *figure.Explanation {
	named := x.partsNamed(c)
	return model.ShareOfNamed(x.shareOf(stream, []int{part}).F(), x.shareOf(stream, named).F(), len(named)).Why()
}

// ownSaving is what of the scenario's saving under the terms is the practice's.
func (x *Explainer) ownSaving(practice int, t model.Terms) *figure.Explanation {
	own := x.own(practice)
	label := x.saved() + t.String() + ", " + x.whose(practice)
	return x.ownSum(practice, label, own.Saving[t], "Nothing that it changes saves anything here.",
		func(k int) (*figure.Explanation, model.Money) { return x.savingOf(t, k), own.Changes[k].Saving[t] })
}

// ownLands is what of the scenario's saving after week 52 is the practice's.
func (x *Explainer) ownLands(practice int) *figure.Explanation {
	own := x.own(practice)
	label := "Saved after 31 March, at this year's prices, " + x.whose(practice)
	return x.ownSum(practice, label, own.LandsAfterYearEnd, "Nothing of what it changes falls after 31 March.",
		func(k int) (*figure.Explanation, model.Money) { return x.landsOf(k), own.Changes[k].LandsAfterYearEnd })
}

// ownSum adds up the practice's part of an amount of each change that concerns it.
func (x *Explainer) ownSum(practice int, label string, sum model.Money, none string, of func(k int) (whole *figure.Explanation, own model.Money)) *figure.Explanation {
	var changes []int
	for k := range x.s.Changes {
		if x.Projection().Changes[k].LeftOut == "" && insight.Names(x.p, &x.s.Changes[k], practice) {
			changes = append(changes, k)
		}
	}
	if len(changes) == 0 {
		return figure.State(figure.OfMoney, label, 0).Noted(none)
	}
	e := figure.Amount(label, sum, figure.Sum, func() (parts []*figure.Explanation) {
		for _, k := range changes {
			whole, own := of(k)
			parts = append(parts, x.ownPart(practice, k, whole, own)...)
		}
		return parts
	})
	if sum == 0 {
		e = e.Noted(none)
	}
	return e
}

// ownPart is the practice's part of an amount of change k; the penny that can't be
// divided stands by itself.
func (x *Explainer) ownPart(practice, k int, whole *figure.Explanation, own model.Money) []*figure.Explanation {
	c := &x.s.Changes[k]
	if c.Target.Line != "" || len(x.partsNamed(c)) == 1 {
		return []*figure.Explanation{whole.Named(x.changeWords(k))}
	}
	stream := x.p.StreamAt(c.Target.Referrals)
	share := x.ownOfNamed(stream, insight.PartAt(x.p, stream, practice), c)
	if all := x.Projection().Changes[k].NotSent; all != 0 {
		share = figure.Reckon(figure.OfShare, "its share of what is not sent", figure.Ratio, x.ownTaken(practice, k), x.taken(k))
	}
	part := figure.Reckon(figure.OfMoney, x.changeWords(k), figure.Product, whole, share).Penny()
	left := own - part.Money()
	if left == 0 {
		return []*figure.Explanation{part}
	}
	penny := figure.State(figure.OfMoney, "a penny that can't be divided", left.Float()).Noted("It goes to the largest remainder, so that all practices add up to the scenario.")
	return []*figure.Explanation{part, penny}
}

// OwnPrefix begins the paths of a practice's figures.
const OwnPrefix = "practice."

// OwnPath is the path of a practice's figure under the terms: "saving", or "full_year".
func OwnPath(what string, t model.Terms) string {
	return OwnPrefix + what + "." + t.Key()
}
