package file

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/number"
)

var scenarioKeys = object[Document]{
	name: "a scenario file",
	keys: slices.Concat([]key[Document]{
		format[Document](fault.ScenarioFormat),
		field("name", words, func(d *Document) *string { return &d.Scenario.Name }, "What the scenario is called, best with its date.").must("2010-12-02 Joint meeting"),
		field("author", words, func(d *Document) *string { return &d.Scenario.Author }, "Who made it."),
		field("copy_of", words, func(d *Document) *string { return &d.CopyOf }, "The scenario that this is one's own copy of."),
		field("frozen_at", stamp, func(d *Document) *string { return &d.FrozenAt }, "When this copy was frozen. Whoever opens it goes on in a copy of their own."),
		field("practice_names", oneOf("a way to name practices", []PracticeNames{NamesShown, NamesHidden}), func(d *Document) *PracticeNames { return &d.Names }, "Whether names of practices are in a bundle."),
		yearKey(),
		field("changes", listOf("a list of changes", changeKeys.kind()), func(d *Document) *[]model.Change { return &d.Scenario.Changes }, "What is to be done differently."),
		field("contracts", listOf("a list of proposed contracts", proposalKeys.kind()), func(d *Document) *[]model.Proposal { return &d.Scenario.Proposals }, "Terms that are proposed to providers."),
		field("red_lines", listOf("a list of red lines", redLineKeys.kind()), func(d *Document) *[]RedLine { return &d.RedLines }, "Limits that were agreed."),
	}, meetingSections(), []key[Document]{
		field("result", pointer(resultKeys.kind()), func(d *Document) **Result { return &d.Result }, "What the program that wrote the file reckoned."),
	}),
	check: func(in *fault.Input, r *record, d *Document) {
		checkProposals(in, r.At("contracts"), d.Scenario.Proposals)
	},
}

// yearBlock is the year that a scenario is made for, with the year itself in a bundle.
type yearBlock struct {
	YearReference
	file *model.Year
}

var yearBlockKeys = object[yearBlock]{
	name: "year",
	keys: []key[yearBlock]{
		field("name", words, func(y *yearBlock) *string { return &y.Name }, "The commissioner."),
		field("financial_year", financialYear, func(y *yearBlock) *model.FinancialYear { return &y.FinancialYear }, "From 1 April to 31 March."),
		field("weeks_elapsed", weeksOver, func(y *yearBlock) *int { return &y.WeeksElapsed }, "How many of the 52 weeks are over."),
		field("months_elapsed", monthsOver, func(y *yearBlock) *int { return &y.MonthsElapsed }, "How many months are over, where monitoring comes by month."),
		field("fingerprint", id, func(y *yearBlock) *string { return &y.Fingerprint }, "The SHA-256 of the year as understood."),
		field("lettered", id, func(y *yearBlock) *string { return &y.Lettered }, "The SHA-256 of the year in the file, where its practices go by letters."),
		field("file", bundledYear, func(y *yearBlock) **model.Year { return &y.file }, "The year file itself."),
	},
}

func yearKey() key[Document] {
	k := yearBlockKeys.kind()
	return key[Document]{
		name: "year", doc: "The year that the scenario is made for.", schema: k.schema,
		read: func(in *fault.Input, at *fault.Place, d *Document) bool {
			y, ok := k.read(in, at)
			d.Year, d.Bundled = y.YearReference, y.file
			return ok
		},
		write: func(d, _ *Document) *yaml.Node {
			if d.Year == (YearReference{}) && d.Bundled == nil {
				return nil
			}
			n := k.write(yearBlock{d.Year, d.Bundled})
			if d.Bundled == nil {
				n.Style = yaml.FlowStyle
			}
			return n
		},
	}
}

// bundledYear is a whole year file inside a scenario file.
var bundledYear = kind[*model.Year]{
	read: func(in *fault.Input, at *fault.Place) (*model.Year, bool) {
		before := in.Errors
		y := readYearAt(in, at)
		return y, in.Errors == before
	},
	write: func(y *model.Year) *yaml.Node {
		if y == nil {
			return nil
		}
		return yearKeys.write(*y)
	},
	schema: yearKeys.describe(),
}

