package file

import (
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"fewer/model"
	"fewer/scenarios/fault"
	"fewer/scenarios/number"
)

// StampLayout is how a time of the meeting is written: 2010-12-02 15:40.
const StampLayout = "2006-01-02 15:04"

// Stamp writes a time as the files have it.
func Stamp(t time.Time) string { return t.Format(StampLayout) }

// meetingSections are the keys of a scenario file that hold a meeting.
func meetingSections() []key[Document] {
	return []key[Document]{
		field("meeting", meetingKeys.kind(), func(d *Document) *Meeting { return &d.Meeting }, "Where and when the meeting is, and its tables."),
		field("agenda", filled(listOf("a list of steps", agendaKeys.kind()), "write at least one step, or leave agenda out for the usual one"), func(d *Document) *[]AgendaItem { return &d.OwnAgenda }, "The steps of the meeting; the usual ones if left out."),
		field("rounds", listOf("a list of rounds", roundKeys.kind()), func(d *Document) *[]Round { return &d.Rounds }, "Rounds of guessing, with what was guessed and what the answers were."),
		field("ideas", listOf("a list of ideas", ideaKeys.kind()), func(d *Document) *[]Idea { return &d.Ideas }, "Added in the room. In no total, but for those that a change prices: one whose note is what the idea says."),
		field("groups", listOf("a list of groups' plans", groupKeys.kind()), func(d *Document) *[]GroupPlan { return &d.Groups }, "Plans of small groups, as they were last shown to all."),
		field("decisions", listOf("a list of decisions", decisionKeys.kind()), func(d *Document) *[]Decision { return &d.Decisions }, "What was decided."),
		field("frozen", listOf("a list of frozen copies", frozenKeys.kind()), func(d *Document) *[]FrozenCopy { return &d.Frozen }, "Copies of the scenario as it stood, with the minutes. Not to be edited."),
	}
}

var meetingKeys = object[Meeting]{
	name: "a meeting", flow: true,
	keys: []key[Meeting]{
		field("place", words, func(m *Meeting) *string { return &m.Place }, "Where."),
		field("date", timeText("2006-01-02", "a date", "2010-12-02"), func(m *Meeting) *string { return &m.Date }, "When, as 2010-12-02."),
		field("tables", filled(listOf("a list of tables", words), "name the tables, or leave the key out"), func(m *Meeting) *[]string { return &m.Tables }, "The names of the tables."),
		field("people", filled(listOf("a list of people", words), "name those who agree to it, or leave the key out"), func(m *Meeting) *[]string { return &m.People }, "Who was there, of those who agree to be named."),
	},
	check: func(in *fault.Input, r *record, m *Meeting) {
		if r.sound("tables") {
			checkTwice(in, m.Tables, func(i int) *fault.Place { return r.where("tables").At(i) })
		}
	},
}

var agendaKeys = object[AgendaItem]{
	name: "a step of the agenda",
	keys: []key[AgendaItem]{
		field("title", words, func(a *AgendaItem) *string { return &a.Title }, "What the step is called.").must("What we will not touch"),
		field("shows", oneOf("something that a step can show", EverythingShown), func(a *AgendaItem) *Shown { return &a.Shows }, "What is on the wall.").must("red_lines"),
		field("minutes", whole("a number of minutes", 1, 600), func(a *AgendaItem) *int { return &a.Minutes }, "How long it may take.").must("5"),
		field("prompt", words, func(a *AgendaItem) *string { return &a.Prompt }, "For the facilitator alone: what to say or ask."),
	},
}

var roundKeys = object[Round]{
	name: "a round",
	keys: []key[Round]{
		field("change", changeKeys.kind(), func(r *Round) *model.Change { return &r.Change }, "What the guesses are about.").must("{referrals: midshire-ent, percent: -10}"),
		field("with", listOf("a list of changes", changeKeys.kind()), func(r *Round) *[]model.Change { return &r.With }, "What they are about besides: of a specialty, the change at each of its other hospitals."),
		field("guesses", listOf("a list of guesses", guessKeys.kind()), func(r *Round) *[]Guess { return &r.Guesses }, "One for each table."),
		field("sealed", stamp, func(r *Round) *string { return &r.Sealed }, "When the guesses were sealed; left out while they may be corrected."),
		field("revealed", oneOf("a reveal", []Reveal{RevealByCase, RevealContract}), func(r *Round) *Reveal { return &r.Revealed }, "How far the answers were shown."),
		field("answers", answerKeys.kind(), func(r *Round) *Answers { return &r.Answers }, "£ saved, as it was shown.").when(func(r *Round) bool { return r.Revealed != RevealNothing }),
	},
	check: checkRound,
}

var guessKeys = object[Guess]{
	name: "a guess", flow: true,
	keys: []key[Guess]{
		field("table", words, func(g *Guess) *string { return &g.Table }, "Which table, where it agrees to be named."),
		field("guess", guessed, func(g *Guess) *model.Optional { return &g.Pounds }, "£, or don't know.").must("40_000"),
		field("named", yes, func(g *Guess) *bool { return &g.Named }, "Whether the table agrees to be named."),
	},
}

