package workshop

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/views/workshop/paint"
)

// guessWall asks each table what the change saves, and shows no answer.
func (r *room) guessWall() wall {
	return wall{
		pieces: 1, enter: r.askTables, advance: r.askToSeal, draw: r.drawGuesses, typed: r.beginGuess,
		actions: []action{
			{id: "guess", keys: []string{"enter"}, short: "write a guess", group: meeting, rank: 1, help: "the selected table writes its guess, unseen", off: r.noGuessing, do: just(r.writeGuess)},
			{id: "table-up", keys: []string{"up"}, short: "table", group: meeting, rank: 2, help: "the table above", do: just(func() { r.moveTable(-1) })},
			{id: "table-down", keys: []string{"down"}, short: "table", group: meeting, rank: 2, help: "the table below", do: just(func() { r.moveTable(1) })},
			{id: "withdraw", keys: []string{"w"}, short: "take back", group: meeting, rank: 3, help: "the selected table takes its guess back", off: r.noGuessing, do: r.asking("Take the guess back?", "The guess of the selected table goes; u brings it back.", "take it back", func() {
				r.app.refused(r.session().WithdrawGuess(r.tableName()))
			})},
			{id: "tables", keys: []string{"n"}, short: "tables", group: meeting, rank: 4, help: "how many tables there are, and their names", off: r.noGuessing, do: just(r.askTableNames)},
			{id: "give-up-round", keys: []string{"G"}, group: meeting, help: "go on without guesses; asks first where there are some", off: r.noGuessing, do: just(r.askToGiveUp)},
		},
	}
}

// askTables opens a round about the row's change, unless it has been answered, or
// tables have guessed about another.
func (r *room) askTables() {
	doc := r.doc()
	c, ok := r.change()
	if !ok {
		return
	}
	if n := len(doc.Rounds); n > 0 {
		last := doc.Rounds[n-1]
		_, open := doc.OpenRound()
		if open && (len(last.Guesses) > 0 || last.Revealed != scenarios.RevealNothing) ||
			last.Change.Target == c.Target && last.Change.Size == c.Size {
			return
		}
	}
	r.table = 0
	for _, table := range doc.Tables() {
		delete(r.app.drafts, guessDraft(table)) // of another round
	}
	r.app.refused(r.session().AskGuesses(c))
}

// change is what the row's guesses are about: its plain change, else its last.
func (r *room) change() (model.Change, bool) {
	var found model.Change
	ok := false
	for _, c := range r.doc().Scenario.Changes {
		if c.Target == r.target() {
			if found, ok = c, true; c.IsPlain(r.app.year) {
				return c, true
			}
		}
	}
	return found, ok
}

// round is the round that the walls show: the open one, or the last.
func (r *room) round() (scenarios.Round, bool) {
	rounds := r.doc().Rounds
	if len(rounds) == 0 {
		return scenarios.Round{}, false
	}
	return rounds[len(rounds)-1], true
}

func (r *room) noGuessing() string {
	round, open := r.doc().OpenRound()
	switch {
	case !open:
		return "No guess is asked for; choose a change on the step before"
	case round.Sealed != "":
		return "The guesses are sealed"
	}
	return ""
}

func (r *room) tableName() string {
	tables := r.doc().Tables()
	return tables[min(r.table, len(tables)-1)]
}

func (r *room) moveTable(by int) {
	r.table = min(max(0, r.table+by), len(r.doc().Tables())-1)
}

// askToSeal asks whether to seal, where there is something to seal.
func (r *room) askToSeal() bool {
	round, open := r.doc().OpenRound()
	if !open || round.Sealed != "" {
		return false
	}
	n := len(round.Guesses)
	if n == 0 {
		r.offerWithout(round.Change)
		return true
	}
	text := "All " + strconv.Itoa(n) + " guesses are in. Once they are sealed nobody can change them."
	if missing := len(r.doc().Tables()) - n; missing > 0 {
		text = strconv.Itoa(n) + " of " + strconv.Itoa(n+missing) + " tables have written a guess. Once they are sealed nobody can change them or add one."
	}
	r.app.show(&question{app: r.app, title: "Seal the guesses?", text: text, answers: []answer{
		{"space enter", "seal them", func() tea.Cmd {
			r.kept = ""
			if !r.app.refused(r.session().Seal()) {
				r.sealing = true
				r.app.say("The guesses are on their way to the disk; they are sealed once they are on it.")
				r.afterKept()
			}
			return r.tell()
		}},
	}, esc: "not yet"})
	return true
}

// sealKept tells whether the round is sealed and its seal is on the disk, which is
// when it is said to be sealed.
func (r *room) sealKept(round scenarios.Round) bool {
	switch state := r.session().JournalState().State; {
	case round.Sealed == "":
		return false
	case state == scenarios.JournalOnDisk, state == scenarios.JournalOff:
		r.kept = round.Sealed // later edits don't break it
	}
	return r.kept == round.Sealed
}

