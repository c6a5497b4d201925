package workshop

import (
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/muesli/termenv"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
	"fewer/views/guests"
	"fewer/views/tui"
	"fewer/views/wall"
)

// hall is a wall with guests: keys on the one side, phones on the other.
type hall struct {
	*driver
	mu     sync.Mutex // keys and facts come one after the other, as in the program
	server *guests.Server
}

// halls counts them: no two may draw alike.
var halls atomic.Int32

func newHall(t testing.TB, doc file.Document, theme string) *hall {
	t.Helper()
	s, err := guests.New(guests.Options{Rand: rand.NewChaCha8([32]byte{byte(halls.Add(1))}), Now: time.Now, Limits: guests.Usual()})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Listen(net.IPv4(127, 0, 0, 1), 0); err != nil {
		t.Fatal(err)
	}
	session := scenarios.NewSession(model.Prepare(testYear()), doc, scenarios.WithClock(func() time.Time { return midday }), scenarios.WithOrigin(journal.Origin{Folder: t.TempDir()}))
	app, err := New(Options{Session: session, Theme: theme, Terminal: tui.Terminal{Profile: termenv.TrueColor, DarkBackground: true}, Guests: s})
	if err != nil {
		t.Fatal(err)
	}
	h := &hall{driver: &driver{t: t, app: app, now: midday}, server: s}
	app.clock = func() time.Time { return h.now }
	h.resize(80, 24)
	t.Cleanup(s.Close)
	go func() {
		for {
			f, goesOn := s.Next()
			if !goesOn {
				return
			}
			h.mu.Lock()
			h.app.Update(f)
			h.app.publish()
			h.mu.Unlock()
		}
	}()
	return h
}

// between does something between two facts.
func (h *hall) between(do func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	do()
}

// press presses keys, and has guests see what they did.
func (h *hall) press(keys ...string) {
	h.t.Helper()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.driver.press(keys...)
	h.app.publish()
}

// screenText is the frame between two facts, without colours.
func (h *hall) screenText() string {
	var text string
	h.between(func() { text = h.driver.screenText() })
	return text
}

func (h *hall) sees(texts ...string) {
	h.t.Helper()
	h.between(func() { h.driver.sees(texts...) })
}

func (h *hall) lacks(texts ...string) {
	h.t.Helper()
	h.between(func() { h.driver.lacks(texts...) })
}

func (h *hall) resize(width, height int) {
	h.between(func() { h.driver.resize(width, height) })
}

// document is what stands between two facts.
func (h *hall) document() file.Document {
	var doc file.Document
	h.between(func() { doc = h.app.Session.Document() })
	return doc
}

// said is what the notes say of guests, a line each.
func (h *hall) said() string {
	var lines []string
	h.between(func() { lines = h.app.reception.Lines() })
	return strings.Join(lines, "\n")
}

// decide writes a decision down, and has guests see it.
func (h *hall) decide(what string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.app.Session.Decide(file.Decision{What: what})
	h.app.publish()
}

// step puts a step on the wall.
func (h *hall) step(shows file.Shown) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.toStep(shows)
	h.app.publish()
}

// phone is a browser without scripts.
type phone struct {
	h *hall
	c *http.Client
}

func (h *hall) phone(table string) *phone {
	h.t.Helper()
	jar, _ := cookiejar.New(nil)
	tr := &http.Transport{}
	h.t.Cleanup(tr.CloseIdleConnections)
	p := &phone{h, &http.Client{Jar: jar, Transport: tr, Timeout: 10 * time.Second}}
	p.page("")
	p.send("join", "table", guests.TableID(table))
	return p
}

func (p *phone) read(r *http.Response, err error) string {
	p.h.t.Helper()
	if err != nil {
		p.h.t.Fatal(err)
	}
	defer r.Body.Close()
	b, _ := io.ReadAll(r.Body)
	return string(b)
}

var (
	besides  = regexp.MustCompile(`(?s)<style.*?</style>|<script.*?</script>`)
	elements = regexp.MustCompile(`<[^>]*>`)
)

