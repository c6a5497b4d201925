package file

import (
	"slices"
	"strconv"
	"strings"

	"fewer/model"
	"fewer/scenarios/number"
)

// AskedKey is a key of a contract as a form asks for it.
type AskedKey struct {
	Label string
	Hint  string // what may be typed; "" where that is plain
	Text  string // what stands there now
	// Says reads what is typed in words, and tells whether it is wrong; nil where it
	// reads as it is typed.
	Says func(typed string) (said string, wrong bool)
	// Take puts what is typed into the contract, or says why that can't be.
	Take func(typed string) (why string)
}

// AskedKeys are the keys that a form asks for of a contract, as the table of keys has
// them for its form of contract, in its order.
func AskedKeys(s *model.Schedule) (asked []AskedKey) {
	for _, k := range scheduleKeys.keys {
		if k.asks.of != nil && slices.Contains(k.asks.forms, s.Form) {
			asked = append(asked, k.asks.of(s))
		}
	}
	return asked
}

// asking is how a form asks for a key, and for which forms of contract.
type asking[T any] struct {
	forms []model.Form
	of    func(*T) AskedKey
}

// asked makes a key one that a form asks for, of some forms of contract; where none is
// named, of those that it is under.
func (k key[T]) asked(of func(*T) AskedKey, forms ...model.Form) key[T] {
	k.asks = asking[T]{forms, of}
	return k
}

// contractPounds is a key of pounds for a full year, for which a form asks.
func contractPounds(name string, of func(*model.Schedule) *model.Optional, doc, label string, forms ...model.Form) key[model.Schedule] {
	return field(name, optional(pounds), of, doc).asked(askedPounds(label, of), forms...)
}

// contractRates is a key of marginal rates, for which a form asks.
func contractRates(name string, of func(*model.Schedule) *model.MarginalRates, doc, label string, forms ...model.Form) key[model.Schedule] {
	return counted(name, marginal, of, doc).asked(askedRates(label, of), forms...)
}

// askedPounds asks for an amount for a full year.
func askedPounds(label string, of func(*model.Schedule) *model.Optional) func(*model.Schedule) AskedKey {
	return func(s *model.Schedule) AskedKey {
		into, text := of(s), ""
		if into.Given {
			text = number.Shortest(into.Value)
		}
		return AskedKey{Label: label, Hint: "for a full year; empty for what is planned", Text: text, Take: func(typed string) (why string) {
			*into, why = fullYear(typed)
			return why
		}}
	}
}

// fullYear reads an amount for a full year; nothing is what is planned.
func fullYear(typed string) (model.Optional, string) {
	if strings.TrimSpace(typed) == "" {
		return model.Optional{}, ""
	}
	amount, why := number.ParsePounds(typed)
	switch {
	case why != "":
		return model.Optional{}, "that is no amount; 61.2m, 61200000 and 61,200,000 are"
	case amount < 0:
		return model.Optional{}, "an amount from nothing up"
	}
	return model.Given(amount), ""
}

// mostOfTariff is the largest share of tariff that is typed into a form.
const mostOfTariff = 2

// tariffShare reads a share of tariff: "30", "30%".
func tariffShare(typed string) (share float64, why string) {
	share, why = number.ParseShare(typed, mostOfTariff)
	if why != "" {
		why = "a share of tariff, such as 30%: " + why
	}
	return share, why
}

// askedShare asks for the share of tariff that moves.
func askedShare(label string, of func(*model.Schedule) *model.Optional) func(*model.Schedule) AskedKey {
	return func(s *model.Schedule) AskedKey {
		into := of(s)
		return AskedKey{Label: label, Text: model.PercentWords(into.Value), Says: saysShare, Take: func(typed string) string {
			share, why := tariffShare(typed)
			*into = model.Given(share)
			return why
		}}
	}
}

func saysShare(typed string) (said string, wrong bool) {
	share, why := number.ParseShare(typed, mostOfTariff)
	if why != "" {
		return why, true
	}
	return model.PercentWords(share) + " of tariff", false
}

// askedRates asks for a marginal rate, or for rates in steps outwards.
func askedRates(label string, of func(*model.Schedule) *model.MarginalRates) func(*model.Schedule) AskedKey {
	return func(s *model.Schedule) AskedKey {
		into := of(s)
		return AskedKey{Label: label, Text: typedRates(*into), Says: saysRates, Take: func(typed string) string {
			rates, why := parseRates(typed)
			if why == "" {
				*into = rates
			}
			return why
		}}
	}
}

func saysRates(typed string) (said string, wrong bool) {
	if !strings.Contains(typed, ",") {
		return saysShare(typed)
	}
	rates, why := parseRates(typed)
	if why != "" {
		return why, true
	}
	return "in " + strconv.Itoa(len(rates)) + " steps outwards", false
}

// typedRates writes marginal rates as people type them: "30%", "70% to 105%, 30%".
func typedRates(rates model.MarginalRates) string {
	if rate, ok := rates.Single(1); ok {
		return model.PercentWords(rate)
	}
	steps := make([]string, len(rates))
	for i, step := range rates {
		steps[i] = model.PercentWords(step.Rate)
		switch step.To.Kind {
		case model.LimitOfPlan:
			steps[i] += " to " + model.PercentWords(step.To.Amount)
		case model.LimitInPounds:
			steps[i] += " to £" + number.Shortest(step.To.Amount)
		}
	}
	return strings.Join(steps, ", ")
}

// parseRates reads them.
func parseRates(typed string) (rates model.MarginalRates, why string) {
	steps := strings.Split(typed, ", ")
	for i, text := range steps {
		rate, to, ends := strings.Cut(text, " to ")
		step := model.MarginalRate{}
		if step.Rate, why = tariffShare(rate); why != "" {
			return nil, why
		}
		switch last := i == len(steps)-1; {
		case ends == last && last:
			return nil, "the last step goes on and on: leave “to " + strings.TrimSpace(to) + "” out, or add what lies beyond, as in 70% to 105%, 30%"
		case ends == last:
			return nil, "every step but the last says how far it goes, as in 70% to 105%, 30%"
		case ends:
			if step.To, why = stepTo(to); why != "" {
				return nil, why
			}
		}
		rates = append(rates, step)
	}
	return rates, ""
}

// stepTo reads how far a step goes: "105%" of the baseline, or "£61.2m".
func stepTo(typed string) (to model.Limit, why string) {
	if strings.Contains(typed, "%") {
		to.Kind = model.LimitOfPlan
		to.Amount, why = number.ParseShare(typed, 10)
		return to, why
	}
	to.Kind = model.LimitInPounds
	if to.Amount, why = number.ParsePounds(typed); why != "" {
		why = "a step goes to a percentage of the baseline, as 105%, or to an amount for a full year"
	}
	return to, why
}
