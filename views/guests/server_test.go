package guests

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fewer/model"
	"fewer/views/wall"
)

// hall is a server with a room behind it that takes what comes as the real one does:
// guesses until they are sealed, and everything else onto a list.
type hall struct {
	t testing.TB
	*Server

	mu      sync.Mutex
	snap    Snapshot
	guesses map[string]model.Optional
	came    []Fact
	deaf    bool
}

func quick() limits {
	l := Usual()
	l.Answer = 2 * time.Second
	return l
}

// meetings counts them, so that each has a code of its own.
var meetings atomic.Int32

func open(t testing.TB, l limits) *hall {
	t.Helper()
	s, err := New(Options{Rand: rand.NewChaCha8([32]byte{byte(meetings.Add(1))}), Now: time.Now, Limits: l})
	if err != nil {
		t.Fatal(err)
	}
	h := &hall{t: t, Server: s, guesses: map[string]model.Optional{}}
	h.snap = Snapshot{
		Tables:  tables("North", "South", "East"),
		Wall:    wall.Snapshot{Name: "Joint meeting", Title: "Each table's guess", Says: []wall.Said{{Text: "ENT: 10% fewer."}}},
		OwnShut: "Changes of your own open after the second answer.",
	}
	h.show(func(*Snapshot) {})
	if err := s.Listen(net.IPv4(127, 0, 0, 1), 0); err != nil {
		t.Fatal(err)
	}
	go h.take()
	t.Cleanup(s.Close)
	return h
}

// tables go by their names in forms too.
func tables(names ...string) (all []Table) {
	for _, n := range names {
		all = append(all, Table{n, n})
	}
	return all
}

// show publishes the snapshot after a change of it.
func (h *hall) show(change func(*Snapshot)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(&h.snap)
	next := h.snap
	if next.Guess != nil {
		q := *next.Guess
		q.Wrote = make([]bool, len(next.Tables))
		for i, table := range next.Tables {
			_, q.Wrote[i] = h.guesses[table.ID]
		}
		next.Guess = &q
	}
	h.Publish(&next)
}

func (h *hall) ask(round string) {
	h.show(func(s *Snapshot) { s.Guess = &Guess{Round: round, Asks: "ENT: 10% fewer"} })
}

func (h *hall) seal() { h.show(func(s *Snapshot) { s.Guess.Sealed = true }) }

func (h *hall) take() {
	for {
		select {
		case <-h.closing:
			return
		case f := <-h.facts:
			h.mu.Lock()
			deaf := h.deaf
			if !deaf {
				h.came = append(h.came, f)
				if f.Kind == Guessed {
					h.guesses[f.Table] = f.Pounds
				}
			}
			h.mu.Unlock()
			if deaf {
				continue
			}
			h.show(func(*Snapshot) {})
			f.Answer(Answer{Said: "Written down."})
		}
	}
}

func (h *hall) heard(kinds ...Kind) (found []Fact) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, f := range h.came {
		if slices.Contains(kinds, f.Kind) {
			found = append(found, f)
		}
	}
	return found
}

// phone is a browser without scripts.
type phone struct {
	h *hall
	*http.Client
}

func (h *hall) phone() *phone {
	jar, _ := cookiejar.New(nil)
	t := &http.Transport{}
	h.t.Cleanup(t.CloseIdleConnections)
	return &phone{h, &http.Client{Jar: jar, Transport: t, Timeout: 10 * time.Second}}
}

// get reads a page of the meeting.
func (p *phone) get(path string) string {
	p.h.t.Helper()
	r, err := p.Get(p.h.Address() + path)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return body(p.h.t, r)
}