// said is a page as it is read.
func said(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(elements.ReplaceAllString(besides.ReplaceAllString(page, ""), " "))), " ")
}

func (p *phone) page(query string) string {
	p.h.t.Helper()
	return p.read(p.c.Get(p.h.server.Address() + query))
}

func (p *phone) send(path string, form ...string) string {
	p.h.t.Helper()
	v := url.Values{}
	for i := 0; i < len(form); i += 2 {
		v.Set(form[i], form[i+1])
	}
	return said(p.read(p.c.PostForm(p.h.server.Address()+path, v)))
}

func (h *hall) says(page string, texts ...string) {
	h.t.Helper()
	for _, text := range texts {
		if !strings.Contains(page, text) {
			h.t.Errorf("the page does not say %q:\n%s", text, page)
		}
	}
}

func (h *hall) lacksOn(page string, texts ...string) {
	h.t.Helper()
	for _, text := range texts {
		if strings.Contains(page, text) {
			h.t.Errorf("the page says %q:\n%s", text, page)
		}
	}
}

var roundOf = regexp.MustCompile(`name="round" value="([^"]*)"`)

func (p *phone) guess(pounds string) string {
	round := ""
	if m := roundOf.FindStringSubmatch(p.page("")); m != nil {
		round = m[1]
	}
	return p.send("guess", "round", round, "guess", pounds)
}

func atTables() file.Document {
	doc := fewerENT()
	doc.Meeting.Tables = []string{"North", "South", "Combe Lane"}
	return doc
}

// A whole round: guessed on phones and at the keyboard, corrected, sealed, replayed,
// revealed.
func TestGuestsGuess(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowLine)
	north, south := h.phone("North"), h.phone("South")
	h.lacksOn(said(north.page("")), "What will it save")
	h.press("space")
	h.says(said(north.page("")), "Each table's guess", "What will it save by 31 March?", "Step 5 of")
	h.says(north.guess("40k"), "Written down: £40,000 saved")
	h.says(north.guess("9,1234"), "No number")
	h.says(north.guess("12k"), "Written down: £12,000 saved")
	h.says(south.guess("?"), "Written down: don't know")
	h.lacksOn(said(south.page("")), "12,000", "12000", "12k")
	h.lacks("12,000")
	h.sees("written", "guests: 2 in")
	round := roundOf.FindStringSubmatch(north.page(""))[1]
	h.press("space", "space")
	h.says(said(north.page("")), "The guesses are sealed.", "Yours is in: £12,000 saved")
	h.says(north.send("guess", "round", round, "guess", "1m"), "The guesses are sealed")
	r, _ := h.document().OpenRound()
	if g, _ := r.GuessOf("North"); g.Pounds.Value != 12_000 || len(r.Guesses) != 2 {
		t.Errorf("the guesses are %+v", r.Guesses)
	}
	h.press("space")
	h.says(said(north.page("")), "If paid by the case", "saved if paid by the case")
	h.says(north.send("guess", "round", round, "guess", "1m"), "No guess is asked for")
	h.lacksOn(said(north.page("")), "as contracted")
}

// Every word and figure of the wall is on the page, and no more: step by step.
func TestThePageSaysWhatTheWallSays(t *testing.T) {
	h := newHall(t, atTables(), "projector")
	h.press("R")
	north := h.phone("North")
	for _, shows := range file.EverythingShown {
		h.step(shows)
		var stand journal.Stand
		var shot wall.Snapshot
		h.between(func() {
			if stand = h.app.room.Stand(); stand.Step >= 0 {
				shot = h.app.room.Snapshot()
			}
		})
		if stand.Step < 0 {
			continue
		}
		var all strings.Builder
		fmt.Fprintf(&all, "Step %d of %d · %s %s", shot.Step+1, shot.Steps, shot.Left, shot.Title)
		for _, s := range shot.Says {
			all.WriteString(" " + s.Figure + " " + s.Text)
		}
		wanted := strings.Join(strings.Fields(all.String()), " ")
		page := north.page("")
		from, to := strings.Index(page, `<section id="wall"`), strings.Index(page, `<p id="newer"`)
		if got := said(page[from:to]); got != wanted {
			t.Errorf("%s: the page says\n%s\nthe wall\n%s", shows, got, wanted)
		}
		h.lacksOn(page, "Combe Lane", "combe-lane")
	}
	h.press("b")
	h.says(said(north.page("")), "The wall is blank just now.")
	h.press("space", "esc", "enter")
	h.says(said(north.page("")), "The facilitator is at work elsewhere")
	h.lacksOn(said(north.page("")), "£")
}

