package guests

import (
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"fewer/views/tui"
)

// registry is who is in, and at which table.
type registry struct {
	of *Server

	mu       sync.Mutex
	byID     map[string]*guest // by the hashes of their ids
	numbers  int
	practice map[string]string              // by table: the id of the practice that it was given
	turned   int                            // how often anything that Guests lists has changed
	written  map[string]lastGuess           // by table: the guess that a phone wrote last
	voted    map[string]map[string]lastVote // by table, by ballot: how a phone voted last
	came     bool                           // whether another computer than this has ever opened the page

	strangers guest // those who have chosen no table yet: how many follow
}

// guest is one browser that has chosen a table. Its fields are guarded by registry.mu.
type guest struct {
	id     string // as a hash
	number int
	name   string
	table  string // that it has chosen; "" for none
	place  place
	seen   time.Time

	said    Answer            // to what it sent last
	saidAt  string            // the moment of the meeting when that was said
	doubted string            // a guess that it was asked about, as it was typed
	guesses map[string]string // by round: what it has written, for its own page only
	sent    map[string]bool   // texts that it has sent already
	forms   int               // how often its own forms have changed
	streams int
	tokens  float64 // how many requests it may make just now
	filled  time.Time
}

// lastGuess is the guess of a table that counts, and by which guest; 0 for the keyboard.
type lastGuess struct {
	round string
	by    int
}

// lastVote is the vote of a table that counts, and by which guest; 0 where that is not
// known any more.
type lastVote struct {
	vote Vote
	by   int
}

// place is where a guest is with its table.
type place int

// The places.
const (
	Nowhere place = iota
	Waiting       // until somebody at the table, or the facilitator, lets it in
	In
	TurnedAway
)

// String is a place in words.
func (p place) String() string {
	return [...]string{"no table", "waiting to be let in", "in", "turned away"}[p]
}

// Guest is a guest as the facilitator sees it.
type Guest struct {
	Number   int
	Name     string // as it was typed; often ""
	Table    string
	Place    place
	Follows  bool   // whether its page is open just now
	Practice string // the id of the practice that its table was given; "" for none
}

func (g *registry) init(s *Server) {
	g.of, g.byID, g.practice = s, map[string]*guest{}, map[string]string{}
	g.written, g.voted = map[string]lastGuess{}, map[string]map[string]lastVote{}
}

const cookieName = "fewer_guest"

// known is the id in a request's cookie, where it is one of this meeting.
func (s *Server) known(r *http.Request) (id string, ok bool) {
	c, err := r.Cookie(cookieName)
	if err != nil {
		return "", false
	}
	id, mark, cut := strings.Cut(c.Value, ".")
	return id, cut && hmac.Equal([]byte(mark), []byte(s.sign(id)))
}

// welcome gives a browser the cookie by which it is known from now on.
func (s *Server) welcome(w http.ResponseWriter) (id string) {
	id = coding.EncodeToString(s.random(codeBytes))
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: id + "." + s.sign(id), Path: "/" + s.code() + "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	return id
}

// find is the guest with an id; nil where it has not chosen a table yet.
func (g *registry) find(id string) *guest { return g.byID[hashed(id)] }

// hashed is an id as it is kept: whoever reads what is kept can't pass for a guest by it.
func hashed(id string) string {
	sum := sha256.Sum256([]byte(id))
	return coding.EncodeToString(sum[:codeBytes])
}

// errFull is said where too many are in.
var errFull = errors.New("200 guests are in already. Share a phone at your table")

// enter makes a guest of whoever has an id. Where there are too many, whoever sits at
// no table and has been silent longest goes.
func (g *registry) enter(id string) (*guest, error) {
	id = hashed(id)
	if in := g.byID[id]; in != nil {
		return in, nil
	}
	if len(g.byID) >= Most {
		var out *guest
		for _, o := range g.byID {
			if o.place != In && o.streams == 0 && (out == nil || o.seen.Before(out.seen) || o.seen.Equal(out.seen) && o.number < out.number) {
				out = o
			}
		}
		if out == nil {
			return nil, errFull
		}
		delete(g.byID, out.id)
	}
	return g.add(id), nil
}

// add makes a guest, by the hash of its id.
func (g *registry) add(id string) *guest {
	g.numbers++
	now := g.of.now()
	in := &guest{
		id: id, number: g.numbers, seen: now, filled: now, tokens: g.of.limits.Burst,
		guesses: map[string]string{}, sent: map[string]bool{},
	}
	g.byID[id] = in
	return in
}

// mayAsk tells whether a guest may make another request just now. It goes by the
// guest, never by the address: a whole room may have one.
func (g *registry) mayAsk(in *guest) bool {
	now := g.of.now()
	in.tokens = min(g.of.limits.Burst, in.tokens+now.Sub(in.filled).Seconds()*g.of.limits.PerSecond)
	in.filled, in.seen = now, now
	if in.tokens < 1 {
		return false
	}
	in.tokens--
	return true
}