func body(t testing.TB, r *http.Response) string {
	t.Helper()
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// post sends a form, follows where it leads, and gives the page there.
func (p *phone) post(path string, form ...string) string {
	p.h.t.Helper()
	v := url.Values{}
	for i := 0; i < len(form); i += 2 {
		v.Set(form[i], form[i+1])
	}
	r, err := p.PostForm(p.h.Address()+path, v)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return body(p.h.t, r)
}

// at is a phone that has chosen a table.
func (h *hall) at(table string) *phone {
	h.t.Helper()
	p := h.phone()
	p.get("")
	p.post("join", "table", table)
	return p
}

func wants(t testing.TB, page string, said ...string) {
	t.Helper()
	for _, s := range said {
		if !strings.Contains(page, s) {
			t.Errorf("the page does not say %q:\n%s", s, textOf(page))
		}
	}
}

func wantsNot(t testing.TB, page string, said ...string) {
	t.Helper()
	for _, s := range said {
		if strings.Contains(page, s) {
			t.Errorf("the page says %q:\n%s", s, textOf(page))
		}
	}
}

var tags = regexp.MustCompile(`(?s)<style.*?</style>|<script.*?</script>|<[^>]*>`)

func textOf(page string) string {
	return strings.Join(strings.Fields(tags.ReplaceAllString(page, " ")), " ")
}

// stream is a browser that follows.
type stream struct {
	r     *http.Response
	in    *bufio.Reader
	stop  context.CancelFunc
	heard strings.Builder // what until has read
}

func (p *phone) follow() *stream {
	p.h.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.h.Address()+"follow", nil)
	if err != nil {
		p.h.t.Fatal(err)
	}
	c := *p.Client
	c.Timeout = 0
	answer, err := c.Do(r)
	if err != nil {
		p.h.t.Fatal(err)
	}
	p.h.t.Cleanup(stop)
	return &stream{r: answer, in: bufio.NewReader(answer.Body), stop: stop}
}

// until reads events until one has a text, and tells whether it came.
func (s *stream) until(text string) bool {
	for {
		line, err := s.in.ReadString('\n')
		s.heard.WriteString(line)
		if strings.Contains(line, text) {
			return true
		}
		if err != nil {
			return false
		}
	}
}

func TestAGuessIsWrittenCorrectedAndSealed(t *testing.T) {
	h := open(t, quick())
	h.ask("1")
	north := h.at("North")
	wants(t, north.get(""), "What will it save by 31 March?", "Joint meeting", "ENT: 10% fewer.")
	wants(t, north.post("guess", "round", "1", "guess", "40k"), "Written down: £40,000 saved")
	wants(t, north.post("guess", "round", "1", "guess", "55k"), "Written down: £55,000 saved")
	h.seal()
	page := north.post("guess", "round", "1", "guess", "9m") // Back, change, send
	wants(t, page, "The guesses are sealed", "Yours is in: £55,000 saved")
	wants(t, north.get(""), "Yours is in: £55,000 saved")
	if g := h.guesses["North"]; g.Value != 55_000 {
		t.Errorf("the guess is %v", g)
	}
	h.show(func(s *Snapshot) { s.Guess = &Guess{Round: "2", Asks: "Cardiology: 5% fewer"} })
	wants(t, north.post("guess", "round", "1", "guess", "1m"), "for another question")
	if g := h.guesses["North"]; g.Value != 55_000 {
		t.Errorf("a guess of the last round was taken in this one: %v", g)
	}
	wants(t, north.post("guess", "round", "2", "guess", "a lot"), "No number", "wrong")
	wants(t, north.post("guess", "round", "2", "guess", "?"), "Written down: don&#39;t know")
}

// Row 36 of the cases: nothing of a guess gets to another guest before the reveal.
func TestNothingOfAGuessGetsOut(t *testing.T) {
	h := open(t, quick())
	h.ask("1")
	south := h.at("South")
	follows := south.follow()
	north := h.phone()
	north.get("")
	north.post("join", "table", "North")
	north.post("guess", "round", "1", "guess", "77123")
	second := h.at("North") // another phone at North waits, and sees no more
	others := func() string { return textOf(south.get("") + second.get("") + h.phone().get("")) }
	short := others()
	north.post("guess", "round", "1", "guess", "88123456")
	long := others()
	h.seal()
	h.show(func(s *Snapshot) { s.Wall.Title = "The guesses are sealed" })
	if !follows.until("The guesses are sealed") {
		t.Fatal("the stream ended before the guesses were sealed")
	}
	for _, secret := range []string{"77123", "88123456", "77,123", "88,123,456"} {
		wantsNot(t, short+long+south.get("")+follows.heard.String(), secret)
	}
	if len(short) != len(long) {
		t.Errorf("the page of another table is %d letters with a short guess and %d with a long one", len(short), len(long))
	}
}