// A table that is named like a practice, which the wall shows by letters, writes for
// itself all the same.
func TestATableByLettersIsTheSameTable(t *testing.T) {
	h := newHall(t, atTables(), "projector")
	h.press("R")
	h.step(file.ShowLine)
	h.press("space")
	h.phone("Combe Lane").guess("40k")
	if r, _ := h.document().OpenRound(); !r.Wrote("Combe Lane") || len(r.Guesses) != 1 {
		t.Errorf("the guesses are %+v", r.Guesses)
	}
}

// Ideas, concerns, wishes and votes wait for the facilitator; nothing acts before.
func TestNothingActsBeforeItIsTaken(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowLine)
	north, south := h.phone("North"), h.phone("South")
	row := "?row=" + url.QueryEscape("referrals.e-card") + "&size=20"
	h.says(said(north.page(row)), "Changes of your own open after the second answer.")
	h.press("space")
	north.guess("40k")
	h.press("space", "space", "space")
	h.says(said(north.page(row)), "shut while the tables guess")
	h.press("space")
	h.step(file.ShowBlock)
	before, frame := h.document(), h.screenText()
	own := said(north.page(row))
	h.says(own, "Send as our wish")
	h.lacksOn(said(south.page("")), "Cardiology to Eastmoor Foundation: 20% fewer")
	if h.screenText() != frame {
		t.Errorf("the wall has moved:\n%s", h.screenText())
	}
	h.says(north.send("wish", "row", "referrals.e-card", "size", "20"), "Sent: “Cardiology to Eastmoor Foundation: 20% fewer”")
	north.send("idea", "kind", "idea", "text", "Telephone advice")
	south.send("idea", "kind", "concern", "text", "Waiting times <b>")
	if !file.SameWork(before, h.document()) {
		t.Error("something acted before it was taken")
	}
	h.sees("3 to look at &")
	h.press("&", "enter")
	h.sees("3 sent, from North and South", "North, a wish", "North, an idea", "South, a concern", "North, guest 1: in")
	h.lacks("Telephone advice", "Waiting times")
	h.press("enter")
	h.sees("The notes say what is in it")
	h.press("w")
	h.sees("North, a wish: Cardiology to Eastmoor Foundation: 20% fewer")
	h.press("enter")
	doc := h.document()
	last := doc.Scenario.Changes[len(doc.Scenario.Changes)-1]
	if last.Target.Referrals != "e-card" || last.Size.Amount != -20 || strings.Join(last.AskedBy, "") != "North" {
		t.Errorf("the wish was taken as %+v", last)
	}
	for _, terms := range model.AllTerms[:3] { // what the phone had shown is what it comes to
		var is model.Money
		h.between(func() { _, is = h.app.Projection().Terms[terms].DeficitsToThePound() })
		h.says(own, terms.String()+" ")
		h.says(own, is.OverToThePound())
	}
	h.press("enter", "enter", "enter", "enter") // the list comes again while something waits
	if n := len(h.document().Ideas); n != 2 || h.document().Ideas[1].What != "A concern: Waiting times <b>" {
		t.Errorf("the ideas are %+v", h.document().Ideas)
	}
	h.step(file.ShowDecisions)
	h.decide("Advice line")
	ballot := guests.Ballots(h.document().Decisions)[0]
	h.says(north.send("vote", "decision", ballot, "vote", "for"), "is in: for")
	north.send("vote", "decision", ballot, "vote", "not-sure")
	south.send("vote", "decision", ballot, "vote", "against")
	if d := h.document().Decisions[0]; d.For+d.Against+d.NotSure > 0 {
		t.Errorf("votes acted: %+v", d)
	}
	h.press("&", "enter", "enter", "enter")
	if d := h.document().Decisions[0]; d.For != 0 || d.Against != 1 || d.NotSure != 1 {
		t.Errorf("the votes are %+v", d)
	}
	h.step(file.ShowBlock)
	h.says(north.send("vote", "decision", ballot, "vote", "for"), "not voted on just now")
}