var answerKeys = object[Answers]{
	name: "answers", flow: true,
	keys: []key[Answers]{
		field("cost_per_case", money, func(a *Answers) *model.Money { return &a.ByCase }, "£ saved if paid by the case.").must("0.00"),
		field("as_contracted", money, func(a *Answers) *model.Money { return &a.AsContracted }, "£ saved as contracted.").must("0.00"),
	},
}

var ideaKeys = object[Idea]{
	name: "an idea", flow: true,
	keys: []key[Idea]{
		field("what", words, func(i *Idea) *string { return &i.What }, "What is to be done.").must("Pharmacists review repeat medicines"),
		field("where", words, func(i *Idea) *string { return &i.Where }, "Where, or who does it."),
		field("size", words, func(i *Idea) *string { return &i.Size }, "How much of it."),
		field("time", stamp, func(i *Idea) *string { return &i.Time }, "When it was added."),
	},
}

var decisionKeys = object[Decision]{
	name: "a decision",
	keys: []key[Decision]{
		field("decision", words, func(d *Decision) *string { return &d.What }, "What was decided.").must("ENT advice line before referral"),
		field("changes", listOf("a list of changes", changeKeys.kind()), func(d *Decision) *[]model.Change { return &d.Changes }, "The changes that it is made of."),
		field("contracts", listOf("a list of proposed contracts", proposalKeys.kind()), func(d *Decision) *[]model.Proposal { return &d.Proposals }, "The terms to be proposed."),
		field("saved", decisionSavingKeys.kind(), func(d *Decision) *DecisionSaving { return &d.Saved }, "£ saved by 31 March, as it was shown when it was decided."),
		field("owner", words, func(d *Decision) *string { return &d.Owner }, "Who sees to it."),
		field("by_when", words, func(d *Decision) *string { return &d.ByWhen }, "By when."),
		field("for", votes, func(d *Decision) *int { return &d.For }, "How many were for it."),
		field("against", votes, func(d *Decision) *int { return &d.Against }, "How many were against it."),
		field("not_sure", votes, func(d *Decision) *int { return &d.NotSure }, "How many were not sure."),
		field("dissent", words, func(d *Decision) *string { return &d.Dissent }, "What those said who were against it."),
		field("why", words, func(d *Decision) *string { return &d.Why }, "The reason."),
		field("time", stamp, func(d *Decision) *string { return &d.Time }, "When it was decided."),
	},
}

var groupKeys = object[GroupPlan]{
	name: "a group's plan",
	keys: []key[GroupPlan]{
		field("name", words, func(g *GroupPlan) *string { return &g.Name }, "Which group.").must("Combe group"),
		field("changes", listOf("a list of changes", changeKeys.kind()), func(g *GroupPlan) *[]model.Change { return &g.Changes }, "What it asks for."),
		field("contracts", listOf("a list of proposed contracts", proposalKeys.kind()), func(g *GroupPlan) *[]model.Proposal { return &g.Proposals }, "The terms that it proposes."),
		field("saved", decisionSavingKeys.kind(), func(g *GroupPlan) *DecisionSaving { return &g.Saved }, "£ saved by 31 March, as it was shown."),
		field("corrected", yes, func(g *GroupPlan) *bool { return &g.Corrected }, "Whether the group showed another plan before."),
	},
}

var votes = whole("a number of people", 0, 10_000)

var decisionSavingKeys = object[DecisionSaving]{
	name: "savings of a decision", flow: true,
	keys: []key[DecisionSaving]{
		field("as_contracted", money, func(s *DecisionSaving) *model.Money { return &s.AsContracted }, "£ as contracted.").must("0.00"),
		field("cost_per_case", money, func(s *DecisionSaving) *model.Money { return &s.ByCase }, "£ if all were paid by the case.").must("0.00"),
		field("as_proposed", money, func(s *DecisionSaving) *model.Money { return &s.AsProposed }, "£ against the contract, with the terms proposed."),
	},
}

var frozenKeys = object[FrozenCopy]{
	name: "a frozen copy",
	keys: []key[FrozenCopy]{
		field("time", stamp, func(f *FrozenCopy) *string { return &f.Time }, "When it was made.").must("2010-12-02 15:40"),
		field("changes", listOf("a list of changes", changeKeys.kind()), func(f *FrozenCopy) *[]model.Change { return &f.Changes }, "The changes as they then stood."),
		field("contracts", listOf("a list of proposed contracts", proposalKeys.kind()), func(f *FrozenCopy) *[]model.Proposal { return &f.Proposals }, "The proposals as they then stood."),
		field("result", pointer(resultKeys.kind()), func(f *FrozenCopy) **Result { return &f.Result }, "What it then came to."),
		field("minutes", listOf("a list of minutes", minuteKeys.kind()), func(f *FrozenCopy) *[]Minute { return &f.Minutes }, "What was done until then."),
	},
}