// pointer is a value that may be left out as a whole.
func pointer[V any](k kind[V]) kind[*V] {
	return kind[*V]{
		read: func(in *fault.Input, at *fault.Place) (*V, bool) {
			v, ok := k.read(in, at)
			return &v, ok
		},
		write: func(v *V) *yaml.Node {
			if v == nil {
				return nil
			}
			return k.write(*v)
		},
		schema: k.schema,
		facts: func(v **V, y *yearParts) (any, bool) {
			if *v == nil {
				return nil, false
			}
			return k.facts(*v, y)
		},
	}
}

var changeKeys = object[model.Change]{
	name: "a change", flow: true,
	fresh: func() model.Change { return model.NewChange(model.Target{}, model.Size{}) },
	keys: []key[model.Change]{
		field("referrals", id, func(c *model.Change) *string { return &c.Target.Referrals }, "Id of a referral stream."),
		field("line", id, func(c *model.Change) *string { return &c.Target.Line }, "Id of a line."),
		sizeKey("percent", percentNumber, model.Percent, "Percent: -10 is a tenth less."),
		sizeKey("per_week", perWeek, model.PerWeek, "Units in each week, £ on a line without activity: -6 is six fewer."),
		field("from_week", week, func(c *model.Change) *int { return &c.FromWeek }, "The first week; the first remaining one if left out."),
		field("to_week", week, func(c *model.Change) *int { return &c.ToWeek }, "The last week; 52 if left out."),
		field("practices", filled(listOf("a list of ids of practices", id), "name practices, or leave the key out for all"), func(c *model.Change) *[]string { return &c.Practices }, "Ids of practices; all if left out."),
		field("delivered", share, func(c *model.Change) *float64 { return &c.Delivered }, "How much of what was agreed is expected to happen; 100% if left out."),
		field("comes_back", comesBackKeys.kind(), func(c *model.Change) *model.ComesBack { return &c.ComesBack }, "What is sent after all, later."),
		field("costs", costsKeys.kind(), func(c *model.Change) *model.Costs { return &c.Costs }, "£ that it takes to bring it about."),
		field("asked_by", filled(listOf("a list of names", words), "name those who asked for it, or leave the key out"), func(c *model.Change) *[]string { return &c.AskedBy }, "The names of those who asked for it; kept when files are merged."),
		field("off", yes, func(c *model.Change) *bool { return &c.Off }, "Whether the change is kept in its place without effect."),
		field("note", words, func(c *model.Change) *string { return &c.Note }, "Why, or how."),
	},
	rules: schema{"allOf": []schema{
		{"oneOf": []schema{{"required": []string{"percent"}}, {"required": []string{"per_week"}}}},
		{"oneOf": []schema{
			{"required": []string{"referrals"}},
			{"required": []string{"line"}, "not": schema{"anyOf": []schema{{"required": []string{"practices"}}, {"required": []string{"comes_back"}}}}},
		}},
	}},
	check: checkChange,
}

// sizeKey is one of the two ways to give a change's size.
func sizeKey(name string, k kind[float64], is model.SizeKind, doc string) key[model.Change] {
	return key[model.Change]{
		name: name, doc: doc, schema: k.schema,
		read: func(in *fault.Input, at *fault.Place, c *model.Change) bool {
			v, ok := k.read(in, at)
			c.Size = model.Size{Kind: is, Amount: v}
			return ok
		},
		write: func(c, _ *model.Change) *yaml.Node {
			if c.Size.Kind != is {
				return nil
			}
			return k.write(c.Size.Amount)
		},
	}
}

var comesBackKeys = object[model.ComesBack]{
	name: "comes_back", flow: true,
	keys: []key[model.ComesBack]{
		field("share", share, func(c *model.ComesBack) *float64 { return &c.Share }, "The share of what was taken away.").must("40%"),
		field("weeks", lag, func(c *model.ComesBack) *model.Lag { return &c.Lag }, "How many weeks later: the first and the last.").must("[18, 26]"),
	},
}

var costsKeys = object[model.Costs]{
	name: "costs", flow: true,
	keys: []key[model.Costs]{
		field("once", pounds, func(c *model.Costs) *float64 { return &c.Once }, "£ once."),
		field("per_week", pounds, func(c *model.Costs) *float64 { return &c.PerWeek }, "£ in each of the change's remaining weeks."),
	},
	rules: schema{"minProperties": 1},
}