// sits tells whether somebody sits at a table.
func (g *registry) sits(table string) bool {
	for _, o := range g.byID {
		if o.table == table && o.place == In {
			return true
		}
	}
	return false
}

// sit gives a guest its table, where nobody sits there yet; else it waits.
func (g *registry) sit(in *guest, table, name string) {
	if name != "" {
		in.name = name
	}
	if in.table == table && in.place != Nowhere {
		return
	}
	in.table, in.place = table, Waiting
	if !g.sits(table) {
		in.place = In
	}
	in.forms++
	g.tellTable(table)
}

// tellTable has the pages of a table's guests look anew.
func (g *registry) tellTable(table string) {
	g.turned++
	for _, o := range g.byID {
		if o.table == table {
			o.forms++
		}
	}
}

// tellOthers has the other phones of a guest's table look anew: what was said to them of
// the same is over.
func (g *registry) tellOthers(in *guest) {
	for _, o := range g.byID {
		if o != in && o.table == in.table && o.place == In {
			o.said = Answer{}
			o.forms++
		}
	}
}

// writtenElsewhere tells that the guess of a table is no phone's any more.
func (g *registry) writtenElsewhere(table string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	last := g.written[table]
	last.by = 0
	g.written[table] = last
	g.tellOthers(&guest{table: table})
}

// hadVoted tells how tables had voted before the start, by ballot and by their names.
func (g *registry) hadVoted(votes map[string]map[string]Vote) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for ballot, of := range votes {
		for name, vote := range of {
			table := TableID(name)
			if g.voted[table] == nil {
				g.voted[table] = map[string]lastVote{}
			}
			g.voted[table][ballot] = lastVote{vote: vote}
		}
	}
}

// rename keeps guests at their tables where these are called otherwise now, each in its
// place: most scan the code before the tables get their names.
func (g *registry) rename(before, now *Snapshot) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for i, was := range before.Tables {
		if i >= len(now.Tables) || now.place(was.ID) >= 0 || before.place(now.Tables[i].ID) >= 0 {
			continue
		}
		is := now.Tables[i]
		for _, o := range g.byID {
			if o.table == was.ID {
				o.table, o.said = is.ID, Answer{Said: "Your table is called " + is.Name + " now."}
				o.forms++
				g.turned++
			}
		}
		if practice, given := g.practice[was.ID]; given {
			g.practice[is.ID] = practice
			delete(g.practice, was.ID)
		}
	}
}

// change does something to the guest of a number, and tells its table.
func (g *registry) change(number int, do func(*guest)) bool {
	g.mu.Lock()
	found := false
	for _, o := range g.byID {
		if o.number == number && o.table != "" {
			found = true
			do(o)
			g.tellTable(o.table)
		}
	}
	g.mu.Unlock()
	if found {
		g.of.wake()
	}
	return found
}

// LetIn lets a guest sit at the table that it has chosen. It tells whether there is
// such a guest.
func (s *Server) LetIn(number int) bool {
	return s.guests.change(number, func(in *guest) { in.place, in.said = In, Answer{} })
}

// turnAway lets a guest do nothing for its table any more, until it is let in again.
// What it has written stays.
func (s *Server) turnAway(number int) bool {
	return s.guests.change(number, func(in *guest) { in.place, in.said = TurnedAway, Answer{} })
}

// givePractice lets a table try changes for one practice, by its id; "" takes it back.
func (s *Server) givePractice(table, practice string) {
	s.guests.mu.Lock()
	s.guests.practice[table] = practice
	s.guests.tellTable(table)
	s.guests.mu.Unlock()
	s.wake()
}

// Guests lists the guests that have chosen a table, in the order in which they came.
func (s *Server) Guests() (all []Guest) {
	s.guests.mu.Lock()
	defer s.guests.mu.Unlock()
	for _, o := range s.guests.byID {
		if o.table != "" {
			all = append(all, Guest{o.number, o.name, o.table, o.place, o.streams > 0, s.guests.practice[o.table]})
		}
	}
	slices.SortFunc(all, func(a, b Guest) int { return a.Number - b.Number })
	return all
}

// strangers is how many follow the wall that have chosen no table yet.
func (s *Server) strangers() int {
	s.guests.mu.Lock()
	defer s.guests.mu.Unlock()
	return s.guests.strangers.streams
}

// changed is how often anything of Guests has changed.
func (s *Server) changed() int {
	s.guests.mu.Lock()
	defer s.guests.mu.Unlock()
	return s.guests.turned
}

// The most of what guests write, in letters as people count them.
const (
	mostName = 30
	mostText = 280
)

// written is what a guest has written, as text: without what steers a terminal or
// turns the direction of writing, cut between letters.
func written(text string, most int) string {
	text = strings.Join(strings.Fields(tui.PlainText(strings.ToValidUTF8(text, ""))), " ")
	letters := graphemes.FromString(text)
	var b strings.Builder
	for n := 0; letters.Next(); n++ {
		if n == most {
			b.WriteString("…")
			break
		}
		b.WriteString(letters.Value())
	}
	return b.String()
}
