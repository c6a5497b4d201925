package workshop

import (
	"slices"

	"fewer/scenarios"
	"fewer/views/handout"
	"fewer/views/tui"
)

// ideasWall lists what was added in the room, and what of it is priced.
func (r *room) ideasWall() wall {
	return wall{
		pieces: 1, draw: r.drawIdeas,
		actions: slices.Concat([]action{
			{id: "price-idea", keys: []string{"enter"}, short: "price it", shortNow: r.ideaEnter, group: meeting, rank: 1, help: "price the selected idea: whose bill it changes, by how much, and when; the first idea is written down", do: just(r.priceIdea)},
			{id: "add-idea", keys: []string{"d"}, short: "another idea", group: meeting, rank: 2, help: "write down an idea from the room, in three fields", off: r.noIdeaYet, do: just(r.askIdea)},
			{id: "remove-idea", keys: []string{"X", "delete"}, short: "take out", group: meeting, rank: 3, help: "take the selected idea out, with its price", off: r.noIdea, do: r.asking("Take the idea out?", "The selected idea goes, with its price; u brings it back.", "take it out", func() {
				r.app.refused(r.session().RemoveIdea(r.list))
				r.list = max(0, min(r.list, len(r.doc().Ideas)-1))
				r.app.changed()
			})},
		}, r.arrows()),
	}
}

// ideaEnter is what Enter does: with no idea there is none to price.
func (r *room) ideaEnter() string {
	if len(r.doc().Ideas) == 0 {
		return "write one down"
	}
	return "price it"
}

func (r *room) drawIdeas(out *writer) {
	doc := r.doc()
	if len(doc.Ideas) == 0 {
		out.para(tui.Strong, "What else could we do?")
		out.skip()
		out.para(tui.Plain, "An idea that is not yet priced is in no total.")
		return
	}
	source := handout.Source{Prepared: r.app.prepared(), Document: doc, Projection: r.app.projection()}
	var items []listed
	for _, idea := range doc.Ideas {
		items = append(items, listed{
			says: handout.IdeaWords(idea), role: tui.Strong,
			notes: source.PriceWords(idea),
		})
	}
	out.list(items, r.list)
}

// noIdeaYet leaves the first idea to Enter.
func (r *room) noIdeaYet() string {
	if len(r.doc().Ideas) == 0 {
		return "Enter writes down the first idea"
	}
	return ""
}

func (r *room) noIdea() string {
	if r.list >= len(r.doc().Ideas) {
		return "There is no idea to take out"
	}
	return ""
}

// priceIdea asks for the price of the selected idea.
func (r *room) priceIdea() {
	if len(r.doc().Ideas) == 0 {
		r.askIdea()
		return
	}
	if why := r.app.moneyWithheld(); why != "" {
		r.app.refuse(why)
		return
	}
	r.app.chooseBill(min(r.list, len(r.doc().Ideas)-1), r.tell)
}

func (r *room) askIdea() {
	r.ask(&form{
		title: "An idea from the room", draft: "idea",
		fields: []formField{{label: "what", hint: "in a few words"}, {label: "where", hint: "or who does it"}, {label: "how much", hint: "e.g. 20 a week, from January"}},
		done: func(said []string) string {
			refusal := r.session().AddIdea(scenarios.Idea{What: said[0], Where: said[1], Size: said[2]})
			if refusal.Refused() {
				return refusal.Reason
			}
			r.list = len(r.doc().Ideas) - 1
			r.app.changed()
			return ""
		},
	})
}
