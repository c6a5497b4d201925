// Package terminal stands between Bubble Tea and the terminal. It gives it whole
// escape sequences, however the bytes come, and sees to it that the terminal is
// given back, and the program ends, when it is told to from outside.
//
// Begin with Run.
package terminal

import (
	"bytes"
	"time"
	"unicode/utf8"
)

const (
	// escPause is how long a lone Esc may still become the beginning of a sequence.
	// A person waits for what Esc does, so it and the painting take under 50 ms.
	escPause = 40 * time.Millisecond
	// tailLife is how long the rest of a sequence is waited for.
	tailLife = time.Second
	// pasteSilence is how long nothing may come before a paste counts as ended,
	// whose end was lost: keys would be taken for pasted text for ever.
	pasteSilence = 2 * time.Second
	// mostPasted is as much of a paste as is passed on, in bytes: Bubble Tea goes
	// through all of it again for each piece that comes.
	mostPasted = 1 << 16
	// longestSequence is more than any sequence of a terminal takes.
	longestSequence = 64

	esc        = 0x1b
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// sequences holds back the beginning of an escape sequence, or of a character,
// until the rest of it has come. Bubble Tea takes the end of a read for the end
// of a sequence, and would take the pieces for keys.
type sequences struct {
	held   []byte    // what has begun and not ended
	heldAt time.Time // when its last byte came

	given   []byte    // the beginning that was passed on as Esc after all; its rest is dropped
	givenAt time.Time // when

	pasting  bool
	pasted   int // bytes of the paste so far
	ending   int // how many bytes of pasteEnd have come
	pastedAt time.Time

	reply   replyState
	replyAt time.Time
}

// replyState is where in a terminal's reply, which nobody asked for, a read ended.
type replyState uint8

const (
	noReply    replyState = iota
	inReply               // everything up to its end is dropped
	replyEnds             // after Esc, which \ follows
	longestKey = 2        // bytes of a beginning that may be a key: Esc, Esc Esc
)

// take gives what is whole of the bytes that have come by now, and holds the rest.
func (s *sequences) take(in []byte, now time.Time) (out []byte) {
	if s.pasting && now.Sub(s.pastedAt) > pasteSilence {
		out, s.pasting = append(out, pasteEnd...), false
	}
	if len(s.held) > 0 && now.Sub(s.heldAt) > tailLife {
		s.held = nil
	}
	if s.given != nil && now.Sub(s.givenAt) > tailLife {
		s.given = nil
	}
	if s.reply != noReply && now.Sub(s.replyAt) > tailLife {
		s.reply = noReply
	}
	rest := append(bytes.Clone(s.held), in...)
	s.held = nil
	for len(rest) > 0 {
		n, whole := s.next(rest, &out, now)
		if !whole {
			s.held, s.heldAt = bytes.Clone(rest), now
			break
		}
		rest = rest[n:]
	}
	return out
}

// next takes what stands first in b, and passes it on where it means something.
func (s *sequences) next(b []byte, out *[]byte, now time.Time) (n int, whole bool) {
	switch {
	case s.pasting:
		return s.paste(b, out, now), true
	case s.reply != noReply:
		return s.skipReply(b, now), true
	case s.given != nil && continues(s.given, b):
		n, kind := first(append(bytes.Clone(s.given), b...))
		if kind == unfinished {
			return 0, false
		}
		s.begin(kind, now)
		if kind == pasteBegins { // only the text between its ends tells it from keys
			*out = append(*out, pasteBegin...)
		}
		n -= len(s.given)
		s.given = nil
		return n, true
	}
	s.given = nil
	n, kind := first(b)
	switch kind {
	case unfinished:
		return 0, false
	case known, pasteBegins:
		*out = append(*out, b[:n]...)
	}
	s.begin(kind, now)
	return n, true
}

// begin begins what a kind of sequence is the beginning of.
func (s *sequences) begin(k kind, now time.Time) {
	switch k {
	case pasteBegins:
		s.pasting, s.pasted, s.ending, s.pastedAt = true, 0, 0, now
	case replyBegins:
		s.reply, s.replyAt = inReply, now
	}
}

// paste passes a paste on, up to its end.
func (s *sequences) paste(b []byte, out *[]byte, now time.Time) (n int) {
	s.pastedAt = now
	for i, c := range b {
		switch {
		case c == pasteEnd[s.ending]:
			s.ending++
		case c == esc:
			s.ending = 1
		default:
			s.ending = 0
		}
		if s.pasted++; s.pasted <= mostPasted {
			*out = append(*out, c)
		}
		if s.ending == len(pasteEnd) {
			if s.pasted > mostPasted {
				*out = append(*out, pasteEnd...)
			}
			s.pasting = false
			return i + 1
		}
	}
	return len(b)
}

// skipReply drops a reply of the terminal, up to its end.
func (s *sequences) skipReply(b []byte, now time.Time) (n int) {
	s.replyAt = now
	for i, c := range b {
		switch {
		case s.reply == replyEnds:
			s.reply = noReply
			if c == '\\' {
				return i + 1
			}
			return i
		case c == '\a':
			s.reply = noReply
			return i + 1
		case c == esc:
			s.reply = replyEnds
		}
	}
	return len(b)
}

// waits tells whether what is held is a key where nothing follows, and until when
// something may.
func (s *sequences) waits() (until time.Time, waits bool) {
	if s.given != nil {
		waits = len(s.held) == 1 // a person's [ or O after Esc
	} else {
		waits = len(s.held) > 0 && len(bytes.Trim(s.held, "\x1b")) == 0
	}
	return s.heldAt.Add(escPause), waits
}

// giveUp passes on as a key what was held and not followed by anything.
func (s *sequences) giveUp(now time.Time) (out []byte) {
	out, s.held = s.held, nil
	if s.given == nil {
		s.given, s.givenAt = out, now
	} else {
		s.given = nil
	}
	return out
}

// continues tells whether b may be the rest of a sequence that began with the
// Esc given, and is not what a person types after it.
func continues(given, b []byte) bool {
	switch b[0] {
	case '[':
		return true
	case ']', 'P', '_', '^':
		_, kind := first(append(bytes.Clone(given), b...))
		return kind == replyBegins
	case 'O':
		return len(b) == 1 || isFinalOfSS3(b[1])
	}
	return false
}

// kind is what stands first in some bytes.
type kind uint8

const (
	known       kind = iota // a key, or what Bubble Tea passes over
	unfinished              // the beginning of something
	nothing                 // something without a meaning here
	pasteBegins             // pasted text follows
	replyBegins             // the terminal replies to a question; text follows
)

// first measures what stands first in b, which is not empty.
func first(b []byte) (n int, k kind) {
	if b[0] != esc {
		return character(b, 0)
	}
	i := 1
	if len(b) > 1 && b[1] == esc { // Alt with a key that is a sequence
		i = longestKey
	}
	if i == len(b) {
		return 0, unfinished
	}
	switch b[i] {
	case '[':
		return csi(b, i+1)
	case 'O':
		switch {
		case i+1 == len(b):
			return 0, unfinished
		case isFinalOfSS3(b[i+1]):
			return i + 2, known
		}
	case ']', 'P', '_', '^':
		if i+1 == len(b) {
			return 0, unfinished
		}
		if next := b[i+1]; next >= '0' && next <= '9' || b[i] != ']' && bytes.IndexByte([]byte(">!$+|G"), next) >= 0 {
			return i + 2, replyBegins
		}
	}
	if i == longestKey {
		return i, known // Esc twice
	}
	return character(b, i)
}

// character measures a character, with Alt where it stands after an Esc.
func character(b []byte, at int) (n int, k kind) {
	if !utf8.FullRune(b[at:]) {
		return 0, unfinished
	}
	_, size := utf8.DecodeRune(b[at:])
	return at + size, known
}

// isFinalOfSS3 tells the last bytes of the keys that terminals send after Esc O.
func isFinalOfSS3(c byte) bool {
	return c >= 'A' && c <= 'D' || c >= 'P' && c <= 'S' || c == 'F' || c == 'H' || c == 'M'
}

// csi measures a sequence whose Esc [ ends before b[from].
func csi(b []byte, from int) (n int, k kind) {
	if from == len(b) {
		return 0, unfinished
	}
	switch b[from] {
	case '[': // F1 to F5 of the Linux console
		return whole(b, from+2, known)
	case 'M': // the mouse: a button and two coordinates, a byte each
		return whole(b, from+4, known)
	case 'I': // the window has come into focus, which nobody asks about
		return from + 1, nothing
	case 'O': // or has left it; or a shifted arrow
		if from+1 == len(b) {
			return 0, unfinished
		}
		if c := b[from+1] | 0x20; c >= 'a' && c <= 'd' {
			return from + 2, known
		}
		return from + 1, nothing
	}
	for i := from; i < len(b); i++ {
		c := b[i]
		switch {
		case i-from > longestSequence:
			return i, nothing
		case c == '$' && i > from && isDigits(b[from:i]): // rxvt's Shift
			return i + 1, known
		case c >= 0x20 && c < 0x40:
		case c >= 0x40 && c < 0x7f:
			return i + 1, kindOfCSI(b[from : i+1])
		default: // no sequence has this in it: what went before was the beginning of another
			return i, nothing
		}
	}
	return 0, unfinished
}

func whole(b []byte, n int, k kind) (int, kind) {
	if len(b) < n {
		return 0, unfinished
	}
	return n, k
}

// kindOfCSI tells what to do with a whole sequence, from after its Esc [.
func kindOfCSI(body []byte) kind {
	switch {
	case string(body) == pasteBegin[2:]:
		return pasteBegins
	case string(body) == pasteEnd[2:]:
		return nothing
	case body[0] == '<' && !isMouseReport(body):
		return nothing // Bubble Tea would go on looking for a report in what follows
	}
	return known
}

// isMouseReport tells whether it is <button;column;row and M or m, in numbers
// that a window can have.
func isMouseReport(body []byte) bool {
	last := body[len(body)-1]
	numbers := bytes.Split(body[1:len(body)-1], []byte(";"))
	if last != 'M' && last != 'm' || len(numbers) != 3 {
		return false
	}
	for _, digits := range numbers {
		if len(digits) > 5 || !isDigits(digits) {
			return false
		}
	}
	return true
}

func isDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}
