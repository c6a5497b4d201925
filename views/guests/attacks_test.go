package guests

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// attackers is how many connections an attack of the tests holds open; .ci/run asks
// for 10,000.
var attackers = flag.Int("attackers", 0, "hold so many connections open and say nothing, while guests go on")

func TestACodeIsNotGuessed(t *testing.T) {
	h := open(t, quick())
	if len(h.code()) != 26 {
		t.Errorf("the code %q is no 128 bits", h.code())
	}
	other := open(t, quick())
	again, err := New(Options{Rand: bytes.NewReader(bytes.Repeat([]byte{7}, 100)), Now: time.Now, Limits: quick()})
	if err != nil || again.code() == h.code() || other.code() == h.code() {
		t.Errorf("two meetings have the code %s (%v)", again.code(), err)
	}
	if _, err := New(Options{Rand: strings.NewReader("too short"), Limits: quick()}); err == nil {
		t.Error("a code was made of no chance")
	}
	c := h.phone()
	base := strings.TrimSuffix(h.Address(), h.code()+"/")
	for _, path := range []string{"", h.code()[:25] + "/", h.code() + "A/", "favicon.ico", "..%2f" + h.code() + "/", "%00/", strings.Repeat("A", 26) + "/", h.code()[:25] + "%00/", "?" + h.code(), "//" + h.code() + "/"} {
		r, err := c.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		if page := body(t, r); r.StatusCode != http.StatusNotFound || strings.Contains(page, "Joint meeting") || strings.Contains(page, h.code()) {
			t.Errorf("%s: status %d: %.200s", path, r.StatusCode, page)
		}
	}
	for _, typed := range []string{
		strings.ToLower(h.code()), h.code()[:4] + "-" + h.code()[4:8] + "-" + h.code()[8:], h.code(),
		strings.NewReplacer("O", "0", "I", "l").Replace(h.code()), strings.ReplaceAll(h.code(), "I", "1"), h.code()[:4] + "%20" + h.code()[4:],
	} {
		r, err := c.Get(base + typed)
		if err != nil {
			t.Fatal(err)
		}
		wants(t, body(t, r), "Joint meeting")
	}
}

