package tables

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
)

// xmlReader walks the tags of a workbook's part. encoding/xml makes four values of
// every cell and takes several times as long; of a sheet nothing is needed but
// tags, attributes and text. Prefixes of names are passed over (x:row is row).
type xmlReader struct {
	in   *bufio.Reader
	name []byte // of the present tag, without its prefix
	tag  []byte // what stands in it after the name
	end  bool   // </name>
	solo bool   // <name/>
	text []byte // what stood before it, references replaced
	buf  []byte
}

func newXML(r io.Reader) *xmlReader {
	return &xmlReader{in: bufio.NewReaderSize(r, 256<<10)}
}

// maxTag bounds one tag and one text between tags.
const maxTag = 8 << 20

// next goes to the next tag; io.EOF at the end.
func (x *xmlReader) next() error {
	x.text = x.text[:0]
	for {
		part, err := x.until('<')
		if err != nil {
			return err
		}
		x.text = appendText(x.text, part)
		raw, err := x.until('>')
		if err != nil {
			return io.ErrUnexpectedEOF
		}
		switch {
		case bytes.HasPrefix(raw, []byte("!--")):
			for !bytes.HasSuffix(raw, []byte("--")) {
				if raw, err = x.until('>'); err != nil {
					return io.ErrUnexpectedEOF
				}
			}
			continue
		case bytes.HasPrefix(raw, []byte("![CDATA[")):
			piece := append([]byte(nil), raw[len("![CDATA["):]...)
			for !bytes.HasSuffix(piece, []byte("]]")) {
				more, err := x.until('>')
				if err != nil || len(piece) > maxTag {
					return io.ErrUnexpectedEOF
				}
				piece = append(append(piece, '>'), more...)
			}
			x.text = append(x.text, bytes.TrimSuffix(piece, []byte("]]"))...)
			continue
		case len(raw) == 0 || raw[0] == '?' || raw[0] == '!':
			continue
		}
		x.end = raw[0] == '/'
		if x.end {
			raw = raw[1:]
		}
		x.solo = len(raw) > 0 && raw[len(raw)-1] == '/'
		if x.solo {
			raw = raw[:len(raw)-1]
		}
		name, rest := raw, []byte(nil)
		for i, b := range raw {
			if b == ' ' || b == '\n' || b == '\t' || b == '\r' {
				name, rest = raw[:i], raw[i:]
				break
			}
		}
		if i := bytes.LastIndexByte(name, ':'); i >= 0 {
			name = name[i+1:]
		}
		x.name, x.tag = name, rest
		return nil
	}
}

// until reads up to a byte, which is not part of what it gives.
func (x *xmlReader) until(stop byte) ([]byte, error) {
	part, err := x.in.ReadSlice(stop)
	if err == nil {
		return part[:len(part)-1], nil
	}
	if err != bufio.ErrBufferFull {
		return nil, err
	}
	x.buf = append(x.buf[:0], part...)
	for err == bufio.ErrBufferFull {
		part, err = x.in.ReadSlice(stop)
		x.buf = append(x.buf, part...)
		if len(x.buf) > maxTag {
			return nil, io.ErrUnexpectedEOF
		}
	}
	if err != nil {
		return nil, err
	}
	return x.buf[:len(x.buf)-1], nil
}

// is tells whether the present tag opens (or is) an element of a name.
func (x *xmlReader) is(name string) bool { return !x.end && string(x.name) == name }

// closes tells whether the present tag ends an element of a name.
func (x *xmlReader) closes(name string) bool { return string(x.name) == name && (x.end || x.solo) }

// attribute is an attribute's value by its name without prefix; "" without one.
func (x *xmlReader) attribute(name string) []byte {
	tag := x.tag
	for {
		eq := bytes.IndexByte(tag, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(tag[:eq])
		rest := bytes.TrimLeft(tag[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if i := bytes.LastIndexByte(key, ':'); i >= 0 {
			key = key[i+1:]
		}
		if string(key) == name {
			return rest[1 : 1+end]
		}
		tag = rest[end+2:]
	}
}

// appendText adds a text with its references (&amp;, &#163;) replaced.
func appendText(to, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(to, text...)
		}
		to = append(to, text[:i]...)
		text = text[i:]
		end := bytes.IndexByte(text[:min(len(text), 12)], ';')
		if end < 0 {
			return append(to, text...)
		}
		ref := string(text[1:end])
		switch {
		case named[ref] != 0:
			to = append(to, named[ref])
		case len(ref) > 1 && ref[0] == '#':
			digits, base := ref[1:], 10
			if digits[0] == 'x' {
				digits, base = digits[1:], 16
			}
			if n, err := strconv.ParseInt(digits, base, 32); err == nil && utf8.ValidRune(rune(n)) {
				to = utf8.AppendRune(to, rune(n))
			}
		default:
			to = append(to, text[:end+1]...)
		}
		text = text[end+1:]
	}
}

var named = map[string]byte{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}