var proposalKeys = object[model.Proposal]{
	name: "a proposed contract",
	keys: []key[model.Proposal]{
		field("provider", id, func(p *model.Proposal) *string { return &p.Provider }, "Id of the provider.").must("midshire"),
		field("from_week", week, func(p *model.Proposal) *int { return &p.FromWeek }, "The first week under the proposal; 1, as if signed in April, if left out."),
		field("contract", contract, func(p *model.Proposal) *[]model.Schedule { return &p.Contract }, "The proposed schedules.").must("[{terms: cost_per_case}]"),
	},
}

var redLineKeys = object[RedLine]{
	name: "a red line", flow: true,
	keys: []key[RedLine]{
		field("referrals", id, func(l *RedLine) *string { return &l.Target.Referrals }, "Id of a referral stream."),
		field("line", id, func(l *RedLine) *string { return &l.Target.Line }, "Id of a line."),
		field("not_below", percentNumber, func(l *RedLine) *float64 { return &l.NotBelow }, "Percent: -20 lets nobody go below a fifth less.").must("-20"),
		field("why", words, func(l *RedLine) *string { return &l.Why }, "The reason that was given."),
		field("said", words, func(l *RedLine) *string { return &l.Said }, "The words in which it was agreed, where it was found by them."),
		field("urgent", yes, func(l *RedLine) *bool { return &l.Urgent }, "In place of a row: all that the year marks as urgent."),
	},
	rules: schema{"oneOf": []schema{{"required": []string{"referrals"}}, {"required": []string{"line"}}, {"required": []string{"urgent"}}}},
	check: func(in *fault.Input, r *record, l *RedLine) {
		switch {
		case !l.Urgent:
			checkTarget(in, r, "red line")
		case r.has("referrals") || r.has("line"):
			in.Fault(r.where("urgent"), "leave urgent out, or the row", "the red line names a row, and what is urgent besides")
		}
		if r.sound("not_below") {
			doubtPercent(in, r.where("not_below"), l.NotBelow)
		}
	},
}

var resultKeys = object[Result]{
	name: "result", flow: true,
	keys: []key[Result]{
		field("rules", whole("a version of the rules", 1, 1000), func(r *Result) *int { return &r.Rules }, "The version of the rules of projection.").must("1"),
		field("terms", resultByTerms, func(r *Result) *map[string]TermsResult { return &r.Terms }, "The result under each terms."),
		field("lands_after_year_end", money, func(r *Result) *model.Money { return &r.LandsAfterYearEnd }, "£ that land after year end."),
	},
}

var termsResultKeys = object[TermsResult]{
	name: "a result under one terms", flow: true,
	keys: []key[TermsResult]{
		field("deficit", money, func(r *TermsResult) *model.Money { return &r.Deficit }, "£ over budget; minus for a surplus.").must("0.00"),
		field("saving", money, func(r *TermsResult) *model.Money { return &r.Saving }, "£ saved under the same terms.").must("0.00"),
	},
}

// money is an amount to the penny.
var money = kind[model.Money]{
	read: func(in *fault.Input, at *fault.Place) (model.Money, bool) {
		v, ok := number.Figure{Noun: "an amount", Example: "-250_000", Negative: true, Most: number.MaxPounds}.Read(in, at)
		if ok && math.Abs(v*100-math.Round(v*100)) > 1e-4 {
			in.Fault(at, "write pounds with two decimals", "%s is not a whole number of pence", at.Node.Value)
			return 0, false
		}
		return model.RoundPounds(v), ok
	},
	write:  func(m model.Money) *yaml.Node { return plainNode(m.Decimal()) },
	schema: anyPounds.schema,
}