// Whoever has scanned the code while the tables get their names is shown them, and keeps
// the name that is typed already.
func TestThePageBeforeATableIsChosenFollows(t *testing.T) {
	h := open(t, quick())
	h.show(func(s *Snapshot) { s.Tables = tables("Table 1", "Table 2") })
	early := h.phone()
	wants(t, early.get(""), "Table 2")
	stream := early.follow()
	if !stream.until("ENT: 10% fewer.") || !stream.until("event: forms") {
		t.Fatal("it hears nothing of what there is")
	}
	if n := h.strangers(); n != 1 {
		t.Errorf("%d phones have chosen no table", n)
	}
	h.show(func(s *Snapshot) { s.Tables, s.Wall.Title = tables("North", "South"), "Decide" })
	if !stream.until("Decide") || !stream.until("event: forms") {
		t.Error("it hears nothing of what is new")
	}
	page := early.post("join", "table", "Table 2", "name", "Ann")
	wants(t, page, "has another name now", `value="Ann"`, "North")
	wants(t, early.post("join", "table", "North", "name", "Ann"), "North · Ann")
	stream.stop()
	for deadline := time.Now().Add(5 * time.Second); h.strangers() != 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("a phone that is at a table counts as one that is not")
		}
	}
}

// Who sat down before the tables got their names sits at the same table, by its name; where
// another has that name already, nobody is moved.
func TestTablesThatAreNamedLaterKeepTheirGuests(t *testing.T) {
	h := open(t, quick())
	h.show(func(s *Snapshot) { s.Tables = tables("Table 1", "Table 2") })
	first, second := h.at("Table 1"), h.at("Table 2")
	h.show(func(s *Snapshot) { s.Tables = tables("North", "South", "East") })
	wants(t, first.get(""), "<p>North</p>", "Your table is called North now.")
	wants(t, second.get(""), "<p>South</p>")
	h.ask("1")
	wants(t, second.post("guess", "round", "1", "guess", "40k"), "Written down")
	h.show(func(s *Snapshot) { s.Tables, s.Guess = tables("South", "West"), nil })
	wants(t, second.get(""), "<p>South</p>")
	wants(t, first.get(""), "Choose your table below.")
	if all := h.Guests(); all[1].Table != "South" || all[1].Place != In {
		t.Errorf("the guests are %+v", all)
	}
}

// While it is asked whether to go on with a meeting that was left, its phones are told
// to wait, and nobody else is told anything; then they are in, or sent to the new code.
func TestTheWallIsComingBack(t *testing.T) {
	last := open(t, quick())
	last.ask("1")
	north := last.at("North")
	kept := last.keep()
	now := open(t, quick())
	if unasked, err := New(Options{Rand: rand.NewChaCha8([32]byte{}), Now: time.Now, Limits: quick()}); err != nil || !unasked.shown.Load().Coming {
		t.Error("at the start, before it is asked, phones are sent away: ", err)
	}
	now.show(func(s *Snapshot) { s.Coming = true })
	base := strings.TrimSuffix(now.Address(), now.code()+"/")
	ask := func(path string) (int, string) {
		r, err := north.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		return r.StatusCode, body(t, r)
	}
	for _, path := range []string{"/", "/follow", "/guess"} {
		if status, page := ask(last.code() + path); status != http.StatusServiceUnavailable || !strings.Contains(page, "The wall is coming back") {
			t.Errorf("%s: %d %s", path, status, page)
		}
	}
	for _, path := range []string{"", "favicon.ico", last.code()[1:] + "/", strings.Repeat("8", len(last.code())) + "/"} {
		if status, page := ask(path); status != http.StatusNotFound || strings.Contains(page, "Joint") {
			t.Errorf("%s: %d %s", path, status, page)
		}
	}
	now.show(func(s *Snapshot) { s.Coming = false })
	if status, _ := ask(last.code() + "/"); status != http.StatusNotFound {
		t.Errorf("of a meeting that is not gone on with: %d", status)
	}
	now.resume(kept) // at another port here, for that of the last is taken
	base = strings.TrimSuffix(now.Address(), now.code()+"/")
	if status, page := ask(last.code() + "/"); status != http.StatusOK || !strings.Contains(page, "North") {
		t.Errorf("of the meeting that goes on: %d", status)
	}
}

