package workshop

import (
	"fewer/scenarios/file"
	"fewer/views/handout"
	"fewer/views/tui"
)

// ideas lists what was added in the room, and what of it is priced.
type ideas struct{ plain }

func (r *ideas) entries() int { return len(r.doc().Ideas) }

func (r *ideas) keys() []action {
	return append([]action{
		{id: "price-idea", keys: []string{"enter"}, short: "price it", shortNow: r.enterDoes, rank: 1, help: "price the selected idea: whose bill it changes, by how much, and when; the first idea is written down", do: just(r.price)},
		{id: "add-idea", keys: []string{"d"}, short: "another idea", rank: 2, help: "write down an idea from the room, in three fields", off: r.noneYet, do: just(r.add)},
		{id: "remove-idea", keys: []string{"X", "delete"}, short: "take out", rank: 3, help: "take the selected idea out, with its price", off: r.noneToTakeOut, do: r.asking("Take the idea out?", "The selected idea goes, with its price; u brings it back.", "take it out", func() {
			r.refused(r.session().RemoveIdea(r.at.List))
			r.at.List = max(0, min(r.at.List, r.entries()-1))
			r.host.Changed()
		})},
	}, r.arrows()...)
}

// enterDoes is what Enter does: with no idea there is none to price.
func (r *ideas) enterDoes() string {
	if r.entries() == 0 {
		return "write one down"
	}
	return "price it"
}

func (r *ideas) draw(out *writer) {
	shown := r.host.Shown()
	if len(shown.Document.Ideas) == 0 {
		out.para(tui.Strong, "What else could we do?")
		out.skip()
		out.para(tui.Plain, "An idea that is not yet priced is in no total.")
		return
	}
	var items []listed
	for _, idea := range shown.Document.Ideas {
		items = append(items, listed{says: handout.IdeaWords(idea), role: tui.Strong, notes: shown.PriceWords(idea)})
	}
	out.list(items, r.at.List)
}

// noneYet leaves the first idea to Enter.
func (r *ideas) noneYet() string {
	if r.entries() == 0 {
		return "Enter writes down the first idea"
	}
	return ""
}

func (r *ideas) noneToTakeOut() string {
	if r.at.List >= r.entries() {
		return "There is no idea to take out"
	}
	return ""
}

// price asks for the price of the selected idea.
func (r *ideas) price() {
	if r.entries() == 0 {
		r.add()
		return
	}
	if why := r.stillWithheld(); why != "" {
		r.host.Refuse(why)
		return
	}
	r.host.Price(min(r.at.List, r.entries()-1), r.tell)
}

func (r *ideas) add() {
	r.ask(&form{
		title: "An idea from the room", draft: "idea",
		fields: []formField{{label: "what", hint: "in a few words"}, {label: "where", hint: "or who does it"}, {label: "how much", hint: "e.g. 20 a week, from January"}},
		done: func(said []string) string {
			refusal := r.session().AddIdea(file.Idea{What: said[0], Where: said[1], Size: said[2]})
			if refusal.Refused() {
				return refusal.Reason
			}
			r.at.List = len(r.doc().Ideas) - 1
			r.host.Changed()
			return ""
		},
	})
}
