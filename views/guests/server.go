package guests

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// limits are how long and how much the server takes. A test has its own.
type limits struct {
	Header, Read, Write, Idle time.Duration // of http.Server
	Body, Headers             int64         // bytes
	Connections               int
	Streams                   int           // that one guest may follow at once
	Beat                      time.Duration // between two signs of life in a stream
	Life                      time.Duration // after which a stream ends, and the browser asks anew: a phone that has gone holds it for no longer
	Answer                    time.Duration // how long a guest waits for the room
	Burst, PerSecond          float64       // requests of one guest
	Look                      time.Duration // between two looks whether the address is still there
	Alone                     time.Duration // after which it is said that nobody has come
}

// Usual are the limits of a meeting.
func Usual() limits {
	return limits{
		Header: 4 * time.Second, Read: 10 * time.Second, Write: 10 * time.Second, Idle: 75 * time.Second,
		Body: 8 << 10, Headers: 8 << 10, Connections: 4 * Most, Streams: 4,
		Beat: 15 * time.Second, Life: 50 * time.Second, Answer: 3 * time.Second,
		Burst: 40, PerSecond: 4, Look: 5 * time.Second, Alone: 2 * time.Minute,
	}
}

// waitingFacts is how many facts may wait for the room; what comes beyond is refused.
const waitingFacts = 256

// NotBegun is why nothing can be tried before the room is open.
const NotBegun = "The meeting has not begun yet."

// codeBytes is how much of a chance the code is.
const codeBytes = 16

// Options is what a server is made of.
type Options struct {
	Rand   io.Reader        // crypto/rand's, but in tests
	Now    func() time.Time // of the limits on how often a guest may ask
	Limits limits
}

// Server is the page for guests. Its methods may be called from anywhere at any time.
type Server struct {
	limits limits
	now    func() time.Time
	secret atomic.Pointer[secret]
	chance struct {
		sync.Mutex
		io.Reader
	}

	shown      atomic.Pointer[published]
	publishing sync.Mutex
	facts      chan Fact
	guests     registry

	at      sync.Mutex // guards what follows
	listens *listening
	closing chan struct{} // closed when the meeting ends
	closed  bool
	trouble string
}

// secret is what makes a meeting's pages its own.
type secret struct {
	code string // in the path: whoever has it may come in
	key  []byte // that signs the cookies
}

// code is that of the meeting.
func (s *Server) code() string { return s.secret.Load().code }

// published is a snapshot with what follows of it.
type published struct {
	*Snapshot
	wall   int           // how often the wall has changed
	forms  int           // how often anything else has
	next   chan struct{} // closed when there is a newer one, or something else to look at
	render sync.Once
	event  []byte // the wall as an event
}

// listening is one address that is listened on.
type listening struct {
	server *http.Server
	doors  *doors
	names  []string // the hosts by which it may be asked
	addr   *net.TCPAddr
}

// New makes a server that listens nowhere yet.
func New(o Options) (*Server, error) {
	s := &Server{limits: o.Limits, now: o.Now, facts: make(chan Fact, waitingFacts), closing: make(chan struct{})}
	s.chance.Reader = o.Rand
	code := make([]byte, codeBytes)
	if _, err := io.ReadFull(o.Rand, code); err != nil {
		return nil, err
	}
	key := make([]byte, 32)
	if _, err := io.ReadFull(o.Rand, key); err != nil {
		return nil, err
	}
	s.secret.Store(&secret{coding.EncodeToString(code), key})
	s.guests.init(s)
	// Pages of an earlier start of the same meeting are of no number that comes now.
	begins := int(binary.BigEndian.Uint32(key))
	s.shown.Store(&published{Snapshot: &Snapshot{OwnShut: NotBegun, Coming: true}, wall: begins, forms: begins, next: make(chan struct{})})
	return s, nil
}

// coding writes codes in the letters that a code for phones has room for.
// It has one of those that people take for each other: O and not 0, I and neither 1 nor L.
var coding = base32.NewEncoding("ABCDEFGHIJK9MNOPQRSTUVWXYZ234567").WithPadding(base32.NoPadding)

// Next waits for what guests do next. It tells whether the meeting still goes on.
func (s *Server) Next() (f Fact, goesOn bool) {
	select {
	case f = <-s.facts:
		return f, true
	case <-s.closing:
		return Fact{}, false
	}
}

