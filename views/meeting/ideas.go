package meeting

import (
	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/handout"
	"fewer/views/tui"
	"fewer/views/wall"
)

// ideas lists what was added in the room, and what of it is priced.
type ideas struct{ listing }

func (r *ideas) entries() int { return len(r.doc().Ideas) }

func (r *ideas) keys() []tui.Action {
	return append([]tui.Action{
		{ID: "price-idea", Keys: []string{"enter"}, Short: "price it", ShortNow: r.enterDoes, Rank: 1, Help: "price the selected idea: whose bill it changes, by how much, and when; the first idea is written down", Do: tui.Just(r.price)},
		{ID: "add-idea", Keys: []string{"d"}, Short: "another idea", Rank: 2, Help: "write down an idea from the room, in three fields", Off: r.noneYet, Do: tui.Just(r.add)},
		{ID: "remove-idea", Keys: []string{"X", "delete"}, Short: "take out", Rank: 3, Help: "take the selected idea out, with its price", Off: r.noneToTakeOut, Do: r.asking("Take the idea out?", "The selected idea goes, with its price; u brings it back.", "take it out", func() {
			r.refused(r.session().RemoveIdea(r.at.List))
			r.at.List = max(0, min(r.at.List, r.entries()-1))
			r.host.Changed()
		})},
	}, r.listing.keys()...)
}

// enterDoes is what Enter does: with no idea there is none to price.
func (r *ideas) enterDoes() string {
	if r.entries() == 0 {
		return "write one down"
	}
	return "price it"
}

func (r *ideas) draw(out *wall.Writer) {
	shown := r.host.Shown()
	if len(shown.Document.Ideas) == 0 {
		out.Para(tui.Strong, "What else could we do?")
		out.Skip()
		out.Para(tui.Plain, "An idea that is not yet priced is in no total.")
		return
	}
	if out.Roomy() {
		r.drawLarge(out, shown.Document)
	}
	var items []wall.Entry
	for _, idea := range shown.Document.Ideas {
		items = append(items, wall.Entry{Says: handout.IdeaWords(idea), Role: tui.Strong, Notes: shown.PriceWords(idea)})
	}
	r.list(out, items, out.Left())
}

// drawLarge shows how many ideas there are, and how many of them count for money.
func (r *ideas) drawLarge(out *wall.Writer, doc file.Document) {
	priced := 0
	for _, idea := range doc.Ideas {
		if len(doc.PricedBy(idea)) > 0 {
			priced++
		}
	}
	out.FigureOf(out.ScaleFor(1, 12), tui.Focus, model.Thousands(int64(len(doc.Ideas))), "from the room, "+model.Thousands(int64(priced))+" of them priced")
	out.Skip()
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
		r.stage.Refuse(why)
		return
	}
	r.host.Price(min(r.at.List, r.entries()-1), r.Tell)
}

func (r *ideas) add() {
	r.ask(&tui.Form{
		Title: "An idea from the room", Draft: "idea",
		Fields: []tui.FormField{{Label: "what", Hint: "in a few words", Text: tui.Words("")}, {Label: "where", Hint: "or who does it"}, {Label: "how much", Hint: "e.g. 20 a week, from January"}},
		Done: func(said []string) string {
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
