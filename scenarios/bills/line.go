// Package bills checks a patient-level bill: what is wrong with it, by how much,
// and whether that may still be challenged. Its rules are pure functions of the
// lines and of reference tables. It writes nothing to any file, and no patient
// leaves it.
//
// Begin with Line and with Rules (rules.go), of which the first that fits has the line.
package bills

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fewer/model"
	"fewer/scenarios/cell"
	"fewer/scenarios/codes"
)

// Day is a day, counted from 1 January 1970; NoDay is not known.
type Day int32

// NoDay is a date that is blank or cannot be read.
const NoDay Day = -1 << 31

// Time is the day's beginning.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// addMonths is the same day of a later month, or that month's last.
func (d Day) addMonths(n int) Day {
	t := d.Time()
	last := time.Date(t.Year(), t.Month()+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return DayOf(time.Date(t.Year(), t.Month()+time.Month(n), min(t.Day(), last), 0, 0, 0, 0, time.UTC))
}

// name stands for a text of the bill: texts that mean the same have one number.
// 0 is a blank.
type name int32

// line is one line of a bill. Amounts are pence.
type line struct {
	number       int32 // as the bill has it, else its row; below zero where that is text, of Bill.numbers
	file         int32
	patient      name
	practice     name
	commissioner name
	provider     name
	function     name
	pod          name
	tariff       name
	referral     name
	kind         kind
	inClinic     bool // the note says that it was done in an outpatient setting
	costKnown    bool
	start, end   Day
	stay         int32 // nights; −1 where neither stated nor to be told from the dates
	billed       model.Money
}

// nights is how many nights lie between first and last day.
func (l *line) nights() int32 { return int32(l.end - l.start) }

// dated tells a line with both dates, in their order.
func (l *line) dated() bool { return l.start != NoDay && l.end != NoDay && l.end >= l.start }

// kind is a point of delivery as far as the rules tell them apart.
type kind uint8

const (
	otherKind kind = iota
	firstKind
	followUpKind
	procedureKind // in outpatients
	dayCaseKind
	electiveKind
	emergencyKind
	nonElectiveKind // and no emergency: maternity, transfers
)

// outpatient tells attendances and procedures without a bed.
func (k kind) outpatient() bool { return k == firstKind || k == followUpKind || k == procedureKind }

// inpatient tells stays, day cases included: they end with a discharge.
func (k kind) inpatient() bool { return k >= dayCaseKind }

// withTrimPoint tells stays that may last beyond a trim point.
func (k kind) withTrimPoint() bool { return k >= electiveKind }

// kindOf is the kind of a point of delivery, by the code that the bill has.
// Codes for bed days alone are no stays of their own.
func kindOf(code string, pod model.PointOfDelivery) kind {
	code = strings.ToUpper(code)
	if strings.HasSuffix(code, "OBD") || strings.HasSuffix(code, "XBD") {
		return otherKind
	}
	switch pod {
	case model.FirstOutpatient:
		return firstKind
	case model.FollowUp:
		return followUpKind
	case model.OutpatientProcedure:
		return procedureKind
	case model.DayCase:
		return dayCaseKind
	case model.Elective:
		return electiveKind
	case model.NonElective:
		if code == "NELNE" {
			return nonElectiveKind
		}
		return emergencyKind
	}
	return otherKind
}

// names gives texts their numbers.
type names struct {
	plain func(string) string // texts that are the same afterwards mean the same
	of    map[string]name     // of texts as they stand on the bill, and plain ones
	list  []string            // plain ones
}

func newNames(plain func(string) string) *names {
	return &names{plain: plain, of: map[string]name{"": 0}, list: []string{""}}
}

// get is a text's number, a new one where it is new. What is kept is copied, since
// the whole row would else be kept with it.
func (n *names) get(text string) name {
	id, known := n.of[text]
	if known {
		return id
	}
	plain := n.plain(text)
	if id, known = n.of[plain]; !known {
		id = name(len(n.list))
		plain = strings.Clone(plain)
		n.list = append(n.list, plain)
		n.of[plain] = id
	}
	if plain != text {
		n.of[strings.Clone(text)] = id
	}
	return id
}

// find is a text's number, 0 where the bill does not have it.
func (n *names) find(text string) name { return n.of[n.plain(text)] }

// code is how codes are compared: as intake does, and in capitals.
func code(s string) string {
	return strings.ToUpper(cell.Code(s))
}

// treatmentFunction is how specialties are compared: by their code where the national list
// has them, whether they are written as it, by name or both.
func treatmentFunction(s string) string {
	if f := codes.SpecialtyOf(s).Function; f != "" {
		return f
	}
	return code(s)
}

// organisation is how codes of commissioners and providers are compared: 5PH00 and
// 5PH are one, since 00 names no site.
func organisation(s string) string {
	s = code(s)
	if len(s) == 5 && strings.HasSuffix(s, "00") {
		return s[:3]
	}
	return s
}

// Bill is a bill as read.
type Bill struct {
	Files []string // their names without folders
	Rows  int      // lines of the bill
	Notes []string // what was left out or could not be read, in sentences

	lines   []line
	numbers []string // of lines that are numbered by text
	columns []Column // that all files have, in the order of Columns
	patients, practices, commissioners, providers,
	functions, pods, tariffs, referrals *names
}

func newBill() *Bill {
	return &Bill{
		patients: newNames(strings.TrimSpace), practices: newNames(code), commissioners: newNames(organisation),
		providers: newNames(organisation), functions: newNames(treatmentFunction), pods: newNames(code),
		tariffs: newNames(code), referrals: newNames(strings.TrimSpace),
	}
}

// add adds a line. Room is doubled, so that a long bill is copied seldom.
func (b *Bill) add(l line) {
	if len(b.lines) == cap(b.lines) {
		b.lines = slices.Grow(b.lines, max(1024, len(b.lines)))
	}
	b.lines = append(b.lines, l)
}

// setNumber keeps what a line is numbered by.
func (b *Bill) setNumber(l *line, text string) {
	n, err := strconv.ParseInt(text, 10, 32)
	if err == nil && strconv.FormatInt(n, 10) == text && n >= 0 {
		l.number = int32(n)
		return
	}
	b.numbers = append(b.numbers, strings.Clone(text))
	l.number = -int32(len(b.numbers))
}

// number is what a line is numbered by.
func (b *Bill) number(l *line) string {
	if l.number < 0 {
		return b.numbers[-l.number-1]
	}
	return strconv.Itoa(int(l.number))
}

// has tells whether the bill has a column.
func (b *Bill) has(c Column) bool { return slices.Contains(b.columns, c) }
