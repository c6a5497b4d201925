package explain

import (
	"strings"

	"fewer/model"
	"fewer/model/insight"
)

// ofPractice are the figures of one practice, or of what no practice has.
func (f rows) ofPractice(practice int) {
	x, y := f.x, f.x.p.Year()
	f = f.in("practice")
	if practice != insight.OtherPractices && y.Practices[practice].ListSize.Given {
		f.on(nothing).add("list_size", func() *Explanation {
			return stated(CountFigure, y.Practices[practice].Name+": registered patients", y.Practices[practice].ListSize.Value)
		})
	}
	referrals := f.in("referrals")
	for i := range y.Referrals {
		of := referrals.on(func() (lines, streams []int) { return nil, []int{i} }).in(y.Referrals[i].ID)
		of.add("do_nothing", func() *Explanation { return x.ownReferrals(practice, i) })
		of.add("not_sent", func() *Explanation { return x.ownNotSent(practice, i) })
	}
	saved := func(rows rows, in func() *Explainer) {
		for _, t := range x.terms() {
			rows.on(x.allChanges).by(reckonedBy(t)).add(t.Key(), func() *Explanation { return in().ownSaving(practice, t) })
		}
	}
	saved(f.in("saving"), func() *Explainer { return x })
	f.on(x.allChanges).by(atThisYearsTariff).add("lands_after_year_end", func() *Explanation { return x.ownLands(practice) })
	saved(f.in("full_year"), x.full)
	care := f.in("care")
	for _, specialty := range insight.Specialties(x.p) {
		care.on(func() (lines, streams []int) { return nil, insight.StreamsOf(x.p, specialty) }).by(atThisYearsTariff).
			add(insight.SpecialtyKey(specialty), func() *Explanation { return x.ownCare(practice, specialty) })
	}
	if share, _, _ := insight.ListShare(x.p, practice); share > 0 {
		f.on(x.allLines).by(reckonedBy(model.AsContracted)).add("over_by_list", func() *Explanation { return x.overByList(practice) })
	}
}

// ownCare is what the practice's referrals to a specialty lead to in the year, at tariff.
func (x *Explainer) ownCare(practice int, specialty string) *Explanation {
	label := strings.TrimPrefix(specialty+", ", ", ") + x.whose(practice) + ": what its referrals of the year lead to, at tariff"
	cost := insight.CareCost(x.p, specialty, func(stream int) float64 { return insight.ShareOf(x.p, stream, practice) })
	var parts []*Explanation
	for _, i := range insight.StreamsOf(x.p, specialty) {
		if insight.PartAt(x.p, i, practice) >= 0 {
			parts = append(parts, reckoned(MoneyFigure, x.p.Year().Referrals[i].Name, Product, x.ownReferrals(practice, i), x.leadsTo(i)))
		}
	}
	if len(parts) == 0 {
		return stated(MoneyFigure, label, 0).noted("It refers nobody there.")
	}
	return amount(label, cost, Sum, func() []*Explanation { return parts }).noted("Whenever it comes; emergencies come without a referral and are not in it.")
}

// leadsTo is what one referral of a stream leads to, at tariff.
func (x *Explainer) leadsTo(stream int) *Explanation {
	const label = "what one referral leads to, at tariff"
	var parts []*Explanation
	for _, f := range x.p.Streams[stream].Flows {
		if !f.Instead {
			units := stated(NumberFigure, "units for each referral", f.Each)
			parts = append(parts, reckoned(PriceFigure, x.p.Year().Lines[f.Line].Name, Product, x.atTariff(f.Line, units)...))
		}
	}
	if len(parts) == 0 {
		return stated(PriceFigure, label, 0).noted("Nothing is known to follow from it.")
	}
	return reckoned(PriceFigure, label, Sum, parts...)
}

