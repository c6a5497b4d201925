package gather

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fewer/scenarios/cell"
	"fewer/scenarios/scenariotest"
	"fewer/scenarios/tally"
)

// read reads files for 2010/11.
func read(t *testing.T, paths ...string) *Gathered {
	t.Helper()
	g, err := Read(&Request{Files: paths, Year: 2010})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// held are the sums of each group and month that a file holds, one a line, in order.
func held(f *File) string {
	var all []string
	for k, s := range f.Cells {
		line := fmt.Sprintf("%s %s %s%s %d: %v £%v", k.Provider, k.Specialty.Function, k.POD, k.Passes, k.Month, s.Units.Float(), s.Cost.Float())
		if s.HasPlan {
			line += fmt.Sprintf(" of %v £%v", s.PlanUnits.Float(), s.PlanCost.Float())
		}
		all = append(all, line)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// reasons are how many rows of a file count, and do not, by reason.
func reasons(f *File) string {
	var all []string
	for _, r := range f.Report.Reasons {
		if r.Rows > 0 {
			all = append(all, fmt.Sprintf("%d %s", r.Rows, r.Reason))
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// One truth as several systems draw it: what is read is the same.
func TestOneTruthIsReadHoweverItIsDrawn(t *testing.T) {
	const want = "RAA 100 day_case 1: 10 £1000\nRAA 100 day_case 2: 11 £1100\nRAA 110 elective 1: 2 £4000\nRAA 110 elective 2: 3 £6000.5"
	for name, text := range map[string]string{
		"row by row":            "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n1,RAA,100,DC,10,1000\n2,RAA,100,DC,11,1100\n1,RAA,110,EL,2,4000\n2,RAA,110,EL,3,6000.50\n",
		"added up":              "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\nApr-10,RAA,100,DC,4,\"£1,200.00\"\nApr-10,RAA,100,DC,6,(200.00)\nMay-10,RAA,100,DC,11,1100\nM1,RAA,110.0,EL,2,4000\n2010-05-31,RAA,110,EL,3,6000.50\n",
		"months side by side":   "Provider Code;TFC;POD;Apr-10 Activity;Apr-10 Cost;May-10 Activity;May-10 Cost\nRAA;100;DC;10;1000;11;1100\nRAA;110;EL;2;4000;3;6000.50\n",
		"months over measures":  "Provider Code,TFC,POD,Apr-10,,May-10,\n,,,Activity,Cost,Activity,Cost\nRAA,100,DC,10,1000,11,1100\nRAA,110,EL,2,4000,3,6000.50\n",
		"a measure on each row": "Provider Code|TFC|POD|Measure|Apr-10|May-10\nRAA|100|DC|Activity|10|11\nRAA|100|DC|Cost|1000|1100\nRAA|110|EL|Activity|2|3\nRAA|110|EL|Cost|4000|6000.50\n",
		"measure and value": "Month,Provider Code,TFC,POD,Measure,Value\n1,RAA,100,DC,Actual Activity,10\n1,RAA,100,DC,Actual Cost,1000\n2,RAA,100,DC,Actual Activity,11\n2,RAA,100,DC,Actual Cost,1100\n" +
			"1,RAA,110,EL,Actual Activity,2\n1,RAA,110,EL,Actual Cost,4000\n2,RAA,110,EL,Actual Activity,3\n2,RAA,110,EL,Actual Cost,6000.50\n",
		"the provider in the title": "Provider: RAA\nContract monitoring\nMonth,TFC,POD,Actual Activity,Actual Cost\n1,100,DC,10,1000\n2,100,DC,11,1100\n1,110,EL,2,4000\n2,110,EL,3,6000.50\n",
		"bands, subtotals and the header again": "Month,TFC,POD,Actual Activity,Actual Cost\nProvider: RAA,,,,\n1,100,DC,10,1000\n2,100,DC,11,1100\nSub-total,,,21,2100\n" +
			"Month,TFC,POD,Actual Activity,Actual Cost\n1,110,EL,2,4000\n2,110,EL,3,6000.50\nSub-total,,,5,10000.50\nGrand total,,,26,12100.50\n",
	} {
		if got := held(read(t, scenariotest.File(t, "a.csv", text)).Read[0]); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// Cells that are merged count for each row that they stand beside, in the sheet whose header
// is found.
func TestMergedCellsCountForEachRow(t *testing.T) {
	row := func(cells ...string) string {
		var b strings.Builder
		b.WriteString("<row>")
		for _, c := range cells {
			switch {
			case c == "":
				b.WriteString("<c/>")
			case strings.Trim(c, "0123456789.") == "":
				b.WriteString("<c><v>" + c + "</v></c>")
			default:
				b.WriteString(`<c t="inlineStr"><is><t>` + c + "</t></is></c>")
			}
		}
		return b.String() + "</row>"
	}
	path := scenariotest.Workbook(t, "a.xlsx", map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" +
		row("Provider Code", "TFC", "POD", "Month", "Actual Activity", "Actual Cost") +
		row("RAA", "100", "DC", "1", "10", "1000") + row("", "", "EL", "1", "2", "4000") + row("", "110", "EL", "1", "3", "6000.5") +
		`</sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:B3"/></mergeCells></worksheet>`})
	f := read(t, path).Read[0]
	scenariotest.Equal(t, "held", held(f), "RAA 100 day_case 1: 10 £1000\nRAA 100 elective 1: 2 £4000\nRAA 110 elective 1: 3 £6000.5")
	if said := strings.Join(f.Report.Notes, "\n"); !strings.Contains(said, "3 merged cells were filled") {
		t.Error(said)
	}
}

// What is no activity passes through, month 13 is one off, and each row that is left out is
// counted by its reason, with what it comes to.
func TestEachRowIsCountedByItsReason(t *testing.T) {
	f := read(t, scenariotest.File(t, "a.csv", "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost,Activity Plan,Price Plan\n"+
		"1,RAA,100,DC,10,1000,9,900\n1,RAA,100,DRUG,5,500,,\n1,RAA,,XBD,7,70,,\n13,RAA,100,DC,1,100,,\n"+
		"1,RAA,100,DC,*,40,,\n1,,100,DC,3,30,,\n,,,,,,,\n1,RAA Total,,,16,1670,,\n1,England,100,DC,900,9000,,\n")).Read[0]
	scenariotest.Equal(t, "held", held(f), "RAA  drugs 1: 0 £500\nRAA  excess_bed_days 1: 0 £70\nRAA  one_off 13: 0 £100\nRAA 100 day_case 1: 10 £1000 of 9 £900")
	scenariotest.Equal(t, "reasons", reasons(f), "1 England, 1 blank keys, 1 empty, 1 month 13, 1 not known, 1 total, 1 used, 2 pass-through")
	scenariotest.Equal(t, "not known", f.Report.Lost(tally.Suppressed), tally.Lost{Pounds: 40 * cell.Scale})
	scenariotest.Equal(t, "blank keys", f.Report.Lost(tally.BlankKeys), tally.Lost{Units: 3 * cell.Scale, Pounds: 30 * cell.Scale})
}

// A row of a patient is one unit, in the month in which it ends.
func TestARowOfAPatientIsAUnit(t *testing.T) {
	f := read(t, scenariotest.File(t, "a.csv", "Patient,Provider Code,TFC,POD,Start Date,End Date,Total Cost\n"+
		"P1,RAA,100,DC,30/04/2010,01/05/2010,1000\nP2,RAA,100,DC,02/05/2010,02/05/2010,\"1,100.50\"\n")).Read[0]
	scenariotest.Equal(t, "held", held(f), "RAA 100 day_case 2: 2 £2100.5")
	scenariotest.Equal(t, "of patients", f.OfPatients, true)
}

// A file's own totals are held against its rows.
func TestOwnTotalsAreHeldAgainstTheRows(t *testing.T) {
	rows := "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n1,RAA,100,DC,10,1000\n1,RAA,110,EL,2,4000\n"
	for total, said := range map[string]string{
		"Total,,,,12,5000\n":                         "its own total agrees with its rows",
		"Total,,,,12,5001\n":                         "",
		"Total,,,,12,5000\nGrand total,,,,12,5001\n": "1 of its 2 own totals agree with their rows",
	} {
		f := read(t, scenariotest.File(t, "a.csv", rows+total)).Read[0]
		if notes := strings.Join(f.Report.Notes, "\n"); said != "" && !strings.Contains(notes, said) {
			t.Errorf("%s: %s", total, notes)
		}
		if apart := strings.Join(f.Apart, "\n"); strings.Contains(apart, "its own total is £5,001.00, and the rows that it sums come to £5,000.00: £1.00 apart") != strings.Contains(total, "5001") {
			t.Errorf("%s: apart are %s", total, apart)
		}
	}
}

// Referrals side by side, by practice, and a return of all: months and counts.
func TestReferralsAreAddedUp(t *testing.T) {
	for name, text := range map[string]string{
		"row by row":   "Practice Code,Provider,TFC,Month,Referrals\nF81,RAA,100,1,3\nF82,RAA,100,1,4\nF81,RAA,100,2,5\n",
		"side by side": "Practice Code,Provider,TFC,Referrals Apr-10,Referrals May-10\nF81,RAA,100,3,5\nF82,RAA,100,4,\n",
	} {
		g := read(t, scenariotest.File(t, "a.csv", "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n1,RAA,100,DC,10,1000\n"), scenariotest.File(t, "r.csv", text))
		s := g.Referrals[Stream{Provider: "RAA", Specialty: "General Surgery"}]
		if s == nil {
			t.Fatalf("%s: %v", name, g.Referrals)
		}
		april, may := cell.Amount(0), cell.Amount(0)
		for p, n := range s.Months {
			if p.Month == 1 {
				april += n
			} else {
				may += n
			}
		}
		scenariotest.Equal(t, name, [3]float64{april.Float(), may.Float(), g.Referred.Float()}, [3]float64{7, 5, 12})
		scenariotest.Equal(t, name, len(s.Practices), 2)
	}
}

// What can be read in two ways is refused, with its place and both.
func TestWhatReadsInTwoWaysIsRefused(t *testing.T) {
	const heads = "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"
	for name, c := range map[string][2]string{
		"a decimal comma":      {heads + "1,RAA,100,DC,10,\"1.234,56\"\n", `a.csv, row 2, column F: "1.234,56" is not a number`},
		"a month or a year":    {heads + "2010/11,RAA,100,DC,10,1000\n", `a.csv, row 2, column A: "2010/11" may be the year 2010/11 or November 2010`},
		"a sum of months":      {heads + "Q1,RAA,100,DC,10,1000\n", "is not a month"},
		"two columns of costs": {"Month,Provider Code,TFC,POD,Actual Activity,Actual Cost,Total Cost\n1,RAA,100,DC,10,1000,1100\n", "Total Cost"},
		"thousands of pounds":  {"All costs in £000s\n" + heads + "1,RAA,100,DC,10,1\n", "in thousands or millions"},
		"an unknown delivery":  {heads + "1,RAA,100,WIBBLE,10,1000\n", "these points of delivery are not known: WIBBLE"},
	} {
		_, err := Read(&Request{Files: []string{scenariotest.File(t, "a.csv", c[0])}, Year: 2010})
		if err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// All columns that are not used are named, however many: one of money may be among them.
func TestAllColumnsThatAreNotUsedAreNamed(t *testing.T) {
	heads, cells := "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost", "1,RAA,100,DC,10,1000"
	for i := range 60 {
		heads += fmt.Sprintf(",Local remark number %d", i)
		cells += ",x"
	}
	f := read(t, scenariotest.File(t, "a.csv", heads+",Penalty\n"+cells+",70\n")).Read[0]
	i := slices.IndexFunc(f.Report.Notes, func(said string) bool { return strings.HasPrefix(said, "columns that were not used: ") })
	if i < 0 || strings.Count(f.Report.Notes[i], "Local remark number") != 60 || !strings.Contains(f.Report.Notes[i], `"Penalty" (BO)`) || strings.Contains(f.Report.Notes[i], "…") {
		t.Error(f.Report.Notes)
	}
}
