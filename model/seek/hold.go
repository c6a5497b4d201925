package seek

import (
	"fmt"
	"slices"

	"fewer/model"
	"fewer/model/figure"
	"fewer/model/payment"
)

// HoldKind is a reason why fewer patients save less than their treatment costs
// at tariff, or nothing.
type HoldKind int

// The reasons.
const (
	HeldByBlock        HoldKind = iota // one sum, whatever is done
	HeldAboveCeiling                   // more is done than is ever paid for
	HeldAtFloor                        // the least that is ever paid is paid already
	HeldInsideBand                     // fixed inside the band
	HeldAboveBaseline                  // nothing is paid for what is above the baseline
	HeldBelowBaseline                  // the baseline is paid for in any case
	HeldAtMarginalRate                 // only a part of the price is paid, and so saved
	HeldAfterYearEnd                   // all that follows falls after 31 March
	HeldByBackfill                     // the hospital fills the freed places from its queue
	HeldByProtection                   // nothing more may be cut
	HeldByNothingLeft                  // nothing is expected in the remaining weeks
	HeldByNoPathway                    // the year names no activity that follows
	HeldByInstead                      // what happens instead costs as much
	HeldAsReserve                      // money set aside is no money that can be saved
)

// Key names the reason in `fewer rank --json`.
func (k HoldKind) Key() string {
	return [...]string{
		"block", "above_ceiling", "at_floor", "inside_band", "above_baseline", "below_baseline", "marginal_rate",
		"after_year_end", "backfill", "protection", "nothing_left", "no_pathway", "instead", "reserve",
	}[k]
}

// Hold is one reason with its figures; those that a reason does not use are zero.
type Hold struct {
	Kind     HoldKind
	Provider int         // index in Year.Providers, or −1
	Freed    model.Money // what the activity freed by 31 March by a cut of a tenth is worth at tariff
	Saved    model.Money // what of it the payment falls by
	Paid     model.Money // what is paid under the schedule
	Rate     float64     // proportion of the price that the next patient fewer saves; with HeldAtMarginalRate
	First    model.Money // how much of Freed is paid at Rate, where a bend of the payment lies within it; else 0
	Rest     float64     // proportion of the price of what of Freed is not; the mean, where that bends too
	Away     model.Money // how much must first be taken away, at tariff, before anything is saved
	Begins   float64     // percent fewer at which that is reached; above 100 where it can't be
	Later    model.Money // what falls after 31 March, at this year's tariff
}

// holds says of what reason a stretch saves nothing, or not all that is taken.
var holds = [...]HoldKind{
	payment.PaidWhatever: HeldByBlock, payment.PaidByCase: HeldAtMarginalRate, payment.PaidInBand: HeldInsideBand, payment.PaidAbove: HeldAboveBaseline,
	payment.PaidBelow: HeldBelowBaseline, payment.PaidCeiling: HeldAboveCeiling, payment.PaidFloor: HeldAtFloor, payment.PaidNothing: HeldAtFloor, payment.PaidCredit: HeldAtMarginalRate,
}

// hold tells why a stretch does not save the whole of what is taken.
func hold(s *payment.Stretch) HoldKind {
	if s.Rate != 0 {
		return HeldAtMarginalRate
	}
	return holds[s.Why]
}

// shift is how an account's value moves.
type shift struct {
	a             model.Account
	before, after float64 // pounds at tariff
}

// shifts are the accounts that the lines belong to under the terms, with their
// values before what is then applied. Fill in the values after it with moved.
func (t *trial) shifts(terms model.Terms, lines []int) []shift {
	accounts := t.accounts(terms, lines)
	list := make([]shift, len(accounts))
	for i := range accounts {
		v := t.value(&accounts[i])
		list[i] = shift{accounts[i], v, v}
	}
	return list
}

func (t *trial) moved(list []shift) {
	for i := range list {
		list[i].after = t.value(&list[i].a)
	}
}

// heldBy gives the reasons why a cut of a tenth of a lever does not save all
// that it frees, the weightiest first.
func (t *trial) heldBy(l Lever, cut model.ChangeResult, saved model.Money, shifts []shift) []Hold {
	if l.InPounds() && t.p.Year().Lines[l.Line].IsReserve() {
		return []Hold{{Kind: HeldAsReserve, Provider: -1}}
	}
	var holds []Hold
	freed, dearer := false, model.Money(0)
	for _, s := range shifts {
		value := model.RoundPounds(s.before - s.after)
		paid := model.RoundPounds(s.a.Curve.Pay(s.before))
		less := paid - model.RoundPounds(s.a.Curve.Pay(s.after))
		if value > 0 {
			freed = true
		}
		if value < 0 {
			dearer -= less
		}
		if value <= 0 || less >= value-1 {
			continue
		}
		here := s.a.Curve.At(s.before)
		h := Hold{Provider: s.a.Provider, Freed: value, Saved: less, Paid: paid, Kind: hold(&here)}
		bends := s.a.Curve.BendsWithin(0, s.before)
		switch {
		case h.Kind == HeldAtMarginalRate:
			h.Rate = less.Float() / value.Float()
			if len(bends) > 0 && bends[len(bends)-1] > s.after {
				next := bends[len(bends)-1]
				h.First, h.Rate, h.Rest = model.RoundPounds(s.before-next), here.Rate, s.a.Curve.Chord(s.after, next)
			}
		case len(bends) > 0:
			next := bends[len(bends)-1]
			h.Away = model.RoundPounds(s.before - next)
			h.Begins = 10 * (s.before - next) / (s.before - s.after)
		}
		holds = append(holds, h)
	}
	slices.SortStableFunc(holds, func(a, b Hold) int { return int((b.Freed - b.Saved) - (a.Freed - a.Saved)) })
	switch {
	case !freed && saved <= 0:
		return append([]Hold{t.heldOutside(l, cut)}, holds...)
	case saved <= 0 && dearer > 0:
		return append([]Hold{{Kind: HeldByInstead, Provider: -1, Paid: dearer}}, holds...)
	}
	return holds
}