// Rows 37 and 41: whoever comes late sees what is there, and no phone is waited for.
func TestWhoeverComesLateSeesWhatIsThere(t *testing.T) {
	h := open(t, quick())
	h.ask("1")
	dead := h.at("East")
	dead.follow() // and never reads
	h.at("North").post("guess", "round", "1", "guess", "40k")
	h.seal()
	wants(t, h.at("South").get(""), "The guesses are sealed.", "Your table has written none.")
	h.show(func(s *Snapshot) {
		s.Guess = nil
		s.Wall.Title, s.Wall.Says = "If paid by the case", []wall.Said{{Figure: "£10,540", Text: "saved if paid by the case"}}
	})
	late := h.phone().get("")
	wants(t, late, "<strong>£10,540</strong> saved if paid by the case", "saved if paid by the case", "If paid by the case")
	wantsNot(t, late, "sealed")
}

// Row 38: the same, twice at once, is one; the answer may be loaded again.
func TestWhatIsSentTwiceCountsOnce(t *testing.T) {
	h := open(t, quick())
	h.show(func(s *Snapshot) { s.Votes = []Ballot{{"d1", "Advice line"}} })
	north := h.at("North")
	for path, form := range map[string][]string{
		"idea": {"kind", "idea", "text", "Telephone advice"},
		"vote": {"decision", "d1", "vote", "for"},
	} {
		first := north.post(path, form...)
		again := north.post(path, form...)
		if strings.Contains(again, "said wrong") || strings.Contains(first, "said wrong") {
			t.Errorf("%s: %s", path, textOf(again))
		}
		if one, two := north.get(""), north.get(""); mask(one) != mask(two) {
			t.Errorf("%s: the answer loaded again is another page", path)
		}
	}
	if n := len(h.heard(HasIdea)); n != 1 {
		t.Errorf("%d ideas", n)
	}
	if n := len(h.heard(Voted)); n != 1 {
		t.Errorf("%d votes", n)
	}
	wants(t, north.get(""), `value="for" aria-pressed="true"`)
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() { north.post("idea", "kind", "concern", "text", "Waiting times") })
	}
	both.Wait()
	if n := len(h.heard(HasConcern)); n != 1 {
		t.Errorf("%d concerns of one that was sent twice at once", n)
	}
}

var nonces = regexp.MustCompile(`nonce="[^"]*"`)

func mask(page string) string { return nonces.ReplaceAllString(page, "") }

// Row 42: one vote for a table; a second device waits.
func TestASecondPhoneWaits(t *testing.T) {
	h := open(t, quick())
	h.show(func(s *Snapshot) { s.Votes = []Ballot{{"d1", "Advice line"}} })
	first := h.at("North")
	first.post("vote", "decision", "d1", "vote", "for")
	tab := &phone{h, first.Client} // another tab of the same browser is the same guest
	wants(t, tab.get(""), `value="for" aria-pressed="true"`)
	second := h.at("North")
	wants(t, second.get(""), "Another phone is at North already")
	for _, path := range []string{"guess", "vote", "idea", "wish", "let-in"} {
		wants(t, second.post(path, "decision", "d1", "vote", "against", "text", "x", "guest", "2"), "not at a table just now")
	}
	if n := len(h.heard(Voted)); n != 1 {
		t.Errorf("%d votes", n)
	}
	wants(t, first.get(""), "Another phone wants to join North")
	wants(t, first.post("let-in", "guest", "2"), "The other phone is in.")
	wants(t, second.get(""), "Your table's vote")
	third := h.at("North")
	if !h.LetIn(3) { // the facilitator may as well
		t.Error("there is no guest 3")
	}
	wants(t, third.get(""), "Your table's vote")
}