var minuteKeys = object[Minute]{
	name: "a minute", flow: true,
	keys: []key[Minute]{
		field("time", stamp, func(m *Minute) *string { return &m.Time }, "When.").must("2010-12-02 14:20"),
		field("done", words, func(m *Minute) *string { return &m.Done }, "What was done.").must("Guesses sealed"),
	},
}

var stamp = timeText(StampLayout, "a date and time", "2010-12-02 15:40")

// timeText is a time that is kept as it is written.
func timeText(layout, noun, example string) kind[string] {
	return kind[string]{
		read: func(in *fault.Input, at *fault.Place) (string, bool) {
			if at.Node.Kind != yaml.ScalarNode {
				in.WrongShape(at, noun, "write "+example)
				return "", false
			}
			if _, err := time.Parse(layout, at.Node.Value); err != nil {
				in.Fault(at, "write "+example, "%s is not %s", fault.Quote(at.Node.Value), noun)
				return "", false
			}
			return at.Node.Value, true
		},
		write:  plainNode,
		schema: schema{"type": "string", "pattern": "^" + digits.Replace(layout) + "$"},
	}
}

// digits makes a pattern of a layout of time.
var digits = strings.NewReplacer("2006", "[0-9]{4}", "01", "[0-9]{2}", "02", "[0-9]{2}", "15", "[0-9]{2}", "04", "[0-9]{2}")

// dontKnow is the guess of a table that does not know.
const dontKnow = "don't know"

// guessed is an amount, or the words for none.
var guessed = kind[model.Optional]{
	read: func(in *fault.Input, at *fault.Place) (model.Optional, bool) {
		if at.Node.Kind == yaml.ScalarNode {
			said := strings.NewReplacer("’", "'", "_", " ").Replace(strings.ToLower(strings.TrimSpace(at.Node.Value)))
			if said == dontKnow || said == "dont know" {
				return model.Optional{}, true
			}
			if _, ok := number.Parse(at.Node.Value); !ok {
				in.Fault(at, "write pounds, such as 40_000, or don't know", "%s is neither an amount nor “don't know”", fault.Quote(at.Node.Value))
				return model.Optional{}, false
			}
		}
		v, ok := anyPounds.read(in, at)
		return model.Optional{Value: v, Given: ok}, ok
	},
	write: func(o model.Optional) *yaml.Node {
		if !o.Given {
			return textNode(dontKnow)
		}
		return anyPounds.write(o.Value)
	},
	schema: schema{"anyOf": []schema{anyPounds.schema, {"const": dontKnow}}},
}

// yes is something that is so or not.
var yes = kind[bool]{
	read: func(in *fault.Input, at *fault.Place) (bool, bool) {
		switch {
		case at.Node.Kind == yaml.ScalarNode && (at.Node.Value == "true" || at.Node.Value == "yes"):
			return true, true
		case at.Node.Kind == yaml.ScalarNode && (at.Node.Value == "false" || at.Node.Value == "no"):
			return false, true
		}
		in.WrongShape(at, "yes or no", "write yes, or leave it out for no")
		return false, false
	},
	write: func(v bool) *yaml.Node {
		if !v {
			return nil
		}
		return plainNode("true")
	},
	schema: schema{"type": "boolean"},
}

// checkRound reports what no meeting can have led to.
func checkRound(in *fault.Input, r *record, round *Round) {
	if r.sound("guesses") {
		tables := make([]string, len(round.Guesses))
		for i, g := range round.Guesses {
			tables[i] = g.Table
		}
		checkTwice(in, tables, func(i int) *fault.Place { return r.where("guesses").At(i, "table") })
	}
	switch {
	case r.has("revealed") && !r.has("sealed"):
		in.Fault(r.where("revealed"), "add sealed: 2010-12-02 14:18, or leave revealed out", "an answer is revealed, but the guesses are not sealed")
	case r.has("revealed") && !r.has("answers"):
		in.Fault(r.where("revealed"), "add answers: {cost_per_case: 0.00, as_contracted: 0.00}", "an answer is revealed, but there are no answers")
	case r.has("answers") && !r.has("revealed"):
		in.Fault(r.where("answers"), "leave the answers out: the program reckons them when they are revealed", "the answers stand here before they are revealed")
	}
}

// checkTwice reports a table that is named twice.
func checkTwice(in *fault.Input, tables []string, where func(int) *fault.Place) {
	twice(tables, strings.ToLower, func(i, first int) {
		in.Fault(where(i), "give each table its own name", "the table %s stands here a second time; the first is on line %d", fault.Quote(tables[i]), where(first).Line())
	})
}

// twice reports what stands again in a list by its name, and where it stands first;
// what has no name never does.
func twice[V any](list []V, name func(V) string, report func(i, first int)) {
	at := map[string]int{}
	for i, v := range list {
		if first, again := at[name(v)]; again && name(v) != "" {
			report(i, first)
		} else {
			at[name(v)] = i
		}
	}
}