// overByList is the practice's share by list size of what is to be saved.
func (x *Explainer) overByList(practice int) *Explanation {
	card, own := insight.CardOf(x.p, practice), x.p.Year().Practices[practice].ListSize.Value
	label := x.whose(practice) + ": its share by list size of what is to be saved, as contracted"
	return amount(label, card.ByList, Product, func() []*Explanation {
		over := amount("what is to be saved", card.Over, Difference, func() []*Explanation {
			return []*Explanation{x.deficit(model.AsContracted, 0), stated(MoneyFigure, "deficit that is agreed", x.p.Target.Float())}
		})
		return []*Explanation{over, reckoned(ShareFigure, "its share of the patients on all lists", Quotient,
			stated(CountFigure, "patients on its list", own), stated(CountFigure, "patients on all lists", own/card.ListShare))}
	}).noted("For orientation, and no debt: nobody knows from a list what its patients need.")
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
func (x *Explainer) ownShare(practice, stream int) *Explanation {
	return x.shareOf(stream, []int{insight.PartAt(x.p, stream, practice)}).named("its share of the referrals to date")
}

// ownReferrals are those of the practice to one stream, if nothing changes.
func (x *Explainer) ownReferrals(practice, stream int) *Explanation {
	r := &x.p.Year().Referrals[stream]
	label := r.Name + ", " + x.whose(practice) + ": referrals in the year, if nothing changes"
	if insight.PartAt(x.p, stream, practice) < 0 {
		return stated(CountFigure, label, 0).noted("It refers nobody there.")
	}
	return explained(CountFigure, label, x.own(practice).Streams[stream].DoNothing, Product, func() []*Explanation {
		return []*Explanation{x.referrals(stream, wholeYear), x.ownShare(practice, stream)}
	})
}

// ownNotSent is what the practice does not send to one stream.
func (x *Explainer) ownNotSent(practice, stream int) *Explanation {
	r := &x.p.Year().Referrals[stream]
	label := r.Name + ", " + x.whose(practice) + ": referrals not sent"
	own := x.own(practice)
	var parts []*Explanation
	for k := range x.s.Changes {
		if c := &x.s.Changes[k]; c.Target == (model.Target{Referrals: r.ID}) && own.Changes[k].LeftOut == "" && insight.Names(x.p, c, practice) {
			parts = append(parts, x.ownTaken(practice, k))
		}
	}
	if len(parts) == 0 {
		return stated(FewerFigure, label, 0).noted("Nothing of it is changed here.")
	}
	return explained(FewerFigure, label, own.Streams[stream].NotSent, Sum, func() []*Explanation { return parts })
}

// ownTaken is what of change k is the practice's: in the proportion of its referrals
// where nothing holds any part of it back, else week by week.
func (x *Explainer) ownTaken(practice, k int) *Explanation {
	c := &x.s.Changes[k]
	stream := x.p.StreamAt(c.Target.Referrals)
	part, named := insight.PartAt(x.p, stream, practice), x.partsNamed(c)
	label, value := x.changeWords(k), x.own(practice).Changes[k].NotSent
	if len(named) == 1 {
		return x.taken(k)
	}
	if result := &x.Projection().Changes[k]; !result.CutShort || x.namedShare(c) == 0 {
		return explained(FewerFigure, label, value, Product, func() []*Explanation {
			return []*Explanation{x.taken(k).named("not sent, all that it names"), x.ownOfNamed(stream, part, c)}
		})
	}
	from, to := x.p.ChangeWeeks(c)
	var weeks []*Explanation
	for i := from; i < to; i++ {
		if x.weekOf(c, i) == 0 {
			if c.Size.Kind == model.PerWeek && c.Size.Amount > 0 {
				weeks = append(weeks, reckoned(FewerFigure, x.openName(i), Product, x.takenWeek(k, i), x.ownOfNamed(stream, part, c)))
			}
			continue
		}
		weeks = append(weeks, reckoned(FewerFigure, x.openName(i), Product, x.shareOf(stream, []int{part}), x.takenFrom(k, i, part)))
	}
	if len(weeks) == 0 {
		return stated(FewerFigure, label, 0).noted("None of its weeks is still to come.")
	}
	return explained(FewerFigure, label, value, Sum, func() []*Explanation { return weeks })
}

// ownOfNamed is a part's share of all parts that a change names.
func (x *Explainer) ownOfNamed(stream, part int, c *model.Change) *Explanation {
	named := x.partsNamed(c)
	if x.namedShare(c) == 0 {
		return reckoned(ShareFigure, "equal shares, since none of them refers", Quotient,
			stated(NumberFigure, "one practice", 1), stated(NumberFigure, "practices that it names", float64(len(named))))
	}
	return reckoned(ShareFigure, "its share of those that it names", Quotient,
		x.shareOf(stream, []int{part}), x.shareOf(stream, named))
}

// ownSaving is what of the scenario's saving under the terms is the practice's.
func (x *Explainer) ownSaving(practice int, t model.Terms) *Explanation {
	own := x.own(practice)
	label := x.saved() + t.String() + ", " + x.whose(practice)
	return x.ownSum(practice, label, own.Saving[t], "Nothing that it changes saves anything here.",
		func(k int) (*Explanation, model.Money) { return x.savingOf(t, k), own.Changes[k].Saving[t] })
}

// ownLands is what of the scenario's saving after week 52 is the practice's.
func (x *Explainer) ownLands(practice int) *Explanation {
	own := x.own(practice)
	label := "Saved after 31 March, at this year's prices, " + x.whose(practice)
	return x.ownSum(practice, label, own.LandsAfterYearEnd, "Nothing of what it changes falls after 31 March.",
		func(k int) (*Explanation, model.Money) { return x.landsOf(k), own.Changes[k].LandsAfterYearEnd })
}

// ownSum adds up the practice's part of an amount of each change that concerns it.
func (x *Explainer) ownSum(practice int, label string, sum model.Money, none string, of func(k int) (whole *Explanation, own model.Money)) *Explanation {
	var changes []int
	for k := range x.s.Changes {
		if x.Projection().Changes[k].LeftOut == "" && insight.Names(x.p, &x.s.Changes[k], practice) {
			changes = append(changes, k)
		}
	}
	if len(changes) == 0 {
		return stated(MoneyFigure, label, 0).noted(none)
	}
	e := amount(label, sum, Sum, func() (parts []*Explanation) {
		for _, k := range changes {
			whole, own := of(k)
			parts = append(parts, x.ownPart(practice, k, whole, own)...)
		}
		return parts
	})
	if sum == 0 {
		e = e.noted(none)
	}
	return e
}

// ownPart is the practice's part of an amount of change k; the penny that can't be
// divided stands by itself.
func (x *Explainer) ownPart(practice, k int, whole *Explanation, own model.Money) []*Explanation {
	c := &x.s.Changes[k]
	if c.Target.Line != "" || len(x.partsNamed(c)) == 1 {
		return []*Explanation{whole.named(x.changeWords(k))}
	}
	stream := x.p.StreamAt(c.Target.Referrals)
	share := x.ownOfNamed(stream, insight.PartAt(x.p, stream, practice), c)
	if all := x.Projection().Changes[k].NotSent; all != 0 {
		share = reckoned(ShareFigure, "its share of what is not sent", Quotient, x.ownTaken(practice, k), x.taken(k))
	}
	part := reckoned(MoneyFigure, x.changeWords(k), Product, whole, share).penny()
	left := own - part.money()
	if left == 0 {
		return []*Explanation{part}
	}
	penny := stated(MoneyFigure, "a penny that can't be divided", left.Float()).noted("It goes to the largest remainder, so that all practices add up to the scenario.")
	return []*Explanation{part, penny}
}

// OwnPath is the path of a practice's figure under the terms: "saving", or "full_year".
func OwnPath(what string, t model.Terms) string {
	return strings.Join([]string{"practice", what, t.Key()}, ".")
}
