package guests

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"fewer/scenarios/number"
)

//go:embed page.html
var pageText string

var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{"step": func(i int) int { return i + 1 }}).Parse(pageText))
})

// view is what the page says to one guest.
type view struct {
	*Snapshot
	Nonce template.HTMLAttr
	Base  string
	Known bool // whether the guest has chosen a table

	Table, Name string
	Place       place
	Others      []Guest // at the same table, who wait to be let in
	Said        Answer
	Written     string // what this guest has guessed in this round, where it counts
	Since       bool   // whether somebody else of the table has written since this guest did
	TableWrote  bool
	Doubted     string          // a guess that is asked about, as it was typed
	Taken       map[string]bool // tables at which somebody sits
	Ballots     []ballotView
	Votes       []voteView
	Trial       *Trial
	Practice    string // the name of the table's practice
	Forms       string
	MostText    int
}

// voteView is a vote as the page offers it.
type voteView struct{ Name, Says string }

// ballotView is a decision with how the guest has voted.
type ballotView struct {
	Ballot
	Voted string // the vote that counts, by its name in forms; "" for none
	Other string // the same in words, where another phone of the table has cast it
}

// IsIn tells whether the guest may do something for its table.
func (v *view) IsIn() bool { return v.Place == In }

// Waits tells whether the guest waits to be let in.
func (v *view) Waits() bool { return v.Place == Waiting }

// IsAway tells whether the guest was turned away.
func (v *view) IsAway() bool { return v.Place == TurnedAway }

// inside answers whoever has the code.
func (s *Server) inside(w http.ResponseWriter, r *http.Request, path string) {
	proven(r.Context())
	switch post := r.Method == http.MethodPost; {
	case post:
		s.post(w, r, path)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD, POST")
		refuse(w, http.StatusMethodNotAllowed, "This does nothing.")
	case path == "":
		s.page(w, r)
	case path == "follow":
		s.follow(w, r)
	default:
		refuse(w, http.StatusNotFound, "There is no such page. Go back to the meeting's own.")
	}
}

// tooOften is said to a guest that sends more than a person can.
func tooOften(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "2")
	refuse(w, http.StatusTooManyRequests, "That was very quick. Wait two seconds, then do it again.")
}

// page shows the page.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	id, ok := s.known(r)
	if !ok {
		s.welcome(w)
	}
	g := &s.guests
	from, _, _ := net.SplitHostPort(r.RemoteAddr)
	g.mu.Lock()
	g.came = g.came || !s.At().IP.Equal(net.ParseIP(from))
	in := g.find(id)
	if in != nil && !g.mayAsk(in) {
		g.mu.Unlock()
		tooOften(w)
		return
	}
	shown := s.shown.Load()
	v := s.viewOf(in, shown)
	g.mu.Unlock()

	if q := r.URL.Query(); in != nil && v.IsIn() && q.Has("row") && shown.Own != nil {
		t := shown.Own.try(q.Get("row"), q.Get("size"), s.practiceFor(in, q.Get("for")))
		v.Trial = &t
	}
	nonce := base64.RawStdEncoding.EncodeToString(s.random(codeBytes))
	v.Nonce = template.HTMLAttr(`nonce="` + nonce + `"`)
	var page bytes.Buffer
	if err := pages().Execute(&page, v); err != nil {
		refuse(w, http.StatusInternalServerError, "The page could not be made. Tell the facilitator.")
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'nonce-"+nonce+"'; script-src 'nonce-"+nonce+"'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	w.Write(page.Bytes())
}

// practiceFor is the id of the practice that a guest tries a change for; "" for all.
func (s *Server) practiceFor(in *guest, asked string) string {
	s.guests.mu.Lock()
	defer s.guests.mu.Unlock()
	if asked != "practice" {
		return ""
	}
	return s.guests.practice[in.table]
}

