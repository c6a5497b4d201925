package bills_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fewer/scenarios/bills"
	"fewer/scenarios/scenariotest"
)

const heading = "LINE,PATIENT_PSEUDO_ID,PRACTICE CODE,COMMISSIONER CODE,PROVIDER CODE,TFC,POD CODE,TARIFF CODE,START DATE,END DATE,LENGTH OF STAY,REFERRAL ID,CARE SETTING NOTE,TOTAL COST"

// bill reads lines below the heading.
func bill(t testing.TB, header string, rows ...string) *bills.Bill {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lines.csv")
	if err := os.WriteFile(path, []byte(header+"\n"+strings.Join(rows, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := bills.Read([]string{path}, bills.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// told are findings in short: line, evidence, rule, pounds and explanation.
func told(found []bills.Finding) (all []string) {
	for _, f := range found {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", f.Line, f.Pair, f.Rule, f.Overcharge.Decimal(), f.Explanation)))
	}
	return all
}

// The prices are the sample's: at RBA (× 1.2035) a first attendance of 100 is 252.74
// and a follow-up 128.77, of 110 136.00 and 83.04; CZ05Y is 447 as a day case, 1,027
// elective (trim point 8, an excess day 370), 1,273 as an emergency, for a short stay
// 0.7 of it, and 151 in outpatients.
func TestRules(t *testing.T) {
	const (
		first    = "252.74"
		followUp = "128.77"
	)
	year, tables := sampleYear(t), reference(t)
	for _, test := range []struct {
		name  string
		rows  string // parted by bars
		found string
	}{
		// Whose it is.
		{"another's practice, though the line says ours", "1,A,F95001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first, "1  wrong_commissioner 252.74"},
		{"our practice, though the line says another's", "1,A,F86001,5PE,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first, ""},
		{"a practice not known, and ours on the line", "1,A,F99999,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first, ""},
		{"a practice not known, and another's on the line", "1,A,F99999,5PE,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first, "1  wrong_commissioner 252.74"},
		{"neither practice nor commissioner", "1,A,,,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first, ""},
		{"ours, with a site", "1,A,,5PH00,RBA00,100,OPFA,,2010-05-04,2010-05-04,,,," + first, ""},
		// The year.
		{"31 March before", "1,A,F86001,5PH,RBA,100,OPFA,,2010-03-31,2010-03-31,,,," + first, "1  outside_year 252.74"},
		{"1 April", "1,A,F86001,5PH,RBA,100,OPFA,,2010-04-01,2010-04-01,,,," + first, ""},
		{"31 March", "1,A,F86001,5PH,RBA,100,OPFA,,31/03/2011,31/03/2011,,,," + first, ""},
		{"1 April after", "1,A,F86001,5PH,RBA,100,OPFA,,2011-04-01,2011-04-01,,,," + first, "1  outside_year 252.74"},
		{"admitted before April and discharged in it", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-03-30,2010-04-02,3,,,1235.99", ""},
		{"another's and outside the year: the first rule has it", "1,A,F95001,5PH,RBA,100,OPFA,,2010-03-31,2010-03-31,,,," + first, "1  wrong_commissioner 252.74"},
		// Twins.
		{"another's and ours of one attendance, on one referral", "1,A,F95001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,R,," + first + "|2,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,R,," + first, "1  wrong_commissioner 252.74"},
		{"another's and ours of one attendance, after a first of ours", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-01,2010-05-01,,R,," + first + "|2,A,F95001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,R,," + first + "|3,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,R,," + first, "2  wrong_commissioner 252.74|3 1 follow_up_as_first 123.97"},
		{"twins", "1,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,R,," + followUp + "|2,A,F86002,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,Q,,99", "2 1 duplicate 99.00"},
		{"triplets, billed with a site and in other words", "1,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp + "|2,A,F86001,5PH,RBA00,100,OPFUP,,04/05/2010,04/05/2010,,,," + followUp + "|3,A,F86001,5PH,Hospital RBA,100.0,opfup,,4-May-2010,4-May-10,,,," + followUp, "2 1 duplicate 128.77|3 1 duplicate 128.77"},
		{"of two patients", "1,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp + "|2,B,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp, ""},
		{"patients not known", "1,,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp + "|2,,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp, ""},
		{"at two providers", "1,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp + "|2,A,F86001,5PH,RFF,100,OPFUP,,2010-05-04,2010-05-04,,,,122.81", ""},
		{"in two specialties", "1,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp + "|2,A,F86001,5PH,RBA,110,OPFUP,,2010-05-04,2010-05-04,,,,83.04", ""},
		{"of two kinds", "1,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp + "|2,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first, ""},
		{"of two codes", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RBA,100,DC,CZ12Y,2010-05-04,2010-05-04,0,,,4886.21", ""},
		{"from two days", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-05,1,,,1235.99|2,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-03,2010-05-05,2,,,1235.99", ""},
		{"to two days", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-05,1,,,1235.99|2,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-06,2,,,1235.99", ""},
		{"taken back and billed again", "1,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,,90|2,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,,-90.00|3,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp, ""},
		{"the twin of another's line is no second", "1,A,F95001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp + "|2,A,F86001,5PH,RBA,100,OPFUP,,2010-05-04,2010-05-04,,,," + followUp, "1  wrong_commissioner 128.77"},
		// Attendances during a stay (elective 4 to 6 May).
		{"in the middle of a stay", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-06,2,,,1235.99|2,A,F86001,5PH,RBA,100,OPFUP,,2010-05-05,2010-05-05,,,," + followUp, "2 1 outpatient_during_stay 128.77"},
		{"on its first day", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-06,2,,,1235.99|2,A,F86001,5PH,RBA,110,OPFA,,2010-05-04,2010-05-04,,,,136.00", "2 1 outpatient_during_stay 136.00 " + bills.Contestable},
		{"on its last day", "1,A,F86001,5PH,RBA,100,NEL,CZ05Y,2010-05-04,2010-05-06,2,,,1532.06|2,A,F86001,5PH,RBA,100,OPPROC,CZ05Y,2010-05-06,2010-05-06,,,,181.73", "2 1 outpatient_during_stay 181.73 " + bills.Contestable},
		{"the day before and after", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-06,2,,,1235.99|2,A,F86001,5PH,RBA,100,OPFUP,,2010-05-03,2010-05-03,,,," + followUp + "|3,A,F86001,5PH,RBA,100,OPFUP,,2010-05-07,2010-05-07,,,," + followUp, ""},
		{"a stay of one night", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-05,1,,,1235.99|2,A,F86001,5PH,RBA,100,OPFUP,,2010-05-05,2010-05-05,,,," + followUp, ""},
		{"elsewhere", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-06,2,,,1235.99|2,A,F86001,5PH,RFF,100,OPFUP,,2010-05-05,2010-05-05,,,,122.81", ""},
		{"of another patient", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-06,2,,,1235.99|2,B,F86001,5PH,RBA,100,OPFUP,,2010-05-05,2010-05-05,,,," + followUp, ""},
		{"during excess bed days, which are no stay", "1,A,F86001,5PH,RBA,100,ELXBD,XB,2010-05-04,2010-05-06,2,,,10|2,A,F86001,5PH,RBA,100,OPFUP,,2010-05-05,2010-05-05,,,," + followUp, ""},
		// Readmissions (discharged on 4 May).
		{"after 1 day", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RBA,110,NEL,CZ05Y,2010-05-05,2010-05-08,3,,,1532.06", "2 1 readmission 1532.06"},
		{"after 30 days", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RBA,110,NEL,CZ05Y,2010-06-03,2010-06-08,5,,,1532.06", "2 1 readmission 1532.06"},
		{"after 31 days", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RBA,110,NEL,CZ05Y,2010-06-04,2010-06-08,4,,,1532.06", ""},
		{"the same day: a transfer", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RBA,110,NEL,CZ05Y,2010-05-04,2010-05-08,4,,,1532.06", ""},
		{"an elective return", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RBA,110,EL,CZ05Y,2010-05-06,2010-05-08,2,,,1235.99", ""},
		{"to another hospital", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RFF,110,NEL,CZ05Y,2010-05-06,2010-05-08,2,,,1461.15", ""},
		{"no emergency: maternity", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,,537.96|2,A,F86001,5PH,RBA,110,NELNE,CZ05Y,2010-05-06,2010-05-08,2,,,1532.06", ""},
		{"after a discharge in March, which is outside the year", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-03-30,2010-03-30,0,,,537.96|2,A,F86001,5PH,RBA,110,NEL,CZ05Y,2010-04-02,2010-04-08,6,,,1532.06", "1  outside_year 537.96|2 1 readmission 1532.06"},
		// Firsts (of 100: 252.74, and 128.77 as a follow-up).
		{"a further first on a referral, in another specialty", "1,A,F86001,5PH,RBA,110,OPFA,,2010-04-04,2010-04-04,,R,,136.00|2,A,F86001,5PH,RBA,100,OPFA,,2011-02-04,2011-02-04,,R,," + first, "2 1 follow_up_as_first 123.97"},
		{"on a new referral", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,R,," + first + "|2,A,F86001,5PH,RBA,100,OPFA,,2010-05-24,2010-05-24,,Q,," + first, ""},
		{"one without an id, at six months", "1,A,F86001,5PH,RBA,100,OPFA,,2010-08-31,2010-08-31,,R,," + first + "|2,A,F86001,5PH,RBA,100,OPFA,,2011-02-28,2011-02-28,,,," + first, "2 1 follow_up_as_first 123.97"},
		{"without ids, after six months", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first + "|2,A,F86001,5PH,RBA,100,OPFA,,2010-11-05,2010-11-05,,,," + first, ""},
		{"without ids, in another specialty", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first + "|2,A,F86001,5PH,RBA,110,OPFA,,2010-05-24,2010-05-24,,,,136.00", ""},
		{"the later in the file came first", "1,A,F86001,5PH,RBA,100,OPFA,,2010-06-04,2010-06-04,,,," + first + "|2,A,F86001,5PH,RBA,100,OPFA,,2010-05-24,2010-05-24,,,," + first, "1 2 follow_up_as_first 123.97"},
		// Day cases.
		{"a procedure in outpatients as a day case", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,OP_SETTING,537.96", "1  procedure_as_day_case 356.23"},
		{"a procedure in outpatients, billed so", "1,A,F86001,5PH,RBA,100,OPPROC,CZ05Y,2010-05-04,2010-05-04,,,OP_SETTING,181.73", ""},
		{"a day case in a day unit", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,DAY_UNIT,537.96", ""},
		{"where outpatients have no price, the day case's holds", "1,A,F86001,5PH,RBA,100,DC,BZ19Z,2010-05-04,2010-05-04,0,,OP_SETTING,3215.75", ""},
		// Prices.
		{"at the trim point", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-12,8,,,1235.99", ""},
		{"a day above it, billed", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-13,9,,,1681.29", ""},
		{"two days too many", "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-04,2010-05-13,9,,,2571.88", "1  price 890.59 excess days"},
		{"a short stay not reduced", "1,A,F86001,5PH,RBA,100,NEL,CZ05Y,2010-05-04,2010-05-05,1,,,1532.06", "1  price 459.62 short stay not reduced"},
		{"a short stay reduced", "1,A,F86001,5PH,RBA,100,NEL,CZ05Y,2010-05-04,2010-05-05,1,,,1072.44", ""},
		{"two nights are not short", "1,A,F86001,5PH,RBA,100,NEL,CZ05Y,2010-05-04,2010-05-06,2,,,1532.06", ""},
		{"a short stay that has no multiplier", "1,A,F86001,5PH,RBA,100,NEL,JC12Z,2010-05-04,2010-05-05,1,,,459.44|2,B,F86001,5PH,RBA,100,NEL,BZ24G,2010-05-04,2010-05-05,1,,,4186.98", ""},
		{"a discount missing", "1,A,F86001,5PH,RFF,130,OPFUP,,2010-05-04,2010-05-04,,,,132.00", "1  price 9.90 discount missing"},
		{"a discount taken", "1,A,F86001,5PH,RFF,130,OPFUP,,2010-05-04,2010-05-04,,,,122.10", ""},
		{"a penny too much", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,,252.75", "1  price 0.01 price"},
		{"a code without a price", "1,A,F86001,5PH,RBA,100,DC,ZZ99Z,2010-05-04,2010-05-04,0,,,999", ""},
		{"a code without a price, billed twice", "1,A,F86001,5PH,RBA,100,DC,ZZ99Z,2010-05-04,2010-05-04,0,,,999|2,A,F86001,5PH,RBA,100,DC,ZZ99Z,2010-05-04,2010-05-04,0,,,999", "2 1 duplicate 999.00"},
		{"a cost that is not known", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,,*", ""},
		{"a total below", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,,," + first + "|Total,,,,,,,,,,,,,252.74", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			result := bills.Check(bill(t, heading, strings.Split(test.rows, "|")...), tables, bills.Asked{Prepared: year, Commissioner: "5PH"})
			if got := strings.Join(told(result.Found), "|"); got != test.found || len(result.Under) > 0 {
				t.Errorf("found %q, not %q; too little %q", got, test.found, told(result.Under))
			}
		})
	}
}

// The first rule that fits has the line, whatever was billed: what is billed below the price
// of what it is, is too little by as much, and what is billed at it is right.
func TestTheFirstRuleThatFitsHasTheLine(t *testing.T) {
	year, tables := sampleYear(t), reference(t)
	for _, test := range []struct{ name, rows, under string }{
		{"a procedure as a day case, below the procedure's price", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,OP_SETTING,181.00", "1  procedure_as_day_case -0.73"},
		{"at the procedure's price", "1,A,F86001,5PH,RBA,100,DC,CZ05Y,2010-05-04,2010-05-04,0,,OP_SETTING,181.73", ""},
		{"a further first at a follow-up's price", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,R,,252.74|2,A,F86001,5PH,RBA,100,OPFA,,2010-05-24,2010-05-24,,R,,128.77", ""},
		{"a further first below it", "1,A,F86001,5PH,RBA,100,OPFA,,2010-05-04,2010-05-04,,R,,252.74|2,A,F86001,5PH,RBA,100,OPFA,,2010-05-24,2010-05-24,,R,,100", "2 1 follow_up_as_first -28.77"},
	} {
		t.Run(test.name, func(t *testing.T) {
			result := bills.Check(bill(t, heading, strings.Split(test.rows, "|")...), tables, bills.Asked{Prepared: year, Commissioner: "5PH"})
			if got := strings.Join(told(result.Under), "|"); got != test.under || len(result.Found) > 0 {
				t.Errorf("too little %q, not %q; found %q", got, test.under, told(result.Found))
			}
		})
	}
}

// A commissioner whom nothing on the bill knows makes no line wrong: the check is off, and
// says who is there.
func TestAMistypedCommissionerFindsNothing(t *testing.T) {
	result := checkSample(t, bills.Asked{Commissioner: "5XX"})
	for _, f := range result.Found {
		if f.Rule == bills.WrongCommissioner {
			t.Fatalf("line %s is another's", f.Line)
		}
	}
	if !slices.ContainsFunc(result.Off, func(o bills.Off) bool {
		return o.Rule == bills.WrongCommissioner && strings.Contains(o.Why, "is of 5XX (those on it are 5PH")
	}) {
		t.Errorf("off: %v", result.Off)
	}
}

// Blanks without which rules do not see a line are told of, and points of delivery that
// nobody knows.
func TestWhatALineLacksIsSaid(t *testing.T) {
	b := bill(t, heading, "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-01,,3,,,1235.99", "2,,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-08,2010-05-09,1,,,1235.99", "3,C,F86001,5PH,RBA,100,WIBBLE,CZ05Y,2010-05-01,2010-05-04,3,,,500")
	notes := strings.Join(bills.Check(b, reference(t), bills.Asked{Prepared: sampleYear(t)}).Notes, "\n")
	for _, says := range []string{
		"the end date of 1 line is not known, and what rests on it is not checked there; the first is lines.csv, row 2, column J: it is blank",
		"the patient of 1 line is not known, and what rests on it is not checked there; the first is lines.csv, row 3, column B: it is blank",
		`1 line of the point of delivery "WIBBLE", which is not known`,
	} {
		if !strings.Contains(notes, says) {
			t.Errorf("not %q:\n%s", says, notes)
		}
	}
}

// TestWhatIsLackingSwitchesChecksOff takes away a column or a table at a time: the
// checks that need it are off and say so, and the others stand.
func TestWhatIsLackingSwitchesChecksOff(t *testing.T) {
	data, err := os.ReadFile(sample("lines.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		rows = append(rows, strings.Split(line, ","))
	}
	full := map[string]int{}
	for _, f := range checkSample(t, bills.Asked{}).Found {
		full[f.Rule.String()]++
	}
	for _, test := range []struct {
		column int
		off    string // rules that find nothing
	}{
		{1, "duplicate outpatient_during_stay readmission follow_up_as_first"},
		{5, "duplicate follow_up_as_first"},
		{6, "duplicate outpatient_during_stay readmission follow_up_as_first procedure_as_day_case price"},
		{7, "duplicate procedure_as_day_case"},
		{8, "duplicate outpatient_during_stay readmission follow_up_as_first"},
		{9, "outside_year duplicate outpatient_during_stay readmission"},
		{12, "procedure_as_day_case"},
	} {
		var without []string
		for _, r := range rows {
			without = append(without, strings.Join(slices.Concat(r[:test.column], r[test.column+1:]), ","))
		}
		result := bills.Check(bill(t, without[0], without[1:]...), reference(t), bills.Asked{Prepared: sampleYear(t)})
		left := map[string]int{}
		for _, f := range result.Found {
			left[f.Rule.String()]++
		}
		said := map[string]bool{}
		for _, off := range result.Off {
			said[off.Rule.String()] = true
		}
		for rule, n := range full {
			isOff := slices.Contains(strings.Fields(test.off), rule)
			switch {
			case isOff && (left[rule] > 0 || !said[rule]):
				t.Errorf("without %s, %s finds %d; said to be off: %v", rows[0][test.column], rule, left[rule], said[rule])
			case !isOff && rule != "price" && left[rule] < n:
				t.Errorf("without %s, %s finds %d, not %d", rows[0][test.column], rule, left[rule], n)
			}
		}
	}
}

// TestWithoutTablesNothingIsFoundFalsely checks the sample without any of them.
func TestWithoutTablesNothingIsFoundFalsely(t *testing.T) {
	b, err := bills.Read([]string{sample("lines.csv")}, bills.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result := bills.Check(b, &bills.Reference{}, bills.Asked{Prepared: sampleYear(t)})
	for _, f := range result.Found {
		if f.Rule >= bills.FollowUpAsFirst {
			t.Errorf("line %s: %s without a tariff", f.Line, f.Rule)
		}
	}
	if len(result.Under) > 0 || result.NotPriced > 0 || len(result.Off) < 4 {
		t.Errorf("%d billed too little, %d without a price, off: %v", len(result.Under), result.NotPriced, result.Off)
	}
}

// A bill that is named twice, or given with its copy, is refused: each line would be a
// duplicate of itself.
func TestABillNamedTwiceIsRefused(t *testing.T) {
	content := "Patient,Provider Code,TFC,POD,Start Date,End Date,Total Cost\nP1,RXA,120,OPFA,04/04/2010,04/04/2010,100\n"
	a, b := scenariotest.File(t, "a.csv", content), scenariotest.File(t, "b.csv", content)
	for _, paths := range [][]string{{a, a}, {a, b}} {
		if _, err := bills.Read(paths, bills.Options{}); err == nil || !strings.Contains(err.Error(), "is named twice") {
			t.Errorf("%v: %v", paths, err)
		}
	}
}

// Dates that cannot be are noted, with their place: stays and excess days rest on them.
func TestDatesThatCannotBeAreNoted(t *testing.T) {
	b := bill(t, heading, "1,A,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-01,2010-05-08,3,,,1235.99", "2,B,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-08,2010-05-01,0,,,1235.99", "3,C,F86001,5PH,RBA,100,EL,CZ05Y,2010-05-01,2010-05-04,3,,,1235.99")
	notes := strings.Join(b.Notes, "\n")
	for _, says := range []string{
		`1 line with an end date before the start date, and what rests on the dates is not checked there; the first is lines.csv, row 3, column J: "2010-05-01"`,
		`1 line with a length of stay that is another than that of the dates, and excess days are reckoned from the length of stay; the first is lines.csv, row 2, column K: "3" is stated, and by its dates it is 7`,
	} {
		if !strings.Contains(notes, says) {
			t.Errorf("not %q:\n%s", says, notes)
		}
	}
}