// afterKept says that the guesses are sealed, once they are on the disk.
func (r *room) afterKept() {
	if round, _ := r.round(); r.sealing && r.sealKept(round) {
		r.sealing = false
		r.app.tell("Sealed. Space shows the first answer.")
		r.app.beside = append(r.app.beside, r.tell())
	}
}

// offerWithout asks whether to go on without guesses, where none is in.
func (r *room) offerWithout(c model.Change) {
	write := answer{"enter", "write a guess", func() tea.Cmd {
		r.goToShown(scenarios.ShowGuess)
		if r.noGuessing() == "" {
			r.writeGuess()
		}
		return r.tell()
	}}
	r.app.show(&question{app: r.app, title: "Go on without guesses?", text: "No table has written a guess. The next step shows the answer.", answers: []answer{
		{"space", "go on without", func() tea.Cmd { return r.goWithout(c) }},
		write,
	}, esc: "not yet"})
}

// goWithout goes on to the first answer, where it has a step.
func (r *room) goWithout(c model.Change) tea.Cmd {
	if r.app.refused(r.session().WithoutGuesses(c)) {
		return nil
	}
	r.app.changed()
	if r.item().Shows == scenarios.ShowByCase {
		r.reveal(scenarios.RevealNothing)
		return r.tell()
	}
	return r.goOn()
}

// askToGiveUp goes on without guesses; where there are some it asks first.
func (r *room) askToGiveUp() {
	round, _ := r.doc().OpenRound()
	if len(round.Guesses) == 0 {
		r.offerWithout(round.Change)
		return
	}
	text := "One table has written a guess; it would be lost."
	if n := len(round.Guesses); n > 1 {
		text = strconv.Itoa(n) + " tables have written a guess; they would be lost."
	}
	r.app.show(&question{app: r.app, title: "Give the guesses up?", text: text + " No answer is shown yet; u takes it back.", answers: []answer{
		{"g", "give them up", func() tea.Cmd {
			if !r.app.refused(r.session().GiveUpGuesses()) {
				r.app.changed()
				r.app.say("Given up. Space shows the first answer.")
			}
			return r.tell()
		}},
	}})
}

func (r *room) drawGuesses(out *writer) {
	round, ok := r.round()
	if _, chosen := r.change(); !ok && !chosen {
		out.para(paint.Plain, "First choose what to send fewer of. Page Up goes back to it.")
		return
	}
	if !ok {
		out.para(paint.Plain, "Space asks the tables about "+r.app.year.TargetName(r.target())+".")
		return
	}
	out.para(paint.Strong, r.app.year.ChangeWords(round.Change)+".")
	out.para(paint.Plain, "What will it save by 31 March?")
	out.skip()
	for i, table := range r.doc().Tables() {
		if out.left() <= 1 {
			break
		}
		if i == r.table && round.Sealed == "" {
			out.Put(0, out.y, paint.Knob, out.theme.Glyphs.Select)
		}
		out.Cut(2, out.y, 20, paint.Strong, out.shown(table))
		out.Cut(24, out.y, out.wide()-24, paint.Plain, r.guessState(round, table, out.theme))
		out.y++
		if out.roomy() {
			out.y += max(1, out.gap)
		}
	}
	out.skip()
	switch {
	case round.Sealed != "" && len(round.Guesses) == 0:
		out.para(paint.Strong, "On without guesses.")
	case round.Sealed != "" && !r.sealKept(round):
		out.para(paint.Strong, "Not sealed yet: the guesses are not on the disk.")
	case round.Sealed != "":
		out.para(paint.Strong, strconv.Itoa(len(round.Guesses))+" sealed at "+clockOf(round.Sealed)+".")
	}
}

// guessState says whether a table has guessed, and never what.
func (r *room) guessState(round scenarios.Round, table string, t *paint.Theme) string {
	_, given := round.GuessOf(table)
	switch {
	case !given:
		return "–"
	case r.sealKept(round):
		return dots(guessDots, t) + " sealed"
	}
	return dots(guessDots, t) + " written"
}

// guessDots is how many dots stand for a guess, typed or written.
const guessDots = 5

// dots stand for what is not to be seen.
func dots(n int, t *paint.Theme) string {
	dot := "●"
	if t.ASCII {
		dot = "*"
	}
	return strings.Repeat(dot, max(0, min(n, 40)))
}

// clockOf is the time of day of a time as the files have it.
func clockOf(stamp string) string {
	_, clock, _ := strings.Cut(stamp, " ")
	return clock
}

