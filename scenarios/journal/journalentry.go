package journal

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
	"fewer/scenarios/file"
)

// The journal is a text file of one entry a line: eight hexadecimal digits, the
// checksum (CRC-32C) of what follows the space after them, then one JSON object.
// The first line is the header, which is repeated around each full document. No
// entry says only how a list differs from another, so that each can be read
// without the others but for lists that several of them hold.

// Version is what the header of a journal begins with. Those of the
// first version, whose entries all hold whole documents, are read as well.
const (
	Version             = "journal/2"
	firstJournalVersion = "journal/1"
)

// EntryLimit is the longest line of a journal, in bytes, as it is written and as
// it is read. It is a variable so that a test can reach it.
var EntryLimit = 1 << 30

// Header tells whose work a journal holds.
type Header struct {
	Fewer    string    `json:"fewer"`
	Shape    string    `json:"shape"` // of the documents in it, as DocumentShape gives it: where it is another, see Read
	Started  time.Time `json:"started"`
	Computer string    `json:"computer"`
	Process  int       `json:"process"`
	Year     Year      `json:"year"`

	// Continues is the name of the journal whose work this one goes on with. A
	// program that is killed before it removes that one leaves both.
	Continues string `json:"continues,omitempty"`
}

// Year is the year that the work is about.
type Year struct {
	Title   string      `json:"title"`
	Path    string      `json:"path,omitempty"` // of the year file; "" for the built-in year and for that of a bundle
	BuiltIn bool        `json:"built_in,omitempty"`
	Folder  string      `json:"folder,omitempty"` // where its scenarios are saved
	Content ContentHash `json:"content"`          // of the copy that is kept beside the journals
	File    ContentHash `json:"file,omitempty"`   // what the year file held
}

// entryKind is what an entry tells.
type entryKind string

const (
	EntryStep    entryKind = "step"    // a stage was added, or the present one went on
	EntryMoved   entryKind = "moved"   // by undo, redo or a jump
	EntryDropped entryKind = "dropped" // a stage was forgotten
	EntryWays    entryKind = "ways"    // where redo goes, and where the work stands
	EntrySaved   entryKind = "saved"   // or opened, or left without a file
	EntryYear    entryKind = "year"    // the year was loaded anew
	EntryPlace   entryKind = "place"   // where people are, and what they have half typed
	EntryGuests  entryKind = "guests"  // who has joined from their phones, and what of theirs waits
	entryClosed  entryKind = "closed"  // by people, who chose not to keep what was unsaved
)

// Entry is one line of a journal that is no header.
type Entry struct {
	Kind     entryKind       `json:"kind"`
	ID       int             `json:"id,omitempty"`     // step, dropped
	At       int             `json:"at,omitempty"`     // moved, dropped, ways: the present stage
	Parent   int             `json:"parent,omitempty"` // step; −1 for none
	Ways     map[int]int     `json:"ways,omitempty"`   // ways: from a stage to the one that redo leads to
	Time     time.Time       `json:"time,omitzero"`
	Label    string          `json:"label,omitempty"`
	Bookmark string          `json:"bookmark,omitempty"`
	File     SavedFile       `json:"file,omitzero"`      // saved
	Year     *Year           `json:"year,omitempty"`     // year
	Place    json.RawMessage `json:"place,omitempty"`    // place: as the screen wrote it
	Guests   json.RawMessage `json:"guests,omitempty"`   // guests: as their reception wrote it
	Document *KeptDocument   `json:"document,omitempty"` // whole: in memory, and in lines of the first version
	Sections *inSections     `json:"sections,omitempty"` // the document in lines

	Content func() []byte `json:"-"` // year: of the copy to keep
}

// replaces tells whether an entry says anew what the one before it said.
func (e Entry) replaces(before Entry) bool {
	return e.Kind == before.Kind && (e.Kind == EntryStep && e.ID == before.ID || e.Kind == EntryPlace || e.Kind == EntryGuests)
}

// SavedFile is the file that a session belongs to.
type SavedFile struct {
	Path    string      `json:"path,omitempty"` // "" while there is none
	Content ContentHash `json:"content,omitempty"`
}

// KeptDocument is a document but for the year inside a bundle, which is the
// session's and kept once.
type KeptDocument struct {
	file.Document
	Bundled bool `json:",omitempty"`
}

// ToKeep is a document as a journal keeps it: without the year inside a bundle.
func ToKeep(d file.Document) *KeptDocument { return &KeptDocument{d, d.Bundled != nil} }

// Whole gives the document; the year inside a bundle, where there is one, is
// the empty year SessionYear until the session's is put in its place.
func (j *KeptDocument) Whole() file.Document {
	d := j.Document
	d.Bundled = nil
	if j.Bundled {
		d.Bundled = SessionYear
	}
	return d
}

// SessionYear stands for the session's year in documents read from a journal.
var SessionYear = &model.Year{}

var crcTable = crc32.MakeTable(crc32.Castagnoli)

// AppendLine appends a header or entry as a line of the journal.
func AppendLine(to []byte, what any) ([]byte, error) {
	body, err := json.Marshal(what)
	if err != nil {
		return to, err
	}
	if len(body) > EntryLimit-16 {
		return to, errLongEntry
	}
	to = fmt.Appendf(to, "%08x ", crc32.Checksum(body, crcTable))
	return append(append(to, body...), '\n'), nil
}

// errDamagedLine tells that a line is not as it was written.
var errDamagedLine = errors.New("damaged line")

// errLongEntry tells that a step is too long to be written down. It is not kept
// then, and nobody says that it is.
var errLongEntry = errors.New("a step is longer than the journal takes")

// bodyOf is what a line of the journal holds, without its end, where it is as it
// was written.
func bodyOf(line []byte) ([]byte, error) {
	sum, body, ok := bytes.Cut(line, []byte(" "))
	if !ok || len(sum) != 8 {
		return nil, errDamagedLine
	}
	want, err := strconv.ParseUint(string(sum), 16, 32)
	if err != nil || uint32(want) != crc32.Checksum(body, crcTable) {
		return nil, errDamagedLine
	}
	return body, nil
}

// ReadLine reads a line of the journal, without its end, into a header or entry.
func ReadLine(line []byte, into any) error {
	body, err := bodyOf(line)
	if err != nil {
		return err
	}
	return decodeStrictly(body, into)
}

// IsHeader tells a header from an entry by its first key.
func IsHeader(line []byte) bool {
	const sum = 9 // with its space
	return len(line) > sum && bytes.HasPrefix(line[sum:], []byte(`{"fewer":`))
}

// DocumentShape tells by what fields a document is made of. A journal of another
// shape is read where this program knows all its fields; one that it does not
// know is left for the version that does. So a field that is added must mean by
// its zero value what held before it was there.
var DocumentShape = func() string {
	var b bytes.Buffer
	writeShape(&b, reflect.TypeFor[file.Document](), map[reflect.Type]bool{})
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