// heldOutside tells why a cut frees nothing before 31 March.
func (t *trial) heldOutside(l Lever, cut model.ChangeResult) Hold {
	h := Hold{Provider: l.Provider, Later: cut.LandsAfterYearEnd}
	switch {
	case remainingOf(t.p, l) == 0:
		h.Kind = HeldByNothingLeft
	case cut.NotSent <= 0:
		h.Kind = HeldByProtection
	case cut.LandsAfterYearEnd != 0:
		h.Kind = HeldAfterYearEnd
	case l.Stream < 0:
		h.Kind = HeldByNothingLeft
	case !leadsSomewhere(t.p, l.Stream):
		h.Kind = HeldByNoPathway
	default:
		h.Kind = HeldByBackfill
	}
	return h
}

func leadsSomewhere(p *model.Prepared, stream int) bool {
	return slices.ContainsFunc(p.Streams[stream].Flows, func(f model.PreparedFlow) bool { return !f.Instead && f.Each > 0 })
}

// Sentence says the reason with its figures, as a whole sentence.
func (h Hold) Sentence(y *model.Year) string {
	who := "The provider"
	if h.Provider >= 0 {
		who = y.Providers[h.Provider].Name
	}
	switch h.Kind {
	case HeldByBlock:
		return fmt.Sprintf("%s is paid %s whether they come or not.", who, h.Paid.Short())
	case HeldAboveCeiling:
		return fmt.Sprintf("%s is paid at most %s, and does %s more than that pays for%s.", who, h.Paid.Short(), h.Away.Short(), h.begins())
	case HeldAtFloor:
		if h.Paid == 0 {
			return who + " is paid nothing as it is, so nothing more is saved."
		}
		return fmt.Sprintf("%s is paid at least %s, and is down to that already.", who, h.Paid.Short())
	case HeldInsideBand:
		return fmt.Sprintf("%s is paid %s as long as it stays inside the band; the band ends %s lower%s.", who, h.Paid.Short(), h.Away.Short(), h.begins())
	case HeldAboveBaseline:
		return fmt.Sprintf("%s is paid nothing for the %s that it does above the baseline%s.", who, h.Away.Short(), h.begins())
	case HeldBelowBaseline:
		return fmt.Sprintf("%s is paid %s for its baseline, whether they come or not.", who, h.Paid.Short())
	case HeldAtMarginalRate:
		if h.First == 0 {
			return fmt.Sprintf("%s is paid only %.0f%% of the price here, so no more is saved.", who, h.Rate*100)
		}
		rest := fmt.Sprintf("%.0f%%", h.Rest*100)
		if rest == "0%" {
			rest = "nothing"
		}
		return fmt.Sprintf("%s is paid %.0f%% of the price for the first %s of it, and %s for the rest, so no more is saved.", who, h.Rate*100, h.First.Short(), rest)
	}
	return h.outside()
}

// begins says at what cut saving begins, as the end of a sentence.
func (h Hold) begins() string {
	switch {
	case h.Begins > 100:
		return "; sending nobody would not reach it"
	case h.Begins > 0:
		return fmt.Sprintf("; saving begins at %s%% fewer", model.NumberWords(figure.RoundTo(h.Begins, 1)))
	}
	return ""
}

// AllAfterYearEnd says why nothing is saved this year, whatever the contract.
const AllAfterYearEnd = "All that follows falls after 31 March"

func (h Hold) outside() string {
	switch h.Kind {
	case HeldAfterYearEnd:
		return fmt.Sprintf(AllAfterYearEnd+": for a tenth fewer %s, at this year's prices.", h.Later.Saved())
	case HeldByBackfill:
		return "The hospital fills every freed place from its queue."
	case HeldByProtection:
		return "Nothing more of it may be cut."
	case HeldByNothingLeft:
		return "Nothing is expected in the time that is left."
	case HeldByNoPathway:
		return "The year file names no activity that follows from it."
	case HeldAsReserve:
		return "Reserves are held against what is not known yet; they are not money that can be saved."
	case HeldByInstead:
		return fmt.Sprintf("What is done instead costs %s for a tenth fewer, as much as is saved or more.", h.Paid.Short())
	}
	return ""
}