// Publish shows guests another snapshot, which must not be changed any more.
func (s *Server) Publish(snap *Snapshot) {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	old := s.shown.Load()
	if !slices.Equal(old.Tables, snap.Tables) {
		s.guests.rename(old.Snapshot, snap)
	}
	wall, forms := old.wall, old.forms
	if !reflect.DeepEqual(old.Wall, snap.Wall) || old.Away != snap.Away || old.Ended != snap.Ended {
		wall++
	}
	if !sameForms(old.Snapshot, snap) {
		forms++
	}
	now := &published{Snapshot: snap, wall: wall, forms: forms, next: old.next}
	if wall == old.wall && forms == old.forms { // only the plan behind the forms is another
		s.shown.Store(now)
		return
	}
	now.next = make(chan struct{})
	s.shown.Store(now)
	close(old.next)
}

// sameForms tells whether guests can do the same on two snapshots. What a change on
// the plan comes to is reckoned when it is asked for.
func sameForms(a, b *Snapshot) bool {
	if a.OwnShut != b.OwnShut || (a.Own == nil) != (b.Own == nil) || !reflect.DeepEqual(a.Tables, b.Tables) ||
		!reflect.DeepEqual(a.Guess, b.Guess) || !reflect.DeepEqual(a.Votes, b.Votes) {
		return false
	}
	return a.Own == nil || a.Own.Prepared == b.Own.Prepared && a.Own.Outlook == b.Own.Outlook && reflect.DeepEqual(a.Own.Rows, b.Own.Rows)
}

// wake has all who follow look again, whether there is something new for them.
func (s *Server) wake() {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	old := s.shown.Load()
	s.shown.Store(&published{Snapshot: old.Snapshot, wall: old.wall, forms: old.forms, next: make(chan struct{})})
	close(old.next)
}

// Listen takes guests at an address of this computer from now on, in place of where it
// took them before. Where the port is taken it takes another. The code stays.
func (s *Server) Listen(ip net.IP, port int) error {
	config := net.ListenConfig{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 3}}
	at := func(port int) (net.Listener, error) {
		return config.Listen(context.Background(), "tcp", (&net.TCPAddr{IP: ip, Port: port}).String())
	}
	l, err := at(port)
	if err != nil && port != 0 {
		l, err = at(0)
	}
	if err != nil {
		return fmt.Errorf("nobody can be let in at %s: %w", ip, cause(err))
	}
	addr := l.Addr().(*net.TCPAddr)
	on := &listening{addr: addr, names: hostsOf(addr)}
	on.doors = newDoors(l, s.limits.Connections)
	on.server = &http.Server{
		Handler:           s.handler(on),
		ReadHeaderTimeout: s.limits.Header, ReadTimeout: s.limits.Read, WriteTimeout: s.limits.Write, IdleTimeout: s.limits.Idle,
		MaxHeaderBytes: int(s.limits.Headers),
		ErrorLog:       log.New(io.Discard, "", 0), // the terminal is the wall's
		ConnContext:    on.doors.remember,
	}
	s.at.Lock()
	if s.closed {
		s.at.Unlock()
		return errors.Join(errors.New("the meeting has ended"), l.Close())
	}
	before := s.listens
	s.listens, s.trouble = on, ""
	s.at.Unlock()
	go on.server.Serve(on.doors)
	if before != nil {
		before.server.Close()
	} else {
		go s.watch()
	}
	return nil
}

// cause is what is behind an error of the network, without the words that only
// programmers know.
func cause(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}

// Close tells the guests that the meeting has ended and lets nobody in any more. It
// takes at most a second.
func (s *Server) Close() {
	s.at.Lock()
	on, again := s.listens, s.closed
	s.closed = true
	s.at.Unlock()
	if again {
		return
	}
	last := *s.shown.Load().Snapshot
	last.Ended, last.Guess, last.Votes, last.Own, last.OwnShut = true, nil, nil, nil, "The meeting has ended."
	s.Publish(&last)
	close(s.closing)
	if on == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 700*time.Millisecond)
	defer cancel()
	if on.server.Shutdown(ctx) != nil {
		on.server.Close()
	}
}

// Address is where guests are let in: "http://192.168.1.5:8010/" and the code. It is
// "" while nobody is.
func (s *Server) Address() string {
	s.at.Lock()
	defer s.at.Unlock()
	if s.listens == nil {
		return ""
	}
	return "http://" + s.listens.addr.String() + "/" + s.code() + "/"
}

// At is the address that is listened on; nil for none.
func (s *Server) At() *net.TCPAddr {
	s.at.Lock()
	defer s.at.Unlock()
	if s.listens == nil {
		return nil
	}
	return s.listens.addr
}

