package guests

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/views/tui"
)

// item is one thing of the facilitator's list.
type item struct {
	says string
	open func() // asks what to do with it
}

// items list what waits, then who is in; of the guests at least so many. What is in that
// which waits, people's names, and who has voted what, are for the notes alone: the wall is
// seen by everybody, and has what was sent once it is taken.
func (r *Reception) items(most int, notes bool) (all []item) {
	for i, s := range r.waiting {
		says := s.what()
		if notes {
			says = s.Words()
		}
		all = append(all, item{r.host.Text(says), func() { r.askSent(i, false) }})
	}
	for _, c := range r.counted() {
		says := "votes on “" + c.What + "”"
		if c.written != "" {
			says += ", otherwise than is written"
		}
		says += ": " + c.VoteWords()
		if notes {
			says = strings.TrimSuffix(says, ".") + " (" + strings.Join(c.each, ", ") + ")."
		}
		all = append(all, item{r.host.Text(says), func() { r.askVotes(c) }})
	}
	guests := r.list()
	for _, g := range guests[:min(len(guests), most)] {
		all = append(all, item{r.guestWords(g, notes), func() { r.askGuest(g) }})
	}
	return all
}

// counted is a decision with the tables' votes on it, which it does not have yet.
type counted struct {
	file.Decision
	at      int
	ballot  string
	written string   // how many people or tables are written there; empty where none are
	each    []string // which table has voted what
}

// counted lists the decisions that tables have voted on otherwise than is written there.
func (r *Reception) counted() (all []counted) {
	doc := r.host.Session().Document()
	ballots := Ballots(doc.Decisions)
	for i, d := range doc.Decisions {
		c := counted{Decision: d, at: i, ballot: ballots[i]}
		votes := r.votes[c.ballot]
		c.For, c.Against, c.NotSure = count(votes)
		if len(votes) == 0 || c.VoteWords() == d.VoteWords() || c.VoteWords() == r.passed[c.ballot] {
			continue
		}
		c.written = d.VoteWords()
		for _, table := range doc.Tables() {
			if v, voted := votes[table]; voted {
				c.each = append(c.each, table+" "+v.String())
			}
		}
		all = append(all, c)
	}
	return all
}

// rank puts those first who wait for something.
func rank(p place) int { return [...]int{Nowhere: 3, Waiting: 0, In: 1, TurnedAway: 2}[p] }

// guestWords are a guest in the list: "North, guest 3 (Ann): in", on the wall without the
// person's name.
func (r *Reception) guestWords(g Guest, named bool) string {
	said := tui.FirstGiven(r.table(g.Table), "a table of before") + ", guest " + strconv.Itoa(g.Number)
	if named && g.Name != "" {
		said += " (" + g.Name + ")"
	}
	said += ": " + g.Place.String()
	if !g.Follows && g.Place == In {
		said += ", its page does not follow just now"
	}
	if g.Practice != "" {
		said += "; may try " + r.host.Year().PracticeName(g.Practice)
	}
	return r.host.Text(said)
}

func count(votes map[string]Vote) (inFavour, against, notSure int) {
	for _, v := range votes {
		switch v {
		case For:
			inFavour++
		case Against:
			against++
		default:
			notSure++
		}
	}
	return inFavour, against, notSure
}

// openList offers what has come and who is in.
func (r *Reception) openList() {
	all := r.items(Most, false)
	if len(all) == 0 {
		r.stage.Say(tui.FirstGiven(r.looking(), "Nobody has joined yet, and nothing has come"))
		return
	}
	var names []string
	for _, it := range all {
		names = append(names, it.says)
	}
	title := "What has come, and who is in"
	if n := len(r.waiting); n > 0 {
		title = strconv.Itoa(n) + " sent, from " + r.fromWhom() + "; who is in"
	}
	r.stage.Show(tui.NewChooser(title, names, 0, func(i int) tea.Cmd {
		all[i].open()
		return nil
	}))
}

// fromWhom names the tables of which something waits.
func (r *Reception) fromWhom() string {
	var tables []string
	for _, s := range r.waiting {
		if name := r.host.Text(s.Table); !slices.Contains(tables, name) {
			tables = append(tables, name)
		}
	}
	if len(tables) > 3 {
		return strconv.Itoa(len(tables)) + " tables"
	}
	return model.ListWords(tables)
}