// resultByTerms holds a result for each of the terms that have one.
var resultByTerms = kind[map[string]TermsResult]{
	read: func(in *fault.Input, at *fault.Place) (map[string]TermsResult, bool) {
		if at.Node.Kind != yaml.MappingNode {
			in.WrongShape(at, "a result for each terms", "write {as_contracted: {deficit: 0.00, saving: 0.00}}")
			return nil, false
		}
		all, ok := map[string]TermsResult{}, true
		for i := 0; i+1 < len(at.Node.Content); i += 2 {
			name, value := at.Node.Content[i], at.Node.Content[i+1]
			_, known := oneOf("the name of terms", termsKeys()).read(in, at.Under(name.Value, name))
			if !known || value.Kind == yaml.AliasNode {
				ok = false
				continue
			}
			r, sound := termsResultKeys.read(in, at.Under(name.Value, value))
			all[name.Value], ok = r, ok && sound
		}
		return all, ok
	},
	write: func(all map[string]TermsResult) *yaml.Node {
		n := flowMap()
		for _, name := range termsKeys() {
			if r, ok := all[name]; ok {
				n.Content = append(n.Content, textNode(name), termsResultKeys.write(r))
			}
		}
		return n
	},
	schema: schema{"type": "object", "propertyNames": schema{"enum": termsKeys()}, "additionalProperties": termsResultKeys.describe()},
}

func termsKeys() []string {
	keys := make([]string, len(model.AllTerms))
	for i, t := range model.AllTerms {
		keys[i] = t.Key()
	}
	return keys
}

// checkTarget reports a change or red line that names no target, or two.
func checkTarget(in *fault.Input, r *record, noun string) {
	switch {
	case r.has("referrals") && r.has("line"):
		in.Fault(r.where("line"), "write one of the two; another "+noun+" can have the other", "the %s names both a referral stream and a line", noun)
	case !r.has("referrals") && !r.has("line"):
		in.Fault(r.Place, "add referrals: and the id of a referral stream, or line: and the id of a line", "the %s names neither a referral stream nor a line", noun)
	}
}

// checkChange reports what is wrong with the keys of a change taken together.
func checkChange(in *fault.Input, r *record, c *model.Change) {
	checkTarget(in, r, "change")
	switch {
	case r.has("percent") && r.has("per_week"):
		in.Fault(r.where("per_week"), "write one of the two", "the change has both percent and per_week")
	case !r.has("percent") && !r.has("per_week"):
		in.Fault(r.Place, "add percent: -10 for a tenth less, or per_week: -6 for six fewer a week", "the change has neither percent nor per_week")
	}
	if r.sound("percent") && !r.has("per_week") {
		doubtPercent(in, r.where("percent"), c.Size.Amount)
	}
	if r.sound("from_week") && r.sound("to_week") && c.ToWeek < c.FromWeek {
		in.Fault(r.where("to_week"), fmt.Sprintf("write a week from %d to %d", c.FromWeek, model.WeeksInYear), "to_week is before from_week")
	}
	if r.has("line") && !r.has("referrals") {
		for _, name := range []string{"practices", "comes_back"} {
			if r.has(name) {
				in.Fault(r.where(name), "leave it out, or change the referral stream that leads to the line", "this is for changes to referrals, not to a line")
			}
		}
	}
	if r.sound("practices") {
		twice(c.Practices, strings.Clone, func(i, _ int) {
			in.Fault(r.where("practices").At(i), "name it once", "the practice %s is named twice", fault.Quote(c.Practices[i]))
		})
	}
}

// doubtPercent warns of a percentage that was probably meant as a proportion, and of
// one that takes away more than there is.
func doubtPercent(in *fault.Input, at *fault.Place, p float64) {
	switch {
	case p != 0 && math.Abs(p) < 1:
		in.Warn(at, "write "+number.Shortest(math.Round(p*1e6)/1e4)+" if that is meant", "%s percent is less than one in a hundred", number.Shortest(p))
	case p < -number.MostFewer:
		in.Warn(at, "write -100 if all of them are meant", "%s percent is more than there is: at most all of them can be taken away", number.Shortest(p))
	}
}

// checkProposals reports two proposals for one provider.
func checkProposals(in *fault.Input, at *fault.Place, proposals []model.Proposal) {
	twice(proposals, func(p model.Proposal) string { return p.Provider }, func(i, first int) {
		in.Fault(at.At(i, "provider"), "keep one of the two, or put their schedules into one contract",
			"a second proposal for %s; the first is on line %d", fault.Quote(proposals[i].Provider), at.At(first).Line())
	})
}
