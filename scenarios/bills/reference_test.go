package bills_test

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/bills"
	"fewer/scenarios/scenariotest"
)

const oneStay = "LINE,PATIENT,PRACTICE CODE,COMMISSIONER CODE,PROVIDER CODE,TREATMENT FUNCTION CODE,POINT OF DELIVERY CODE,TARIFF CODE,START DATE,END DATE,LENGTH OF STAY,TOTAL COST\n"

// held holds one stay of RFF, billed at 3,006.16, against a table of discounts: its tariff
// is 3,000, its factor 1.0833.
func held(t *testing.T, contract string) (*bills.Result, error) {
	t.Helper()
	files := bills.Files{
		Lines:    []string{scenariotest.File(t, "lines.csv", oneStay+"1,A,P01,5XX,RFF,110,EL,AA01A,2010-05-01,2010-05-03,2,3006.16\n")},
		Tariffs:  []string{scenariotest.File(t, "tariff.csv", "hrg_code,hrg_name,elective_spell,trim_elective_days,excess_bed_day,short_stay_emergency_multiplier,colour\nAA01A,x,3000,5,250,0.25,red\n")},
		Contract: contract,
	}
	return files.Check(bills.Asked{Prepared: sampleYear(t)}, nil)
}

// A discount is taken as it is written: in percent, in a cell that is shown in percent,
// under a specialty's name. What may be two, or is there twice, is refused.
func TestDiscountsAreTakenAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	const head = "provider,mff,tfc,agreed_discount_pct\n"
	text := func(content string) string { return scenariotest.File(t, "con.csv", content) }
	book := scenariotest.Workbook(t, "con.xlsx", map[string]string{
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="10"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>provider</t></is></c><c t="inlineStr"><is><t>mff</t></is></c><c t="inlineStr"><is><t>tfc</t></is></c><c t="inlineStr"><is><t>agreed_discount_pct</t></is></c></row>` +
			`<row r="2"><c t="inlineStr"><is><t>RFF</t></is></c><c s="0"><v>1.0833</v></c><c><v>110</v></c><c s="1"><v>7.4999999999999997E-2</v></c></row></sheetData></worksheet>`,
	})
	for what, path := range map[string]string{
		"in percent": text(head + "RFF,1.0833,110,7.5\n"), "with its sign": text(head + "RFF,1.0833,110,7.5%\n"), "in a workbook": book,
		"by a name": text(head + "RFF,1.0833,Trauma & Orthopaedics,7.5\n"), "by both": text(head + "RFF,1.0833,110 - T&O,7.5\n"), "for all by Total": text(head + "RFF,1.0833,Total,7.5\n"), "for all by All": text(head + "RFF,1.0833,All,7.5\n"), "for all by a dash": text(head + "RFF,1.0833,-,7.5\n"),
		"said twice alike": text(head + "RFF,1.0833,110,7.5\nRFF,1.0833,110,7.5\n"),
	} {
		r, err := held(t, path)
		if err != nil || len(r.Found)+len(r.Under) != 0 {
			t.Errorf("%s: %v %+v", what, err, r)
			continue
		}
		if said := strings.Join(r.Notes, "; "); !strings.Contains(said, `tariff.csv: columns that were not used: "colour" (G)`) {
			t.Errorf("%s: the notes are %s", what, said)
		}
	}
	for says, content := range map[string]string{
		`con.csv, row 2, column D: "0.075" may be 0.075% or 7.5%`:         "RFF,1.0833,110,0.075\n",
		`con.csv, row 3, column D: "5" is a second discount of RFF T&O`:   "RFF,1.0833,110,7.5\nRFF,1.0833,T&O,5\n",
		`con.csv, row 2, column C: "Bones" is no specialty that is known`: "RFF,1.0833,Bones and joints,5\n",
	} {
		if _, err := held(t, text(head+content)); err == nil || !strings.Contains(err.Error(), strings.Replace(says, `"Bones"`, `"Bones and joints"`, 1)) {
			t.Errorf("not %q: %v", says, err)
		}
	}
}

// The national workbook's own headings are known, and its price for stays and day cases
// alike counts where neither has its own.
func TestTheNationalTariffsHeadings(t *testing.T) {
	t.Parallel()
	const headings = "HRG code,HRG name,Outpatient procedure tariff (£),Combined daycase / elective tariff (£),Day case spell tariff (£),Elective spell tariff (£),Elective long stay trimpoint (days),Non-elective spell tariff (£),Non-elective long stay trimpoint (days),Per day long stay payment (for days exceeding trimpoint) (£),% applied in calculation of reduced short stay emergency tariff\n"
	lines := oneStay + "1,A,P01,5XX,RFF,110,EL,AA01A,2010-05-01,2010-05-08,7,3500\n2,B,P01,5XX,RFF,110,NEL,AA01A,2010-05-01,2010-05-02,1,1000\n3,C,P01,5XX,RFF,110,DC,AA01A,2010-05-01,2010-05-01,0,1500\n4,D,P01,5XX,RFF,110,DC,AA02B,2010-05-01,2010-05-01,0,900\n5,E,P01,5XX,RFF,110,EL,AA02B,2010-05-01,2010-05-03,2,901\n"
	files := bills.Files{
		Lines:    []string{scenariotest.File(t, "lines.csv", lines)},
		Tariffs:  []string{scenariotest.File(t, "tariff.csv", "2010-11 tariff information,,,,,,,,,,\n"+headings+"AA01A,x,400,-,1500,3000,5,4000,20,250,25%\nAA02B,y,,900,-,-,5,4000,20,250,\n")},
		Contract: scenariotest.File(t, "con.csv", "provider,mff\nRFF,1\n"),
	}
	r, err := files.Check(bills.Asked{Prepared: sampleYear(t)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Found) != 1 || r.Found[0].Line != "5" || r.Found[0].Overcharge != model.Pounds(1) || len(r.Under) != 0 || r.NotPriced != 0 {
		t.Errorf("found %+v, too little %+v, not priced %d, off %+v", r.Found, r.Under, r.NotPriced, r.Off)
	}
}