// viewOf is what the page says to a guest; nil is one that has chosen no table yet.
func (s *Server) viewOf(in *guest, shown *published) *view {
	v := &view{Snapshot: shown.Snapshot, Base: "/" + s.code() + "/", Taken: map[string]bool{}, MostText: mostText}
	for _, o := range s.guests.byID {
		if o.place == In {
			v.Taken[o.table] = true
		}
	}
	v.Forms = formsOf(in, shown)
	for _, o := range votes {
		v.Votes = append(v.Votes, voteView{o.name, o.says})
	}
	if in == nil {
		return v
	}
	v.Name = in.name
	if in.saidAt == momentOf(shown) { // what was said before is over
		v.Said = in.said
	}
	at := shown.place(in.table)
	if at < 0 { // the tables have other names now
		return v
	}
	v.Known, v.Table, v.Place = in.place != Nowhere, shown.Tables[at].Name, in.place
	if v.IsIn() {
		for _, o := range s.guests.byID {
			if o.table == in.table && o.place == Waiting {
				v.Others = append(v.Others, Guest{Number: o.number, Name: o.name})
			}
		}
		slices.SortFunc(v.Others, func(a, b Guest) int { return a.Number - b.Number })
	}
	if q := shown.Guess; q != nil {
		if v.Said.Doubts && !q.Sealed {
			v.Doubted = in.doubted
		}
		v.TableWrote = at < len(q.Wrote) && q.Wrote[at]
		if v.IsIn() && v.TableWrote {
			if v.Written = in.guesses[q.Round]; v.Written != "" && s.guests.written[in.table] != (lastGuess{q.Round, in.number}) {
				v.Written, v.Since = "", true
			}
		}
	}
	for _, b := range shown.Votes {
		voted := ballotView{Ballot: b}
		if last, ok := s.guests.voted[in.table][b.ID]; ok && v.IsIn() {
			voted.Voted = votes[last.vote].name
			if last.by != 0 && last.by != in.number {
				voted.Other = last.vote.String()
			}
		}
		v.Ballots = append(v.Ballots, voted)
	}
	if p := s.guests.practice[in.table]; p != "" && shown.Own != nil {
		v.Practice = shown.Own.Prepared.Year().PracticeName(p)
	}
	return v
}

// momentOf is by what it is known that the meeting has gone on: what was said to a guest
// is over then.
func momentOf(shown *published) string {
	moment := strconv.Itoa(shown.Wall.Step)
	if q := shown.Guess; q != nil {
		moment += " " + q.Round + strconv.FormatBool(q.Sealed)
	}
	return moment
}

// formsOf is by what a page knows that its forms are of another moment.
func formsOf(in *guest, shown *published) string {
	own := 0
	if shown.Ended {
		return "ended"
	}
	if in != nil {
		own = in.forms
	}
	return strconv.Itoa(shown.forms) + "." + strconv.Itoa(own)
}

// post takes what a guest has sent, and shows the page again.
func (s *Server) post(w http.ResponseWriter, r *http.Request, path string) {
	r.Body = http.MaxBytesReader(w, r.Body, s.limits.Body)
	if err := r.ParseForm(); err != nil {
		w.Header().Set("Connection", "close")
		refuse(w, http.StatusBadRequest, "That was too much, or came only in part. Nothing of it was taken. Go back, shorten it, and send it again.")
		return
	}
	id, ok := s.known(r)
	if !ok { // it may be of another meeting, or the browser keeps no cookies
		if _, err := r.Cookie(cookieName); err == nil || path != "join" {
			http.Redirect(w, r, "/"+s.code()+"/", http.StatusSeeOther)
			return
		}
		refuse(w, http.StatusBadRequest, "This page needs one cookie, to know your table again. Allow cookies for it, open it again, and choose your table.")
		return
	}
	do, ok := map[string]func(*guest, *published, *http.Request) (Fact, Answer){
		"join": s.join, "leave": s.leave, "let-in": s.letIn, "guess": s.guess, "idea": s.idea, "vote": s.vote, "wish": s.wish,
	}[path]
	if !ok {
		refuse(w, http.StatusNotFound, "There is no such page. Go back to the meeting's own.")
		return
	}
	g := &s.guests
	g.mu.Lock()
	in := g.find(id)
	var err error
	if in == nil && path == "join" {
		in, err = g.enter(id)
	}
	switch {
	case err != nil:
		g.mu.Unlock()
		refuse(w, http.StatusServiceUnavailable, err.Error()+".")
		return
	case in == nil:
		g.mu.Unlock()
		http.Redirect(w, r, "/"+s.code()+"/", http.StatusSeeOther)
		return
	case !g.mayAsk(in):
		g.mu.Unlock()
		tooOften(w)
		return
	}
	shown := s.shown.Load()
	var fact Fact
	var said Answer
	if shown.Ended {
		said = Answer{Said: "The meeting has ended. Nothing more is taken.", Refused: true}
	} else if at := shown.place(in.table) >= 0 && in.place == In; !at && path != "join" && path != "leave" {
		said = Answer{Said: "You are not at a table just now, so this was not taken.", Refused: true}
	} else {
		fact, said = do(in, shown, r)
		fact.Guest, fact.Table = in.number, in.table
	}
	g.mu.Unlock()
	if said == (Answer{}) {
		said = s.tell(fact)
	}
	g.mu.Lock()
	in.said, in.saidAt, in.doubted = said, momentOf(shown), r.PostForm.Get("guess")
	s.kept(in, fact, said)
	in.forms++
	g.mu.Unlock()
	s.wake()
	http.Redirect(w, r, "/"+s.code()+"/", http.StatusSeeOther)
}

