package tables

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// encodingOf tells how a text is encoded: by its byte-order mark, by the zero
// bytes of UTF-16 without one, and as UTF-8 where all of it is valid; else it is
// Windows-1252, as Excel writes CSV. The whole file is looked through, since one
// name with an accent may stand in its last line.
func encodingOf(f *os.File) (string, error) {
	buffer := make([]byte, 1<<20)
	kept, first := 0, true
	for {
		n, err := io.ReadFull(f, buffer[kept:])
		chunk := buffer[:kept+n]
		if first {
			if name := marked(chunk); name != "" {
				return name, nil
			}
			first = false
		}
		last := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !last {
			return "", err
		}
		whole := len(chunk)
		if !last {
			whole = wholeCharacters(chunk)
		}
		if !utf8.Valid(chunk[:whole]) {
			return "Windows-1252", nil
		}
		if last {
			return "UTF-8", nil
		}
		kept = copy(buffer, chunk[whole:])
	}
}

// marked is the encoding that a text's beginning gives away, or "".
func marked(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "UTF-16"
	case len(head) < 4:
		return ""
	}
	zeros := [2]int{}
	head = head[:min(len(head), 1024)]
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch few := len(head) / 4; {
	case zeros[1] > few && zeros[0] == 0:
		return "UTF-16LE"
	case zeros[0] > few && zeros[1] == 0:
		return "UTF-16BE"
	}
	return ""
}

// wholeCharacters is how much of a piece ends with a whole character.
func wholeCharacters(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:]) {
				return len(b) - i
			}
			break
		}
	}
	return len(b)
}

// decoded reads a text as UTF-8 without byte-order mark.
func decoded(r io.Reader, encoding string) *bufio.Reader {
	switch encoding {
	case "Windows-1252":
		r = charmap.Windows1252.NewDecoder().Reader(r)
	case "UTF-16":
		r = transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
	case "UTF-16LE":
		r = transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder())
	case "UTF-16BE":
		r = transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder())
	}
	b := bufio.NewReaderSize(r, 1<<20)
	if mark, _ := b.Peek(3); string(mark) == "\xef\xbb\xbf" {
		b.Discard(3)
	}
	return b
}
