package terminal

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// fakeKeyboard is what a keyboard of a real terminal does with bytes that come at
// times of a made clock.
type fakeKeyboard struct {
	sequences sequences
	now       time.Time
	given     []string // what was passed on, read by read
}

func newFakeKeyboard() *fakeKeyboard {
	return &fakeKeyboard{now: time.Date(2010, time.December, 2, 12, 0, 0, 0, time.UTC)}
}

// comes has bytes come after a pause.
func (k *fakeKeyboard) comes(after time.Duration, text string) {
	k.now = k.now.Add(after)
	if until, waits := k.sequences.waits(); waits && !k.now.Before(until) {
		k.given = append(k.given, string(k.sequences.giveUp(until)))
	}
	if out := k.sequences.take([]byte(text), k.now); len(out) > 0 {
		k.given = append(k.given, string(out))
	}
}

// settle lets the time pass that a key may be held.
func (k *fakeKeyboard) settle() { k.comes(escPause, "") }

// keySequences are the sequences in Bubble Tea's own table of keys, and the other
// things that a terminal sends by itself.
func keySequences(t *testing.T) (all []string) {
	t.Helper()
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/charmbracelet/bubbletea").Output()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "key.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range regexp.MustCompile(`(?m)^\t("\\x1b[^"]+"):`).FindAllSubmatch(source, -1) {
		sequence, err := strconv.Unquote(string(found[1]))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, sequence)
	}
	if len(all) < 140 {
		t.Fatalf("%d sequences found in Bubble Tea's table of keys", len(all))
	}
	for _, alone := range slices.Clone(all) { // with Alt
		all = append(all, "\x1b"+alone)
	}
	return append(all, otherSequences...)
}

var otherSequences = []string{
	"\x1b[<64;10;5M", "\x1b[<65;120;40M", "\x1b[<0;33;12M", "\x1b[<32;34;12M", "\x1b[<0;34;12m", "\x1b[<35;1;1M", // the mouse
	"\x1b[M`*%", "\x1b[M !!", "\x1b[M#\xff\xe0", "\x1b[Ma<5", // the mouse, a byte for each number
	"\x1b[200~12 patients fewer\x1b[201~", "\x1b[200~q\x1b[201~", "\x1b[200~£5,000 \x1b[31mred\x1b[m\x1b[201~",
	"\x1b[?62;4c", "\x1b[12;40R", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]10;rgb:0000/0000/0000\a", "\x1bP1$r0m\x1b\\", "\x1b[?2026;2$y",
	"£", "−", "€", "é", "\x1b£", "日",
}

// unseen are sequences without a meaning for the program, which it is not given.
func unseen(sequence string) bool {
	return strings.HasPrefix(sequence, "\x1b]") || strings.HasPrefix(sequence, "\x1bP") || sequence == "\x1b[I" || sequence == "\x1b[O"
}

// TestASequenceCutAnywhereIsWholeOrDropped cuts each sequence that the program
// knows at each place, and has the rest come later.
func TestASequenceCutAnywhereIsWholeOrDropped(t *testing.T) {
	sequences := append(keySequences(t), "\x1b[I", "\x1b[O")
	cuts := 0
	for _, sequence := range sequences {
		for cut := range len(sequence) {
			for _, pause := range []time.Duration{0, 20 * time.Millisecond, 200 * time.Millisecond} {
				k := newFakeKeyboard()
				k.comes(0, "j"+sequence[:cut]) // after a key that is whole
				k.comes(pause, sequence[cut:])
				k.comes(0, "k")
				k.settle()
				cuts++
				head, rest := sequence[:cut], sequence[cut:]
				want := sequence
				switch {
				case unseen(sequence):
					want = ""
					if isLoneEsc(head) && pause >= escPause {
						want = head
					}
				case isLoneEsc(head) && pause >= escPause && strings.HasPrefix(sequence, pasteBegin):
					want = head + sequence // what was pasted stays pasted text
				case isLoneEsc(head) && pause >= escPause && (rest[0] == '[' || rest[0] == 'O'):
					want = head // Esc has acted; its rest is dropped
				}
				if got := strings.Join(k.given, ""); got != "j"+want+"k" {
					t.Errorf("%q cut before %q, which comes after %v: %q is passed on; want %q", sequence, rest, pause, got, "j"+want+"k")
				}
				if pause < escPause && want != "" && !slices.ContainsFunc(k.given, func(read string) bool { return strings.Contains(read, sequence) }) && !strings.HasPrefix(sequence, pasteBegin) {
					t.Errorf("%q cut before %q comes in pieces: %q", sequence, rest, k.given) // each read is by itself for Bubble Tea
				}
			}
		}
	}
	if cuts < 4000 {
		t.Errorf("only %d cuts were made", cuts)
	}
}