// The facilitator lets in, turns away and gives a practice.
func TestTheFacilitatorsList(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.phone("North")
	second := h.phone("North")
	h.says(said(second.page("")), "Another phone is at North already")
	h.press("&")
	h.sees("Take part from your phone", "1 in, 1 waiting")
	h.press("enter", "enter")
	h.sees("let it in", "turn it away")
	h.press("enter")
	h.says(said(second.page("")), "An idea or a concern")
	h.press("&", "enter", "enter", "X")
	h.says(said(second.page("")), "An idea or a concern")
	if lines := h.said(); !strings.Contains(lines, "turned away") {
		t.Errorf("the notes say %q", lines)
	}
	h.press("&", "enter", "enter", "p", "combe", "enter")
	if all := h.server.Guests(); all[1].Practice != "combe-lane" {
		t.Errorf("%+v", all)
	}
}

// After the program was killed all comes back: a guess, what waits, the votes; and the
// guests at their tables, by themselves. Nobody else takes a table of which one is.
func TestWhatWaitsComesBack(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowLine)
	h.press("space")
	north := h.phone("North")
	north.guess("40k")
	north.send("join", "table", guests.TableID("North"), "name", "Ann")
	north.send("idea", "text", "Telephone advice")
	second := h.phone("North")
	h.says(said(second.page("")), "Another phone is at North already")
	var place journal.Place
	var kept []byte
	h.between(func() {
		place = journal.Place{Room: true, Stand: h.app.room.Stand(), Drafts: h.app.HalfTyped()}
		kept = h.app.reception.Remembered()
	})
	again := newHall(t, h.document(), "light")
	again.between(func() {
		again.app.Session.RememberGuests(kept)
		again.app.TakeUp(place)
	})
	again.press("j", "each table", "enter")
	again.sees("2 to look at &")
	if r, _ := again.document().OpenRound(); !r.Wrote("North") {
		t.Error("the guess is gone")
	}
	stranger := again.phone("North")
	again.says(said(stranger.page("")), "Another phone is at North already")
	again.lacksOn(said(stranger.page("")), "Written down.")
	if strings.Contains(string(kept), strings.Split(cookieOf(h, north), ".")[0]) {
		t.Errorf("what is kept holds a guest's own mark: %s", kept)
	}
	north.h = again // the same address, once the network knows it
	again.says(said(north.page("")), "North · Ann", "Written down.", "It can be corrected")
	again.says(north.guess("45k"), "Written down: £45,000 saved")
	if all := again.server.Guests(); len(all) != 3 || all[0].Name != "Ann" || all[0].Place != guests.In || all[1].Place != guests.Waiting {
		t.Errorf("the guests are %+v", all)
	}
}

// While a meeting that was left is offered, its phones are told to wait until it is
// said what is done with it.
func TestPhonesWaitUntilItIsSaidWhetherTheMeetingGoesOn(t *testing.T) {
	dir := t.TempDir()
	work := scenarios.NewSession(model.Prepare(testYear()), file.Document{})
	work.KeepJournal(dir)
	work.SetPlain(model.Target{Referrals: "n-hips"}, model.Size{Kind: model.Percent, Amount: -10})
	work.RememberGuests([]byte(`{}`))
	work.Remember(journal.Place{})
	work.Close()
	left, _ := journal.Recover(dir, time.Now())
	if len(left) != 1 || !left[0].Guests {
		t.Fatalf("left: %+v", left)
	}
	left[0].LetGo = false
	h := newHall(t, file.Document{}, "light")
	old := strings.Repeat("A", 26)
	answers := func() int {
		r, err := http.Get(strings.Split(h.server.Address(), "/")[0] + "//" + h.server.At().String() + "/" + old + "/")
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		return r.StatusCode
	}
	for _, keys := range [][]string{{"esc"}, {"d", "d"}} {
		h.between(func() {
			h.app.keep.OfferLeft(left)
			h.app.publish()
		})
		h.sees("Work that was not closed")
		if got := answers(); got != http.StatusServiceUnavailable {
			t.Errorf("while it is asked: %d", got)
		}
		if h.press(keys...); answers() != http.StatusNotFound {
			t.Errorf("after %v: %d", keys, answers())
		}
	}
}

