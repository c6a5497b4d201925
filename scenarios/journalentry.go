package scenarios

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"reflect"
	"strconv"
	"time"

	"fewer/model"
)

// The journal is a text file of one entry a line: eight hexadecimal digits, the
// checksum (CRC-32C) of what follows the space after them, then one JSON object.
// The first line is the header. Entries hold whole documents, so that each can
// be read without the others.

// journalVersion is the first key of a journal.
const journalVersion = "journal/1"

// entryLimit is the longest line of a journal, in bytes.
const entryLimit = 16 << 20

// journalHeader is the first line of a journal: whose work it holds.
type journalHeader struct {
	Fewer    string      `json:"fewer"`
	Shape    string      `json:"shape"` // of the documents in it, as documentShape gives it
	Started  time.Time   `json:"started"`
	Computer string      `json:"computer"`
	Process  int         `json:"process"`
	Year     journalYear `json:"year"`

	// Continues is the name of the journal whose work this one goes on with. A
	// program that is killed before it removes that one leaves both.
	Continues string `json:"continues,omitempty"`
}

// journalYear is the year that the work is about.
type journalYear struct {
	Title   string      `json:"title"`
	Path    string      `json:"path,omitempty"` // of the year file; "" for the built-in year and for that of a bundle
	BuiltIn bool        `json:"built_in,omitempty"`
	Folder  string      `json:"folder,omitempty"` // where its scenarios are saved
	Content contentHash `json:"content"`          // of the copy that is kept beside the journals
	File    contentHash `json:"file,omitempty"`   // what the year file held
}

// entryKind is what an entry tells.
type entryKind string

const (
	entryStep    entryKind = "step"    // a stage was added, or the present one went on
	entryMoved   entryKind = "moved"   // by undo, redo or a jump
	entryDropped entryKind = "dropped" // a stage was forgotten
	entryWays    entryKind = "ways"    // where redo goes, and where the work stands
	entrySaved   entryKind = "saved"   // or opened, or left without a file
	entryYear    entryKind = "year"    // the year was loaded anew
	entryClosed  entryKind = "closed"  // by people, who chose not to keep what was unsaved
)

// entry is one line of a journal after the first.
type entry struct {
	Kind     entryKind        `json:"kind"`
	ID       int              `json:"id,omitempty"`     // step, dropped
	At       int              `json:"at,omitempty"`     // moved, dropped, ways: the present stage
	Parent   int              `json:"parent,omitempty"` // step; −1 for none
	Ways     map[int]int      `json:"ways,omitempty"`   // ways: from a stage to the one that redo leads to
	Time     time.Time        `json:"time,omitzero"`
	Label    string           `json:"label,omitempty"`
	Bookmark string           `json:"bookmark,omitempty"`
	File     savedFile        `json:"file,omitzero"`  // saved
	Year     *journalYear     `json:"year,omitempty"` // year
	Document *journalDocument `json:"document,omitempty"`

	content func() []byte // year: of the copy to keep
}

// savedFile is the file that a session belongs to.
type savedFile struct {
	Path    string      `json:"path,omitempty"` // "" while there is none
	Content contentHash `json:"content,omitempty"`
}

// journalDocument is a document but for the year inside a bundle, which is the
// session's and kept once.
type journalDocument struct {
	Document
	Bundled bool `json:",omitempty"`
}

func toJournal(d Document) *journalDocument { return &journalDocument{d, d.Bundled != nil} }

// document gives the document; the year inside a bundle, where there is one, is
// the empty year sessionYear until the session's is put in its place.
func (j *journalDocument) document() Document {
	d := j.Document
	d.Bundled = nil
	if j.Bundled {
		d.Bundled = sessionYear
	}
	return d
}

// sessionYear stands for the session's year in documents read from a journal.
var sessionYear = &model.Year{}

var crcTable = crc32.MakeTable(crc32.Castagnoli)

// appendLine appends a header or entry as a line of the journal.
func appendLine(to []byte, what any) ([]byte, error) {
	body, err := json.Marshal(what)
	if err != nil {
		return to, err
	}
	if len(body) > entryLimit-16 {
		return to, fmt.Errorf("an entry of %d bytes", len(body))
	}
	to = fmt.Appendf(to, "%08x ", crc32.Checksum(body, crcTable))
	return append(append(to, body...), '\n'), nil
}

// errDamagedLine tells that a line is not as it was written.
var errDamagedLine = errors.New("damaged line")

// readLine reads a line of the journal, without its end, into a header or entry.
func readLine(line []byte, into any) error {
	sum, body, ok := bytes.Cut(line, []byte(" "))
	if !ok || len(sum) != 8 {
		return errDamagedLine
	}
	want, err := strconv.ParseUint(string(sum), 16, 32)
	if err != nil || uint32(want) != crc32.Checksum(body, crcTable) {
		return errDamagedLine
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}

// documentShape tells by what fields a document is made of whether this program
// can read the documents of a journal as they were meant. A field that one
// version has and another has not could else be taken for zero.
var documentShape = func() string {
	var b bytes.Buffer
	writeShape(&b, reflect.TypeFor[Document](), map[reflect.Type]bool{})
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:8])
}()

func writeShape(b *bytes.Buffer, t reflect.Type, seen map[reflect.Type]bool) {
	b.WriteString(t.String())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		writeShape(b, t.Elem(), seen)
	case reflect.Struct:
		if seen[t] {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue // not in the journal
			}
			b.WriteString("{" + f.Name + " ")
			writeShape(b, f.Type, seen)
			b.WriteString("}")
		}
	}
}