// tell tells the room a fact, and waits for what it says.
func (s *Server) tell(f Fact) Answer {
	f.answer = make(chan Answer, 1)
	select {
	case s.facts <- f:
	default:
		return Answer{Said: "Too much has come at once, so this was not taken. Send it again in a moment.", Refused: true}
	}
	patience := time.NewTimer(s.limits.Answer)
	defer patience.Stop()
	select {
	case a := <-f.answer:
		return a
	case <-s.closing:
		return Answer{Said: "The meeting has ended. Nothing more is taken.", Refused: true}
	case <-patience.C:
		return Answer{Said: "The wall has not answered yet. Look again in a moment: what was taken shows here.", Refused: true}
	}
}

// kept remembers for a guest's own page what it has sent.
func (s *Server) kept(in *guest, f Fact, said Answer) {
	switch {
	case said.Refused:
		delete(in.sent, f.once())
	case f.Kind == Guessed:
		in.guesses[f.Round] = guessWords(f.Pounds)
		s.guests.written[in.table] = lastGuess{f.Round, in.number}
		s.guests.tellOthers(in)
	case f.Kind == Voted:
		if s.guests.voted[in.table] == nil {
			s.guests.voted[in.table] = map[string]lastVote{}
		}
		s.guests.voted[in.table][f.Ballot] = lastVote{f.Vote, in.number}
		s.guests.tellOthers(in)
	}
}

// once is by what the same thing, sent twice, is known.
func (f Fact) once() string {
	return strconv.Itoa(int(f.Kind)) + " " + f.Text + f.Says
}

// join gives a guest the table that it has chosen. What it does here is done already
// when the room hears of it.
func (s *Server) join(in *guest, shown *published, r *http.Request) (Fact, Answer) {
	table := r.PostForm.Get("table")
	at := shown.place(table)
	name := written(r.PostForm.Get("name"), mostName)
	if at < 0 {
		in.name = name // it is not typed again
		return Fact{}, Answer{Said: "That table is not there, or has another name now. Choose one of the list.", Refused: true}
	}
	if name == "" && strings.TrimSpace(r.PostForm.Get("name")) != "" {
		return Fact{}, Answer{Said: "That name has no letters. Write another, or none.", Refused: true}
	}
	s.guests.sit(in, table, name)
	called := shown.Tables[at].Name
	return Fact{Kind: Joined}, s.announce(Fact{Kind: Joined, Guest: in.number, Table: table}, map[place]Answer{
		In:         {Said: "You are at " + called + "."},
		Waiting:    {Said: "Another phone is at " + called + " already. Wait until somebody there, or the facilitator, lets you in."},
		TurnedAway: {Said: "The facilitator has turned you away from " + called + ". Ask to be let in again.", Refused: true},
	}[in.place])
}

// announce tells the room of what it can only take note of, and does not wait for it.
func (s *Server) announce(f Fact, said Answer) Answer {
	select {
	case s.facts <- f:
	default: // it looks at the list of guests anyway
	}
	return said
}

func (s *Server) leave(in *guest, _ *published, _ *http.Request) (Fact, Answer) {
	table := in.table
	if in.place != TurnedAway { // who was turned away does not come back by leaving
		in.table, in.place = "", Nowhere
	}
	s.guests.tellTable(table)
	return Fact{Kind: Left}, s.announce(Fact{Kind: Left, Guest: in.number, Table: table}, Answer{Said: "Choose your table."})
}