// After the program was killed a phone shows how its table has voted.
func TestAVoteShowsAfterTheProgramWasKilled(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowDecisions)
	h.decide("Advice line")
	north := h.phone("North")
	north.send("vote", "decision", guests.Ballots(h.document().Decisions)[0], "vote", "for")
	var place journal.Place
	var kept []byte
	h.between(func() {
		place = journal.Place{Room: true, Stand: h.app.room.Stand()}
		kept = h.app.reception.Remembered()
	})
	again := newHall(t, h.document(), "light")
	again.press("R")
	again.between(func() {
		again.app.Session.RememberGuests(kept)
		again.app.TakeUp(place)
		again.app.publish()
	})
	north.h = again
	page := said(north.page(""))
	again.says(page, "for ✓")
	again.lacksOn(page, "by another phone")
}

// Of two phones of one table each says what counts for the table, not what it sent itself.
func TestTwoPhonesOfATableSayWhatCounts(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowLine)
	h.press("space")
	first, second := h.phone("North"), h.phone("North")
	first.send("let-in", "guest", "2")
	h.says(first.guess("15000"), "Written down: £15,000 saved")
	h.says(second.guess("18000"), "Written down: £18,000 saved")
	h.lacksOn(said(first.page("")), "15,000", "18,000")
	h.says(said(first.page("")), "Another of your table has written since this phone did")
	h.between(func() { // at the keyboard
		h.app.Session.Guess("North", model.Given(30_000))
		h.app.publish()
	})
	h.lacksOn(said(second.page("")), "18,000", "30,000")
	h.says(said(second.page("")), "Another of your table has written since this phone did")

	d := newHall(t, atTables(), "light")
	d.press("R")
	d.step(file.ShowDecisions)
	d.decide("Advice line")
	first, second = d.phone("North"), d.phone("North")
	first.send("let-in", "guest", "2")
	ballot := guests.Ballots(d.document().Decisions)[0]
	d.says(first.send("vote", "decision", ballot, "vote", "for"), "is in: for")
	second.send("vote", "decision", ballot, "vote", "against")
	d.lacksOn(said(first.page("")), "is in: for", "for ✓")
	d.says(said(first.page("")), "against ✓", "Your table's vote is “against”, by another phone of your table.")
	d.says(first.send("vote", "decision", ballot, "vote", "for"), "is in: for")
	d.says(said(second.page("")), "Your table's vote is “for”, by another phone of your table.")
}

// cookieOf is the mark by which a phone is known.
func cookieOf(h *hall, p *phone) string {
	at, _ := url.Parse(h.server.Address())
	return p.c.Jar.Cookies(at)[0].Value
}

// A guess of quite another scale is asked about on the phone too, by its own size alone.
func TestAGuessOfAnotherScaleIsAskedAboutOnThePhone(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowLine)
	h.press("space")
	north, south := h.phone("North"), h.phone("South")
	north.guess("3") // which is asked about, and not written down; nor does it make 22000 odd
	north.send("guess", "round", roundOf.FindStringSubmatch(north.page(""))[1], "guess", "3", "sure", "yes")
	h.lacksOn(h.phone("Combe Lane").guess("22000"), "Is that meant?")
	asked := south.guess("40m")
	h.says(asked, "Is that meant?", "in tens of millions of pounds", "Nothing is written down yet", "Write it down as typed: 40m")
	h.lacksOn(asked, "41", "Written down")
	if r, _ := h.document().OpenRound(); r.Wrote("South") {
		t.Error("it is written down")
	}
	h.says(said(south.page("")), "Write it down as typed: 40m") // and so after a reload
	h.says(south.send("guess", "round", roundOf.FindStringSubmatch(south.page(""))[1], "guess", "40m", "sure", "yes"), "Written down: £40,000,000 saved")
	h.says(south.guess("40k"), "Written down: £40,000 saved") // and corrected without a question
}

