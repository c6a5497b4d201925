package meeting

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/number"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/words"
)

// redLines lists what nobody may cut, and takes more of it.
type redLines struct{ listing }

func (r *redLines) fills() bool { return true }

func (r *redLines) entries() int { return len(r.lines()) }

func (r *redLines) keys() []tui.Action {
	return append([]tui.Action{
		{ID: "add-red-line", Keys: []string{"enter"}, Short: "a red line", Rank: 1, Help: "agree a red line, found by a row, a specialty or the words used: how far it may go, and why", Do: tui.Just(r.add)},
		{ID: "remove-red-line", Keys: []string{"X", "delete"}, Short: "take out", Rank: 3, Help: "take the selected red line out", Off: r.noneToTakeOut, Do: r.asking("Take the red line out?", "The selected red line goes; u brings it back.", "take it out", r.takeOut)},
	}, r.listing.keys()...)
}

func (r *redLines) draw(out *wall.Writer) {
	items := r.lines()
	if len(items) == 0 {
		out.Para(tui.Plain, "Nothing is agreed yet.")
		out.Skip()
		out.Para(tui.Plain, "What will we not touch, and why?")
		return
	}
	agreed := r.doc().Agreed()
	switch {
	case len(agreed) == 0:
		out.Para(tui.Strong, "Nothing is agreed in the room yet. Held by the year file:")
		out.Skip()
	case r.at.List < len(agreed) && out.Roomy():
		r.drawLarge(out, agreed[r.at.List])
	}
	r.list(out, items, out.Left())
}

// drawLarge shows how far the selected red line lets go.
func (r *redLines) drawLarge(out *wall.Writer, a file.Agreed) {
	limit, beside := words.RedLineFigure(r.prepared(), a)
	out.FigureOf(out.ScaleFor(1, 8), tui.Focus, limit, beside)
	out.Skip()
}

// lines are those agreed in the room, then the shares that the year protects.
func (r *redLines) lines() (items []wall.Entry) {
	y := r.year()
	for _, a := range r.doc().Agreed() {
		item := wall.Entry{Says: a.Words(y), Role: tui.Strong}
		if a[0].Urgent {
			item.Notes = append(item.Notes, words.UrgentFound(y))
		}
		if a[0].Why != "" {
			item.Notes = append(item.Notes, "because "+a[0].Why)
		}
		items = append(items, item)
	}
	for _, s := range file.MarkedUrgent(y) {
		items = append(items, wall.Entry{Says: s.Name + ": " + model.PercentWords(s.Protected) + " are urgent and never cut"})
	}
	return items
}

func (r *redLines) noneToTakeOut() string {
	if r.at.List >= len(r.doc().Agreed()) {
		return "Only what was agreed in the room can be taken out here"
	}
	return ""
}

func (r *redLines) takeOut() {
	r.session().RemoveRedLines(r.doc().Agreed()[r.at.List])
	r.host.Changed()
}

// add asks what the red line is about, then for the limit and the reason.
func (r *redLines) add() {
	offered := words.MayBeAgreed(r.prepared(), r.targets)
	names := make([]string, len(offered))
	for i, o := range offered {
		names[i] = o.Name
	}
	at := slices.IndexFunc(offered, func(o words.MayAgree) bool { return o.Lines[0].Target == r.at.Row && o.Short == "" })
	var choose *tui.Finder
	choose = tui.NewChooser("What will we not touch?", names, at, func(i int) tea.Cmd {
		r.askLimit(offered[i], choose.Typed())
		return nil
	})
	choose.Search = words.MeantByRedLine
	r.stage.Show(choose)
}

// atMost is why no figure is asked for, of what is urgent and of the rest.
var atMost = map[bool]string{true: "; what is urgent is never cut, so there is no figure to it", false: "; how far it may go stands above"}

// askLimit asks how far it may go, and why; what is urgent is never cut.
func (r *redLines) askLimit(o words.MayAgree, typed string) {
	limit := tui.FormField{Label: "at most % fewer", Hint: "0 for none at all"}
	why := tui.FormField{Label: "because", Hint: "the reason, as it is said", Text: tui.Words("")}
	urgent := o.Lines[0].Urgent
	fields := []tui.FormField{limit, why}
	if urgent {
		fields = fields[1:]
	}
	r.ask(&tui.Form{
		Title: tui.UpperFirst(o.Name), Draft: "red line " + o.Name, Fields: fields,
		Done: func(said []string) string {
			size := model.Size{}
			if !urgent {
				var why string
				if size, why = number.ParseSize(said[0], number.SizeOf{}); why == "" && size.Kind != model.Percent {
					why = "a red line is a percentage: 20 is at most 20% fewer"
				}
				if why != "" {
					return why
				}
			}
			if why := said[len(said)-1]; why != "" && !strings.ContainsFunc(why, unicode.IsLetter) {
				return "because: say the reason in words" + atMost[urgent]
			}
			lines := slices.Clone(o.Lines)
			for i := range lines {
				lines[i].NotBelow, lines[i].Why = size.Amount, said[len(said)-1]
				if o.Short != "" {
					lines[i].Said = tui.FirstGiven(typed, o.Short)
				}
			}
			r.session().AgreeRedLines(lines)
			r.at.List = len(r.doc().Agreed()) - 1
			r.host.Changed()
			return ""
		},
	})
}