// then goes back to the list after something was done, where more is on it.
func (r *Reception) then(do func()) func() tea.Cmd {
	return func() tea.Cmd {
		do()
		r.stage.Stale, r.keptAsOf = true, -1
		if r.stage.Over == nil && len(r.waiting)+len(r.counted()) > 0 {
			r.openList()
		}
		return r.host.Tell()
	}
}

// askSent asks what to do with something that waits. The wall says what is in it only
// where that is asked for: the notes have it.
func (r *Reception) askSent(i int, whole bool) {
	s := r.waiting[i]
	does := map[Kind]string{HasIdea: "write it down among the ideas; it is in no total until priced", HasConcern: "write it down among the ideas, as a concern", Wished: "take it into the plan; it is noted who asked for it"}[s.Kind]
	remove := func() {
		if at := slices.IndexFunc(r.waiting, func(o sent) bool { return o.Kind == s.Kind && o.Table == s.Table && o.Text == s.Text }); at >= 0 {
			r.waiting = slices.Delete(r.waiting, at, at+1)
		}
	}
	text := s.what() + ". The notes say what is in it."
	if whole {
		text = s.Words()
	}
	question := &tui.Question{
		Title: s.Table, Text: text, SpaceStays: true, Esc: "leave it for later",
		Answers: []tui.Answer{
			{Key: "enter", Does: does, Do: r.then(func() {
				if refusal := r.take(s); refusal.Refused() && !refusal.Applied {
					r.stage.Refuse(refusal.Reason)
					return
				} else if refusal.Refused() {
					r.stage.Say(refusal.Reason + " It was taken as far as that allows")
				}
				remove()
				r.host.Changed()
			})},
			{Key: "X delete", Does: "put it away; nothing of it is kept", Do: r.then(remove)},
		},
	}
	if !whole {
		question.Answers = append(question.Answers, tui.Answer{Key: "w", Does: "show on the wall what is in it", Do: tui.Just(func() { r.askSent(i, true) })})
	}
	r.stage.Show(question)
}

// take does what was sent.
func (r *Reception) take(s sent) (refusal scenarios.Refusal) {
	session := r.host.Session()
	switch s.Kind {
	case HasIdea:
		return session.AddIdea(file.Idea{What: s.Text})
	case HasConcern:
		return session.AddIdea(file.Idea{What: "A concern: " + s.Text})
	}
	if why := session.Document().Withheld(); why != "" {
		return scenarios.Refusal{Reason: why}
	}
	for _, c := range s.Changes {
		if refusal = session.TakeWish(c, s.Table); refusal.Refused() {
			return refusal
		}
	}
	return refusal
}

// askVotes asks whether to write the tables' votes to their decision: in words, where
// votes stand there already, which may be those of people by the hand.
func (r *Reception) askVotes(c counted) {
	text, write := c.What+": "+c.VoteWords(), "write them to the decision"
	if c.written != "" {
		text = fmt.Sprintf("%s: %s, as tables. Written there: %s", c.What, strings.TrimSuffix(c.VoteWords(), "."), c.written)
		write = "put them in the place of what is written"
	}
	r.stage.Show(&tui.Question{
		Title: "The tables' votes", Text: text + " The notes say which table has voted what.", SpaceStays: true, Esc: "leave them for later",
		Answers: []tui.Answer{
			{Key: "enter", Does: write, Do: r.then(func() {
				if refusal := r.host.Session().CountVotes(c.at, c.For, c.Against, c.NotSure); refusal.Refused() {
					r.stage.Refuse(refusal.Reason)
				}
				r.host.Changed()
			})},
			{Key: "X delete", Does: "put them away, until one is another", Do: r.then(func() { r.passed[c.ballot] = c.VoteWords() })},
		},
	})
}