func isLoneEsc(head string) bool { return head == "\x1b" || head == "\x1b\x1b" }

// TestALoneEscActsSoon holds that what a person waits for comes at once, and that
// it is no beginning of the next key.
func TestALoneEscActsSoon(t *testing.T) {
	k := newFakeKeyboard()
	k.comes(0, "a\x1b")
	const painting = time.Second / 120 // until the next frame
	if until, waits := k.sequences.waits(); !waits || until.Sub(k.now)+painting > 50*time.Millisecond {
		t.Errorf("Esc waits %v, %v", waits, until.Sub(k.now))
	} else if k.comes(until.Sub(k.now), ""); !slices.Equal(k.given, []string{"a", "\x1b"}) {
		t.Errorf("then, %q are passed on", k.given)
	}
	k.comes(100*time.Millisecond, "x")
	for _, text := range []string{"\x1b", "O", "\x1b", "[", "\x1b", "\x1b[A"} { // a person's O and [ after Esc are keys
		k.comes(100*time.Millisecond, text)
	}
	k.settle()
	want := []string{"a", "\x1b", "x", "\x1b", "O", "\x1b", "[", "\x1b", "\x1b[A"}
	if !slices.Equal(k.given, want) {
		t.Errorf("passed on: %q; want %q", k.given, want)
	}
	k = newFakeKeyboard()
	k.comes(0, "\x1b")
	k.comes(1200*time.Millisecond, "[<64") // after more than a second it is no rest of that
	if got := strings.Join(k.given, "|"); got != "\x1b|[<64" {
		t.Errorf("passed on: %q", got)
	}
}

// TestAPasteThatNeverEnds gives the keys back.
func TestAPasteThatNeverEnds(t *testing.T) {
	k := newFakeKeyboard()
	k.comes(0, "\x1b[200~half a sent")
	k.comes(500*time.Millisecond, "ence")
	k.comes(3*time.Second, "u")
	if got := strings.Join(k.given, ""); got != "\x1b[200~half a sentence\x1b[201~u" {
		t.Errorf("passed on: %q", got)
	}
	k = newFakeKeyboard()
	k.comes(0, "\x1b[200~"+strings.Repeat("a", 3*mostPasted)+"\x1b[201~u")
	if got := strings.Join(k.given, ""); len(got) > mostPasted+20 || !strings.HasSuffix(got, "aaa\x1b[201~u") {
		t.Errorf("%d bytes are passed on of a paste without measure, and end in %q", len(got), got[len(got)-20:])
	}
}

// TestBytesInAnyPiecesAreTheSameBytes holds for streams of sequences that however
// they are cut, the same comes out, and no piece of one stands at a read's end.
func TestBytesInAnyPiecesAreTheSameBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 3))
	sequences := keySequences(t)
	for range 2000 {
		var stream, want strings.Builder
		for range 1 + random.IntN(30) {
			s := sequences[random.IntN(len(sequences))]
			stream.WriteString(s)
			if !unseen(s) {
				want.WriteString(s)
			}
		}
		k, rest := newFakeKeyboard(), stream.String()
		for rest != "" {
			n := 1 + random.IntN(min(len(rest), 40))
			k.comes(0, rest[:n])
			rest = rest[n:]
		}
		if got := strings.Join(k.given, ""); got != want.String() {
			t.Fatalf("of %q came %q", stream.String(), got)
		}
	}
}

// FuzzSequences feeds what no terminal sends.
func FuzzSequences(f *testing.F) {
	for _, s := range otherSequences {
		f.Add([]byte(s), 3)
	}
	f.Fuzz(func(t *testing.T, b []byte, cut int) {
		k := newFakeKeyboard()
		cut = max(0, min(cut, len(b)))
		k.comes(0, string(b[:cut]))
		k.comes(time.Duration(len(b)%7)*20*time.Millisecond, string(b[cut:]))
		k.settle()
		if len(k.sequences.held) > longestSequence+8 {
			t.Fatalf("%d bytes are held of %q", len(k.sequences.held), b)
		}
		k.comes(3*time.Second, "u")
		if got := strings.Join(k.given, ""); !strings.HasSuffix(got, "u") {
			t.Fatalf("after %q the keys are dead: %q", b, got)
		}
	})
}