// Row 46: a table that was turned away finds what it had written.
func TestWhoWasTurnedAwayMayComeBack(t *testing.T) {
	h := open(t, quick())
	h.ask("1")
	north := h.phone()
	north.get("")
	north.post("join", "table", "North", "name", "Bob 🐺")
	north.post("guess", "round", "1", "guess", "40k")
	h.turnAway(1)
	wants(t, north.get(""), "turned you away from North", "What you had written is still there")
	north.post("leave")
	wants(t, north.post("join", "table", "North"), "turned you away")
	h.LetIn(1)
	wants(t, north.get(""), "Bob 🐺", "Written down: £40,000 saved")
}

// Row 43: the limit on how often is a guest's own, whatever address it comes from.
func TestAWholeRoomMayComeFromOneAddress(t *testing.T) {
	h := open(t, quick())
	var names []string
	for i := range 20 {
		names = append(names, fmt.Sprint("Table ", i+1))
	}
	h.show(func(s *Snapshot) { s.Tables = tables(names...) })
	h.ask("1")
	var all sync.WaitGroup
	for _, table := range names {
		all.Go(func() { h.at(table).post("guess", "round", "1", "guess", "40k") })
	}
	all.Wait()
	if n := len(h.heard(Guessed)); n != 20 {
		t.Errorf("%d guesses of 20", n)
	}
	one, refused := h.at("Table 1"), 0
	for range 100 {
		r, err := one.Get(h.Address())
		if err != nil {
			t.Fatal(err)
		}
		if body(t, r); r.StatusCode == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused < 40 {
		t.Errorf("of a hundred requests at once %d were refused", refused)
	}
	wants(t, h.at("Table 2").get(""), "Table 2") // and nobody else was kept out
}

// Row 44: names are text.
func TestNamesAreText(t *testing.T) {
	for typed, is := range map[string]string{
		"Bob 🐺": "Bob 🐺", "👨‍👩‍👧 Smith": "👨👩👧 Smith", "\u200b\u2060": "", "a\u202eb": "ab", "\x1b[31mred\x1b[0m": "red", "a\x00\r\nb": "a b",
		strings.Repeat("é", 300):               strings.Repeat("é", mostName) + "…",
		strings.Repeat("e\u0301", mostName+20): strings.Repeat("e\u0301", mostName) + "…",
		"\xff\xfeab":                           "ab", "<b>x</b>": "<b>x</b>",
	} {
		if got := written(typed, mostName); got != is {
			t.Errorf("%q is %q, not %q", typed, got, is)
		}
	}
	h := open(t, quick())
	p := h.phone()
	p.get("")
	wants(t, p.post("join", "table", "North", "name", "\u200b"), "no letters")
	wants(t, p.post("join", "table", "North", "name", "<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;")
	wants(t, h.at("Nоrth").get(""), "Choose your table") // with a letter of another alphabet
	p.post("idea", "text", "<img src=x onerror=alert(1)>\x1b]0;owned\x07 =HYPERLINK(1)")
	if f := h.heard(HasIdea); len(f) != 1 || f[0].Text != "<img src=x onerror=alert(1)> =HYPERLINK(1)" {
		t.Errorf("the idea came as %+v", f)
	}
	h.show(func(s *Snapshot) { s.Wall.Title, s.Wall.Name = "</section><script>x</script>", `"><script>` })
	wantsNot(t, p.get(""), "<script>x", `"><script>`)
}

// Row 45: nothing goes by the guest's clock, and 51: one browser holds few streams.
func TestStreamsOfOneBrowser(t *testing.T) {
	h := open(t, quick())
	north := h.at("North")
	for i := range 7 {
		r := north.follow().r
		if want := map[bool]int{true: http.StatusOK, false: http.StatusNoContent}[i < h.limits.Streams]; r.StatusCode != want {
			t.Errorf("stream %d: status %d, not %d", i+1, r.StatusCode, want)
		}
	}
	wants(t, north.post("idea", "text", "Advice line"), "Written down.")
	page := north.get("")
	wants(t, page, `if (document.hidden) { shut(); }`) // tabs out of sight let go
	for _, clock := range []string{"new Date", "Date.parse", "toLocale"} {
		wantsNot(t, page, clock)
	}
}

// Row 48: a stream outlives the limits on writing; and row 40: who comes back sees the
// present step at once.
func TestAStreamOutlivesTheServersLimits(t *testing.T) {
	l := quick()
	l.Write, l.Read, l.Beat = 150*time.Millisecond, 150*time.Millisecond, 50*time.Millisecond
	h := open(t, l)
	north := h.at("North")
	follows := north.follow()
	for beats := time.Duration(0); beats*l.Beat <= 2*l.Write; beats++ {
		if !follows.until("event: beat") {
			t.Fatalf("the stream ended after %d beats", beats)
		}
	}
	h.show(func(s *Snapshot) { s.Wall.Title = "The contract we have" })
	if !follows.until("The contract we have") {
		t.Fatal("the stream ended before the wall went on")
	}
	follows.stop()
	for _, title := range []string{"one", "two", "three"} {
		h.show(func(s *Snapshot) { s.Wall.Title = title })
	}
	if !north.follow().until("three") {
		t.Error("whoever follows again does not see the present step")
	}
}

// Row 48 again: streams end now and then, so that a phone that has gone holds nothing for
// long; a browser that asks anew each time misses nothing.
func TestABrowserFollowsThroughManyStreams(t *testing.T) {
	l := quick()
	l.Life = 60 * time.Millisecond
	h := open(t, l)
	h.at("South")
	north, fourth, seen := h.at("North"), make(chan bool), make(chan bool)
	go func() {
		for streams := 1; ; streams++ {
			if streams == 4 {
				close(fourth)
			}
			if s := north.follow(); s.until("the end") {
				close(seen)
				return
			}
		}
	}()
	select {
	case <-fourth:
	case <-time.After(5 * time.Second):
		t.Fatal("no stream ends")
	}
	h.show(func(s *Snapshot) { s.Wall.Title = "the end" })
	select {
	case <-seen:
	case <-time.After(5 * time.Second):
		t.Fatal("what was shown after many streams never came")
	}
}

// Row 49: a phone that has gone holds nobody up, and nothing for long.
func TestAPhoneThatHasGoneHoldsNobodyUp(t *testing.T) {
	l := quick()
	l.Life = 700 * time.Millisecond
	h := open(t, l)
	before := runtime.NumGoroutine()
	h.at("North").follow() // never reads
	south := h.at("South")
	follows := south.follow()
	for i := range 20 {
		title := fmt.Sprint("step ", i)
		began := time.Now()
		h.show(func(s *Snapshot) {
			s.Wall.Title, s.Wall.Says = title, []wall.Said{{Text: strings.Repeat("x", 10_000)}}
		})
		if !follows.until(title) || time.Since(began) > 250*time.Millisecond {
			t.Fatalf("step %d came after %v", i, time.Since(began))
		}
	}
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if all := h.Guests(); !all[0].Follows && !all[1].Follows {
			break
		} else if time.Now().After(deadline) {
			t.Fatalf("still followed: %+v", all)
		}
	}
	http.DefaultClient.CloseIdleConnections()
	if n := runtime.NumGoroutine(); n > before+12 { // of idle connections at both ends
		t.Errorf("%d goroutines, %d before", n, before)
	}
}

// Row 50: the end comes within a second, and guests see it.
func TestTheEndIsToldAndDoesNotWait(t *testing.T) {
	h := open(t, quick())
	var told sync.WaitGroup
	seen := make(chan bool, 20)
	for i := range 20 {
		p := h.at("North")
		if i == 0 {
			p.follow()
		}
		s := p.follow()
		told.Go(func() { seen <- s.until("The meeting has ended.") })
	}
	began := time.Now()
	h.Close()
	if took := time.Since(began); took > time.Second {
		t.Errorf("closing took %v", took)
	}
	told.Wait()
	for range 20 {
		if !<-seen {
			t.Error("a guest was not told")
		}
	}
	if _, err := http.Get(h.Address()); err == nil {
		t.Error("it still answers")
	}
	h.Close()
}

// Row 53: the names by which it may be asked.
func TestOtherNamesAreSentAway(t *testing.T) {
	h := open(t, quick())
	port := h.At().Port
	ask := func(host, version string) string {
		c, err := net.Dial("tcp", h.At().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(5 * time.Second))
		line := ""
		if host != "" {
			line = "Host: " + host + "\r\n"
		}
		fmt.Fprintf(c, "GET /%s/ HTTP/%s\r\n%sConnection: close\r\n\r\n", h.code(), version, line)
		answer, _ := io.ReadAll(c)
		return string(answer)
	}
	for _, host := range []string{fmt.Sprint("127.0.0.1:", port), "127.0.0.1", "localhost", fmt.Sprint("LOCALHOST:", port), "localhost.", fmt.Sprint("localhost.:", port)} {
		if a := ask(host, "1.1"); !strings.HasPrefix(a, "HTTP/1.1 200 ") {
			t.Errorf("%s: %.60s", host, a)
		}
	}
	for _, host := range []string{fmt.Sprint("evil.example:", port), fmt.Sprint("127.0.0.1:", port+1), "127.0.0.1.evil.example", "192.168.1.5", fmt.Sprint("[::1]:", port), "[fe80::1]", "127.0.0.1@evil.example"} {
		if a := ask(host, "1.1"); !strings.HasPrefix(a, "HTTP/1.1 421 ") && !strings.HasPrefix(a, "HTTP/1.1 400 ") || strings.Contains(a, "Joint meeting") {
			t.Errorf("%s: %.200s", host, a)
		}
	}
	if a := ask("", "1.0"); !strings.Contains(a, " 421 ") {
		t.Errorf("without a name: %.100s", a)
	}
	for ip, hosts := range map[string][]string{"192.168.1.5": {"192.168.1.5", "192.168.1.5:8010"}, "fe80::1": {"[fe80::1]", "[fe80::1]:8010"}} {
		if got := hostsOf(&net.TCPAddr{IP: net.ParseIP(ip), Port: 8010}); !slices.Equal(got, hosts) {
			t.Errorf("%s may be asked as %v", ip, got)
		}
	}
}

// Row 52: which address is meant.
func TestTheRoomsNetworkIsFound(t *testing.T) {
	ips := func(all ...string) (parsed []net.IP) {
		for _, s := range all {
			parsed = append(parsed, net.ParseIP(s))
		}
		return parsed
	}
	found := candidates([]Interface{
		{Name: "lo", Up: true, Loopback: true, IPs: ips("127.0.0.1", "::1")},
		{Name: "docker0", Up: true, IPs: ips("172.17.0.1")},
		{Name: "tun0", Up: true, ToOne: true, IPs: ips("10.8.0.2")},
		{Name: "eth1", Up: false, IPs: ips("192.168.9.9")},
		{Name: "wlp3s0", Up: true, IPs: ips("fe80::1", "2001:db8::5", "192.168.1.5")},
		{Name: "enp2s0", Up: true, IPs: ips("10.1.1.1")},
		{Name: "vEthernet (WSL)", Up: true, IPs: ips("172.20.0.1")},
	})
	var got []string
	for _, c := range found {
		got = append(got, c.IP.String())
	}
	if want := []string{"192.168.1.5", "10.1.1.1", "172.17.0.1", "172.20.0.1", "10.8.0.2", "2001:db8::5"}; !slices.Equal(got, want) {
		t.Errorf("found %v, not %v", got, want)
	}
	for text, want := range map[string]string{"192.168.1.5": "192.168.1.5:8010", "192.168.1.5:90": "192.168.1.5:90", "[2001:db8::5]:90": "[2001:db8::5]:90", "2001:db8::5": "[2001:db8::5]:8010", "localhost": "127.0.0.1:8010"} {
		ip, port, err := Named(text)
		if got := (&net.TCPAddr{IP: ip, Port: port}).String(); err != nil || got != want {
			t.Errorf("%s is %s (%v), not %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "evil.example", "0.0.0.0", "::", "192.168.1.5:0", "192.168.1.5:70000", "192.168.1", "\x1b[31m"} {
		if ip, port, err := Named(text); err == nil {
			t.Errorf("%q is taken for %v port %d", text, ip, port)
		}
	}
}

// Row 54: an address that goes, a port that is taken, nobody who comes.
func TestTheAddressMayGo(t *testing.T) {
	h := open(t, quick())
	other := open(t, quick())
	if err := other.Listen(net.IPv4(127, 0, 0, 1), h.At().Port); err != nil || other.At().Port == h.At().Port {
		t.Errorf("a port that is taken: %v, at %v", err, other.At())
	}
	if err := other.Listen(net.ParseIP("203.0.113.77"), 0); err == nil || !strings.Contains(err.Error(), "203.0.113.77") {
		t.Errorf("an address that is not here: %v", err)
	}
	wants(t, other.phone().get(""), "Joint meeting") // it goes on where it was

	h.listens = &listening{server: h.listens.server, addr: &net.TCPAddr{IP: net.ParseIP("192.168.1.5"), Port: 8010}}
	there := []Interface{{Name: "wlan0", Up: true, IPs: []net.IP{net.ParseIP("192.168.1.5")}}}
	gone := []Interface{{Name: "wlan0", Up: true, IPs: []net.IP{net.ParseIP("192.168.1.77")}}}
	for _, c := range []struct {
		now   []Interface
		since time.Duration
		says  string
	}{{there, time.Second, ""}, {there, 3 * time.Minute, "keep phones apart"}, {gone, time.Second, "no longer the address 192.168.1.5"}, {nil, time.Second, "no longer"}} {
		if got := h.lookFor(c.now, c.since); c.says == "" && got != "" || !strings.Contains(got, c.says) {
			t.Errorf("%v: %q", c.now, got)
		}
	}
	h.guests.came = true
	if got := h.lookFor(there, 3*time.Minute); got != "" {
		t.Errorf("a phone has opened the page, and there is something wrong: %q", got)
	}
	h.setTrouble("gone")
	h.setTrouble("gone")
	for deadline := time.Now().Add(time.Second); len(h.heard(Troubled)) != 1; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("told %d times", len(h.heard(Troubled)))
		}
	}
}

// The room may be busy, or stopped by a shell: a guest is told so, and nothing is lost
// or said to be taken that is not.
func TestARoomThatDoesNotAnswer(t *testing.T) {
	l := quick()
	l.Answer = 50 * time.Millisecond
	h := open(t, l)
	north := h.at("North")
	h.mu.Lock()
	h.deaf = true
	h.mu.Unlock()
	wants(t, north.post("idea", "text", "Advice line"), "The wall has not answered yet")
	h.mu.Lock()
	h.deaf = false
	h.mu.Unlock()
	wants(t, north.post("idea", "text", "Advice line"), "Written down.")
}

// cutter cuts whoever is connected.
type cutter struct{ *doors }

func (h *hall) server() cutter {
	h.Server.at.Lock()
	defer h.Server.at.Unlock()
	return cutter{h.listens.doors}
}

// CloseClientConnections cuts everybody's, as a network does that fails.
func (c cutter) CloseClientConnections() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for d := range c.open {
		d.Conn.Close()
	}
}