// askGuest asks what to do about a guest.
func (r *Reception) askGuest(g Guest) {
	away := tui.Answer{Key: "X delete", Does: "turn it away; what it has written stays", Do: r.then(func() { r.turnAway(g.Number) })}
	letIn := tui.Answer{Key: "enter", Does: "let it in", Do: r.then(func() { r.LetIn(g.Number) })}
	practice := tui.Answer{Key: "p", Does: "let its table try changes for one practice", Do: tui.Just(func() { r.choosePractice(g.Table) })}
	answers := []tui.Answer{away, practice}
	switch {
	case g.Place == Waiting:
		answers = []tui.Answer{letIn, away}
	case g.Place == TurnedAway:
		answers = []tui.Answer{letIn}
	case len(r.host.Year().Practices) == 0:
		answers = []tui.Answer{away}
	}
	r.stage.Show(&tui.Question{Title: tui.FirstGiven(r.table(g.Table), "A table of before"), Text: r.guestWords(g, false) + ".", SpaceStays: true, Answers: answers})
}

// choosePractice offers the practices that a table may try changes for.
func (r *Reception) choosePractice(table string) {
	practices := r.host.Year().Practices
	names := []string{"no practice: for everyone only"}
	for _, p := range practices {
		names = append(names, p.Name)
	}
	r.stage.Show(tui.NewChooser(r.table(table)+" tries changes for", names, 0, func(i int) tea.Cmd {
		id := ""
		if i > 0 {
			id = practices[i-1].ID
		}
		r.givePractice(table, id)
		return nil
	}))
}

// Door is what the wall shows so that people can join: the code and the address.
type Door struct{ *Reception }

// Key takes what may be pressed before the door.
func (d Door) Key(k tea.KeyMsg) tea.Cmd {
	switch tui.KeyName(k) {
	case "enter":
		d.stage.Close()
		d.openList()
	case "right", "down":
		d.move(1)
	case "left", "up":
		d.move(-1)
	default:
		d.stage.Close()
	}
	d.stage.Stale = true
	return nil
}

// Mouse does nothing here.
func (d Door) Mouse(tea.MouseMsg) {}

// Keys say what may be pressed.
func (d Door) Keys() []tui.Hint {
	return []tui.Hint{{Key: "Enter", Does: "who is in, what has come"}, {Key: "←→", Does: "another address"}, {Key: "Esc", Does: "back"}}
}

// Draw draws the code, where there is room for all of it, and the address in words.
func (d Door) Draw(a tui.Area) {
	a.Fill(tui.Plain, ' ')
	w, h := a.Size()
	if address := d.Address(); address != d.drawn {
		d.drawn, d.Reception.code = address, nil
		if code, err := Code(address); err == nil {
			d.Reception.code = HalfBlocks(code)
		}
	}
	d.Reception.drawn = d.drawn
	x, code := 2, d.Reception.code
	if n := len(code); n > 0 && n <= h && tui.Width(code[0])+30 <= w && d.stage.Theme.Draws() {
		for y, line := range code {
			a.Text(0, y, tui.Code, line)
		}
		x = tui.Width(code[0]) + 2
	}
	host, path, _ := strings.Cut(InWords(d.Address()), "/")
	in, wait := d.count()
	y := 0
	say := func(role tui.Role, text string) {
		for _, line := range tui.Wrap(text, w-x-1) {
			if y < h {
				a.Text(x, y, role, line)
			}
			y++
		}
	}
	say(tui.Strong, "Take part from your phone")
	y++
	say(tui.Plain, "On this room's network: scan the code, or type")
	say(tui.Strong, host+"/")
	say(tui.Strong, path)
	y++
	if trouble := d.Trouble(); trouble != "" {
		say(tui.Fault, trouble+" ← → takes another address; the meeting goes on by the keyboard.")
		y++
	}
	say(tui.Plain, fmt.Sprintf("%d in, %d waiting; %s.", in, wait, d.toLookAt()))
	if looking := d.looking(); looking != "" {
		say(tui.Plain, looking+".")
	}
	y++
	if at := d.At(); at != nil && at.IP.IsLoopback() {
		say(tui.Plain, "Only this computer can open it: this address is its own.")
	} else {
		say(tui.Plain, "A firewall may ask whether to allow it. Guest networks that keep phones apart block it. On an open network what is sent can be read.")
	}
}