// letIn lets another phone sit at the same table.
func (s *Server) letIn(in *guest, _ *published, r *http.Request) (Fact, Answer) {
	n, _ := number.ParseWhole(r.PostForm.Get("guest"), 1, 1_000_000)
	for _, o := range s.guests.byID {
		if o.number == n && o.table == in.table && o.place == Waiting {
			o.place, o.said = In, Answer{}
			s.guests.tellTable(in.table)
			return Fact{Kind: Joined}, s.announce(Fact{Kind: Joined, Guest: n, Table: in.table}, Answer{Said: "The other phone is in."})
		}
	}
	return Fact{}, Answer{Said: "Nobody waits for that any more.", Refused: true}
}

// guess takes the guess of a table.
func (s *Server) guess(_ *guest, shown *published, r *http.Request) (Fact, Answer) {
	q := shown.Guess
	switch {
	case q == nil:
		return Fact{}, Answer{Said: "No guess is asked for just now.", Refused: true}
	case q.Sealed:
		return Fact{}, Answer{Said: "The guesses are sealed. They can't be changed any more; what was written before stays.", Refused: true}
	case r.PostForm.Get("round") != q.Round:
		return Fact{}, Answer{Said: "That guess was for another question, so it was not taken. Look at what is asked now.", Refused: true}
	}
	pounds, why := number.ParseGuess(r.PostForm.Get("guess"))
	if why != "" {
		return Fact{}, Answer{Said: why + ".", Refused: true}
	}
	return Fact{Kind: Guessed, Round: q.Round, Pounds: pounds, Sure: r.PostForm.Get("sure") != ""}, Answer{}
}

// idea takes an idea or a concern.
func (s *Server) idea(in *guest, _ *published, r *http.Request) (Fact, Answer) {
	f := Fact{Kind: HasIdea, Text: written(r.PostForm.Get("text"), mostText)}
	if r.PostForm.Get("kind") == "concern" {
		f.Kind = HasConcern
	}
	switch {
	case f.Text == "":
		return Fact{}, Answer{Said: "Nothing is written. Write it in a few words.", Refused: true}
	case in.sent[f.once()]:
		return Fact{}, Answer{Said: "That has come already: “" + f.Text + "”."}
	}
	in.sent[f.once()] = true
	return f, Answer{}
}

// vote takes a table's vote.
func (s *Server) vote(in *guest, shown *published, r *http.Request) (Fact, Answer) {
	id := r.PostForm.Get("decision")
	if !slices.ContainsFunc(shown.Votes, func(b Ballot) bool { return b.ID == id }) {
		return Fact{}, Answer{Said: "That is not voted on just now, so nothing was taken.", Refused: true}
	}
	for i, o := range votes {
		if o.name == r.PostForm.Get("vote") {
			if before, voted := s.guests.voted[in.table][id]; voted && before.vote == Vote(i) {
				return Fact{}, Answer{Said: "Your table's vote is “" + o.says + "”."}
			}
			return Fact{Kind: Voted, Ballot: id, Vote: Vote(i)}, Answer{}
		}
	}
	return Fact{}, Answer{Said: "Choose for, against or not sure.", Refused: true}
}

// wish takes a change that a table has tried, as what it asks for.
func (s *Server) wish(in *guest, shown *published, r *http.Request) (Fact, Answer) {
	if shown.Own == nil {
		return Fact{}, Answer{Said: shown.OwnShut, Refused: true}
	}
	practice := ""
	if r.PostForm.Get("for") == "practice" {
		practice = s.guests.practice[in.table]
	}
	t := shown.Own.try(r.PostForm.Get("row"), r.PostForm.Get("size"), practice)
	if t.Why != "" {
		return Fact{}, Answer{Said: t.Why, Refused: true}
	}
	f := Fact{Kind: Wished, Changes: t.Changes, Says: t.Says}
	if in.sent[f.once()] {
		return Fact{}, Answer{Said: "That wish has come already: " + t.Says + "."}
	}
	in.sent[f.once()] = true
	return f, Answer{}
}