func TestPathsLeadNowhereElse(t *testing.T) {
	h := open(t, quick())
	north := h.at("North")
	for _, path := range []string{"../", "..", "./x", "%2e%2e/", "..%5c", "guess/../", "page.html", "server.go", "etc/passwd", "follow/", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "guess"} {
		r, err := north.Get(h.Address() + path)
		if err != nil {
			t.Fatal(err)
		}
		if page := body(t, r); r.StatusCode != http.StatusNotFound && r.StatusCode != http.StatusNoContent || strings.Contains(page, "root:") {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
	for _, method := range []string{"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"} {
		r, _ := http.NewRequest(method, h.Address()+"guess", nil)
		answer, err := north.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if body(t, answer); answer.StatusCode < 400 {
			t.Errorf("%s: status %d", method, answer.StatusCode)
		}
	}
}

func TestAnotherSitesFormDoesNothing(t *testing.T) {
	h := open(t, quick())
	h.ask("1")
	north := h.at("North")
	for name, value := range map[string]string{"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site", "sec-fetch-site": "same-site"} {
		r, _ := http.NewRequest(http.MethodPost, h.Address()+"guess", strings.NewReader("round=1&guess=9m"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set(name, value)
		answer, err := north.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if page := body(t, answer); answer.StatusCode != http.StatusForbidden || strings.Contains(page, "Joint meeting") {
			t.Errorf("%s %s: status %d", name, value, answer.StatusCode)
		}
	}
	if len(h.heard(Guessed)) > 0 {
		t.Error("a guess from another site was taken")
	}
	r, err := north.Get(h.Address())
	if err != nil {
		t.Fatal(err)
	}
	body(t, r)
	policy := r.Header.Get("Content-Security-Policy")
	for _, wanted := range []string{"default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "script-src 'nonce-", "connect-src 'self'"} {
		if !strings.Contains(policy, wanted) {
			t.Errorf("the policy %q lacks %s", policy, wanted)
		}
	}
	if strings.Contains(policy, "unsafe") || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("policy %q, cache %q", policy, r.Header.Get("Cache-Control"))
	}
	fresh := h.phone()
	r, _ = fresh.Get(h.Address())
	body(t, r)
	cookie := r.Header.Get("Set-Cookie")
	for _, wanted := range []string{"HttpOnly", "SameSite=Strict", "Path=/" + h.code() + "/"} {
		if !strings.Contains(cookie, wanted) {
			t.Errorf("the cookie %q lacks %s", cookie, wanted)
		}
	}
}

func TestSlowAndHugeBodiesEnd(t *testing.T) {
	l := quick()
	l.Header, l.Read, l.Write = 200*time.Millisecond, 300*time.Millisecond, 300*time.Millisecond
	h := open(t, l)
	h.ask("1")
	north := h.at("North")
	r, err := north.Post(h.Address()+"guess", "application/x-www-form-urlencoded", io.MultiReader(strings.NewReader("round=1&guess=9m&x="), io.LimitReader(zeros{}, 1<<20)))
	if err == nil {
		if body(t, r); r.StatusCode != http.StatusBadRequest {
			t.Errorf("a megabyte: status %d", r.StatusCode)
		}
	}
	raw := func(said string, slowly bool) string {
		c, err := net.Dial("tcp", h.At().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(5 * time.Second))
		io.WriteString(c, said)
		if slowly {
			go func() {
				for range 100 {
					if _, err := io.WriteString(c, "x"); err != nil {
						return
					}
					time.Sleep(20 * time.Millisecond)
				}
			}()
		}
		answer, _ := io.ReadAll(c)
		return string(answer)
	}
	post := fmt.Sprintf("POST /%s/guess HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n", h.code())
	for name, said := range map[string]string{
		"a head without end":       post + "X: ",
		"a head of a megabyte":     post + "X: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
		"a body that never comes":  post + "Content-Length: 20\r\n\r\n",
		"a body that comes slowly": post + "Content-Length: 8000\r\n\r\nround=1&guess=9m",
		"a wrong length":           post + "Content-Length: 99999999999\r\n\r\nround=1",
		"no words of the protocol": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
	} {
		began := time.Now()
		answer := raw(said, strings.Contains(name, "slowly") || strings.Contains(name, "without end"))
		if strings.HasPrefix(answer, "HTTP/1.1 2") || strings.HasPrefix(answer, "HTTP/1.1 303") && !strings.Contains(answer, "Location") || time.Since(began) > 2*time.Second {
			t.Errorf("%s: after %v %.80s", name, time.Since(began), answer)
		}
	}
	if len(h.heard(Guessed)) > 0 {
		t.Error("something of that was taken")
	}
	wants(t, north.post("guess", "round", "1", "guess", "40k"), "Written down: £40,000 saved")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

// A page that is still open from the last meeting shows and sends nothing in this one.
func TestThePageOfTheLastMeeting(t *testing.T) {
	last, now := open(t, quick()), open(t, quick())
	last.ask("1")
	now.ask("1")
	p := last.at("North")
	at := strings.Replace(now.Address(), now.code(), last.code(), 1)
	for _, path := range []string{"", "follow"} {
		r, err := p.Get(at + path)
		if err != nil {
			t.Fatal(err)
		}
		if page := body(t, r); r.StatusCode != http.StatusNotFound || !strings.Contains(page, "Scan the code on the wall again") {
			t.Errorf("%s: status %d: %.100s", path, r.StatusCode, page)
		}
	}
	r, err := p.PostForm(at+"guess", url.Values{"round": {"1"}, "guess": {"9m"}})
	if err != nil {
		t.Fatal(err)
	}
	if body(t, r); r.StatusCode != http.StatusNotFound || len(now.heard(Guessed)) > 0 {
		t.Errorf("status %d, %d guesses", r.StatusCode, len(now.heard(Guessed)))
	}
	// The cookie of the last meeting is nobody's in this one, even in its place.
	for _, c := range p.Jar.Cookies(&url.URL{Scheme: "http", Host: last.At().String(), Path: "/" + last.code() + "/"}) {
		r, _ := http.NewRequest(http.MethodPost, now.Address()+"guess", strings.NewReader("round=1&guess=9m"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(c)
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		if body(t, answer); len(now.heard(Guessed)) > 0 {
			t.Error("the cookie of the last meeting wrote a guess")
		}
	}
	http.DefaultClient.CloseIdleConnections()
}

// Another table's name in a form is nobody's: a guest writes for the table at which it
// sits.
func TestAGuestWritesForItsOwnTableOnly(t *testing.T) {
	h := open(t, quick())
	h.ask("1")
	south := h.at("South")
	south.post("guess", "round", "1", "guess", "9m", "table", "North")
	if f := h.heard(Guessed); len(f) != 1 || f[0].Table != "South" {
		t.Errorf("%+v", f)
	}
	nobody := h.phone()
	nobody.get("")
	for _, path := range []string{"guess", "idea", "vote", "wish", "let-in", "leave"} {
		wants(t, nobody.post(path, "round", "1", "guess", "9m", "text", "x", "table", "North"), "Choose your table")
	}
	if n := len(h.heard(Guessed, HasIdea)); n != 1 {
		t.Errorf("%d facts of a guest without a table", n-1)
	}
	if page := nobody.post("join", "table", "West"); strings.Contains(page, "West") {
		t.Errorf("a table that there is not: %s", textOf(page))
	}
}

// At most 200 are in; whoever sits at a table stays, whoever only knocks goes.
func TestTwoHundredGuests(t *testing.T) {
	h := open(t, quick())
	h.at("North")
	g := &h.guests
	g.mu.Lock()
	for i := range 3 * Most {
		in, err := g.enter(fmt.Sprint("knocks ", i))
		if err != nil {
			t.Fatal(err)
		}
		g.sit(in, "North", "")
	}
	n := len(g.byID)
	g.mu.Unlock()
	if n != Most || h.Guests()[0].Place != In {
		t.Errorf("%d are in, the first is %v", n, h.Guests()[0].Place)
	}
	wants(t, h.at("South").get(""), "An idea or a concern")
	g.mu.Lock()
	for _, in := range g.byID {
		in.place = In
	}
	g.mu.Unlock()
	p := h.phone()
	p.get("")
	wants(t, p.post("join", "table", "East"), "200 guests are in already")
}

// Connections that say nothing keep nobody out: 400 in the quick tests, 10,000 in
// .ci/run.
func TestConnectionsThatSayNothing(t *testing.T) {
	l := quick()
	l.Connections = 60
	n := 400
	if *attackers > 0 {
		l, n = quick(), *attackers
	}
	h := open(t, l)
	h.ask("1")
	north, south := h.at("North"), h.at("South")
	follows := south.follow()
	var held sync.Map
	var opened atomic.Int64
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range n / 8 {
				c, err := net.DialTimeout("tcp", h.At().String(), 5*time.Second)
				if err == nil {
					opened.Add(1)
					held.Store(c, true)
				}
			}
		})
	}
	worst := time.Duration(0)
	for i := range 10 {
		began := time.Now()
		wants(t, north.post("guess", "round", "1", "guess", fmt.Sprint(i+1, "k")), fmt.Sprintf("Written down: £%d,000 saved", i+1))
		worst = max(worst, time.Since(began))
	}
	all.Wait()
	wants(t, h.at("East").get(""), "An idea or a concern")
	h.show(func(s *Snapshot) { s.Wall.Title = "The contract we have" })
	if !follows.until("The contract we have") {
		t.Error("a guest that followed was put out")
	}
	held.Range(func(c, _ any) bool { c.(net.Conn).Close(); return true })
	t.Logf("%d connections were opened; the slowest guess took %v", opened.Load(), worst)
	if worst > 5*time.Second {
		t.Errorf("a guess took %v", worst)
	}
}