// writeGuess lets the selected table type, unseen.
func (r *room) writeGuess() {
	table := r.tableName()
	r.app.show(&guessEntry{room: r, table: table, text: typed(strings.Join(r.app.drafts[guessDraft(table)], ""))})
}

// beginGuess takes the first digit of a guess that is typed without more ado,
// so that it is a dot like the others and not named on the wall.
func (r *room) beginGuess(k tea.KeyMsg) bool {
	if k.Type != tea.KeyRunes || !strings.ContainsAny(string(k.Runes[:1]), "0123456789£") {
		return false
	}
	if why := r.noGuessing(); why != "" {
		r.app.refuse(why)
		return true
	}
	r.app.show(&guessEntry{room: r, table: r.tableName(), text: typed(string(k.Runes))})
	return true
}

// guessDraft is the name under which a guess that was not written down is kept.
func guessDraft(table string) string { return "guess " + table }

// guessEntry is a guess that is being typed; it shows as dots.
type guessEntry struct {
	room  *room
	table string
	text  typing
}

func (g *guessEntry) key(k tea.KeyMsg) tea.Cmd {
	r := g.room
	switch keyName(k) {
	case "esc":
		r.app.drafts[guessDraft(g.table)] = []string{g.text.String()}
		r.app.close()
	case "enter":
		pounds, why := scenarios.ParseGuess(g.text.String())
		if why != "" {
			r.app.refuse(why)
			return nil
		}
		r.app.close()
		if !r.app.refused(r.session().Guess(g.table, pounds)) {
			delete(r.app.drafts, guessDraft(g.table))
			r.nextTable()
		}
		return r.tell()
	case "space":
		// A clicker in a pocket must not add dots that stand for nothing.
		if g.text.String() != "" {
			g.text.key(k)
		}
	case "pgup", "pgdown":
		r.app.refuse(whileTyping)
	default:
		g.text.key(k)
	}
	return nil
}

// nextTable selects the next table that has not guessed yet.
func (r *room) nextTable() {
	round, _ := r.doc().OpenRound()
	tables := r.doc().Tables()
	for i := range tables {
		next := (r.table + 1 + i) % len(tables)
		if _, given := round.GuessOf(tables[next]); !given {
			r.table = next
			return
		}
	}
}

func (g *guessEntry) mouse(tea.MouseMsg) {}

func (g *guessEntry) keys() []hint {
	return []hint{{"Enter", "write it down"}, {"?", "don't know"}, {"Esc", "leave it, kept"}}
}

func (g *guessEntry) draw(a paint.Area) {
	_, rest := a.Box.CutBottom(1)
	theme := g.room.app.theme
	inner := a.Part(rest.Middle(46, 7)).Frame(theme, paint.Line, g.table)
	w, _ := inner.Size()
	inner.Cut(0, 0, w, paint.Plain, "Saved by 31 March, in pounds:")
	hidden := typed("")
	if g.text.String() != "" { // the same sign whatever is typed: its length would tell the size
		hidden = typed(dots(guessDots, theme))
	}
	hidden.draw(inner, theme, 2, 2, w-2)
	inner.Cut(0, 4, w, paint.Muted, "40000, 40k, 0.2m; ? for don't know")
}

// askTableNames asks for the names of the tables, with commas between them.
func (r *room) askTableNames() {
	if round, open := r.doc().OpenRound(); open && len(round.Guesses) > 0 {
		r.app.refuse("Some tables have guessed already; their names stay for this round")
		return
	}
	r.ask(&form{
		title: "The tables", draft: "tables",
		fields: []formField{{label: "names", hint: "3, or their names with commas", text: typed(strings.Join(r.doc().Meeting.Tables, ", "))}},
		done: func(said []string) string {
			tables, why := tableNames(said[0])
			if why == "" {
				m := r.doc().Meeting
				m.Tables = tables
				r.table = 0
				r.app.refused(r.session().SetMeeting(m))
			}
			return why
		},
	})
}

// tableNames reads a number of tables, or their names.
func tableNames(text string) (names []string, why string) {
	if n, ok := scenarios.ParseWhole(text, 0, 1_000_000); ok {
		if n < 1 || n > 30 {
			return nil, "from 1 to 30 tables"
		}
		for i := range n {
			names = append(names, "Table "+strconv.Itoa(i+1))
		}
		return names, ""
	}
	seen := map[string]bool{}
	for _, name := range strings.Split(text, ",") {
		name = strings.TrimSpace(name)
		switch key := strings.ToLower(name); {
		case name == "":
		case seen[key]:
			return nil, "“" + name + "” is named twice; each table needs its own name"
		default:
			seen[key] = true
			names = append(names, name)
		}
	}
	if len(names) == 0 || len(names) > 30 {
		return nil, "type a number of tables, or their names with commas"
	}
	return names, ""
}