// hostsOf are the names by which a browser may ask for an address: with and without
// its port, and with those of this computer where nobody else can reach it.
func hostsOf(addr *net.TCPAddr) (names []string) {
	hosts := []string{addr.IP.String()}
	if addr.IP.To4() == nil {
		hosts[0] = "[" + (&net.IPAddr{IP: addr.IP, Zone: addr.Zone}).String() + "]"
		if addr.Zone != "" { // browsers leave the zone out
			hosts = append(hosts, "["+addr.IP.String()+"]")
		}
	}
	if addr.IP.IsLoopback() {
		hosts = append(hosts, "localhost", "localhost.")
	}
	for _, h := range hosts {
		names = append(names, h, fmt.Sprintf("%s:%d", h, addr.Port))
	}
	return names
}

// handler is what everybody meets, in this order: the name by which this computer is
// asked, other sites' pages, then the code in the path.
func (s *Server) handler(on *listening) http.Handler {
	inside := http.NewCrossOriginProtection()
	inside.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusForbidden, "This was sent from another page, so it does nothing. Open the meeting's own page and send it there.")
	}))
	known := inside.Handler(http.HandlerFunc(s.serve))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		strictly(w.Header())
		if !named(on.names, r.Host) {
			w.Header().Set("Connection", "close")
			refuse(w, http.StatusMisdirectedRequest, "This address is not known here.")
			return
		}
		known.ServeHTTP(w, r)
	})
}

// named tells whether a host is one of the names, whatever its capitals.
func named(names []string, host string) bool {
	for _, n := range names {
		if strings.EqualFold(n, host) {
			return true
		}
	}
	return false
}

// strictly are the headers of every answer: nothing from elsewhere, nothing kept,
// nothing told to others.
func strictly(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
}

// refuse answers with a sentence alone.
func refuse(w http.ResponseWriter, status int, says string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, says+"\n")
}

// wrongCode is said to whoever has no code, or that of another meeting.
const wrongCode = "This is not the address of the present meeting. Scan the code on the wall again, or type the address under it."

// comingBack is said to whoever may be of a meeting that was left, while it is asked
// whether to go on with it: another code would be the end of their page.
const comingBack = "The wall is coming back: it was stopped, and goes on in a moment. This page goes on by itself; what was taken stays."

// serve answers whoever asks by a known name.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	code, rest, slash := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if subtle.ConstantTimeCompare([]byte(code), []byte(s.code())) != 1 {
		if typed := asCode(code); rest == "" && r.Method == http.MethodGet && subtle.ConstantTimeCompare([]byte(typed), []byte(s.code())) == 1 {
			http.Redirect(w, r, "/"+s.code()+"/", http.StatusSeeOther)
			return
		}
		w.Header().Set("Connection", "close")
		if old := asCode(code); s.shown.Load().Coming && isCode(old) {
			w.Header().Set("Refresh", "3; url=/"+old+"/") // of a page without its script
			refuse(w, http.StatusServiceUnavailable, comingBack)
			return
		}
		refuse(w, http.StatusNotFound, wrongCode)
		return
	}
	if !slash {
		http.Redirect(w, r, "/"+s.code()+"/", http.StatusSeeOther)
		return
	}
	s.inside(w, r, rest)
}

// meant are the letters of a code in place of those that people take for them.
var meant = strings.NewReplacer("-", "", " ", "", "0", "O", "1", "I", "L", "I")

// asCode is a code as people type it: in any letters, with strokes or blanks between them.
func asCode(typed string) string { return meant.Replace(strings.ToUpper(typed)) }

// isCode tells whether something may be a meeting's code.
func isCode(text string) bool {
	code, err := coding.DecodeString(text)
	return err == nil && len(code) == codeBytes
}

// random gives so many random bytes.
func (s *Server) random(n int) []byte {
	b := make([]byte, n)
	s.chance.Lock()
	defer s.chance.Unlock()
	if _, err := io.ReadFull(s.chance.Reader, b); err != nil {
		panic(http.ErrAbortHandler) // nothing may go by a number that is not one by chance
	}
	return b
}

// sign is the mark by which a cookie of this meeting is known.
func (s *Server) sign(id string) string {
	mac := hmac.New(sha256.New, s.secret.Load().key)
	mac.Write([]byte(id))
	return coding.EncodeToString(mac.Sum(nil)[:codeBytes])
}