// What was said to a guest is over when the meeting goes on.
func TestWhatWasSaidIsOverWhenTheMeetingGoesOn(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowLine)
	h.press("space")
	north := h.phone("North")
	h.says(north.guess("41k"), "correct it before the guesses are sealed")
	h.says(said(north.page("")), "correct it before the guesses are sealed")
	h.press("space", "space")
	h.lacksOn(said(north.page("")), "correct it before the guesses are sealed")
}

// The foot of the wall counts votes that wait, also when one is another than was taken;
// the wall shows nobody's name, and not who has voted what. The notes do.
func TestVotesAndNames(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowDecisions)
	h.decide("Advice line")
	north, south := h.phone("North"), h.phone("South")
	north.send("join", "table", guests.TableID("North"), "name", "Ann Green")
	ballot := guests.Ballots(h.document().Decisions)[0]
	north.send("vote", "decision", ballot, "vote", "for")
	south.send("vote", "decision", ballot, "vote", "against")
	h.sees("2 in, 1 to look at &")
	h.press("&", "enter")
	h.sees("votes on “Advice line”: 1 for, 1 against", "North, guest 1: in")
	h.lacks("Ann", "North for", "South against")
	h.press("enter")
	h.lacks("North for", "South against")
	h.press("enter")
	h.lacks("to look at")
	south.send("vote", "decision", ballot, "vote", "for")
	h.sees("2 in, 1 to look at &")
	if notes := h.said(); !strings.Contains(notes, "votes on “Advice line”, otherwise than is written: 2 for, 0 against, 0 not sure (North for, South for)") || !strings.Contains(notes, "(Ann Green)") {
		t.Errorf("the notes say\n%s", notes)
	}
	h.press("&", "enter", "enter")
	h.sees("2 for, 0 against, 0 not sure, as tables", "Written there: 1")
	h.press("X")
	h.lacks("to look at")
	if d := h.document().Decisions[0]; d.For != 1 || d.Against != 1 {
		t.Errorf("put away, and yet taken: %+v", d)
	}
}

// A vote stays with its decision when another is taken back, or corrected but for its words.
func TestVotesStayWithTheirDecision(t *testing.T) {
	h := newHall(t, atTables(), "light")
	h.press("R")
	h.step(file.ShowDecisions)
	h.decide("Advice line")
	h.decide("The whole plan")
	h.decide("The whole plan")
	north := h.phone("North")
	ballots := guests.Ballots(h.document().Decisions)
	if ballots[1] == ballots[2] {
		t.Error("two decisions are one")
	}
	h.says(north.send("vote", "decision", ballots[1], "vote", "for"), "is in: for")
	h.press("X", "enter")
	h.sees("1 to look at &")
	h.says(said(north.page("")), "The whole plan", "for ✓")
	h.press("enter", "tab")
	h.sees("A decision", "The whole plan")
	h.press("Dr Green", "tab", "31 December", "ctrl+s")
	h.sees("Dr Green", "1 to look at &")
	h.press("&", "enter", "enter", "enter")
	if d := h.document().Decisions; len(d) != 2 || d[0].For != 1 || d[0].Owner != "Dr Green" || d[0].ByWhen != "31 December" || d[1].For != 0 {
		t.Errorf("the decisions are %+v", d)
	}
	if said := h.said(); !strings.Contains(said, "; nothing to look at.") {
		t.Errorf("the notes say %q", said)
	}
	north.send("idea", "text", "Telephone advice")
	if said := h.said(); !strings.Contains(said, "; 1 thing sent to look at.") {
		t.Errorf("the notes say %q", said)
	}
}

// Without guests nothing of them is on the wall.
func TestNoGuestsUnlessAskedFor(t *testing.T) {
	d := newDriver(t, testYear(), atTables(), "light", 80, 24)
	d.press("R")
	d.lacks("guests")
	d.press("&")
	d.sees("start with fewer room --guests")
}
