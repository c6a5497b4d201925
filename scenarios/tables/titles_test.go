package tables

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fewer/scenarios/cell"
	"fewer/scenarios/scenariotest"
)

// What titles say of the month: a day of printing, a postcode and the financial year are none.
func TestMonthsInTitles(t *testing.T) {
	for line, want := range map[string]cell.When{
		"Period: April 2010":                      {Year: 2010, Month: 1},
		"Month 5 2010/11":                         {Year: 2010, Month: 5},
		"Contract monitoring 2010-11, M05":        {Year: 2010, Month: 5},
		"SLAM January 2010/11":                    {Year: 2010, Month: 10},
		"Reporting period 1 June to 30 June 2010": {Year: 2010, Month: 3},
		"Period: 01/06/2010 - 30/06/2010":         {Year: 2010, Month: 3},
		"Month ending 31 August 2010":             {Year: 2010, Month: 5},
		"Month 5 (August 2010)":                   {Year: 2010, Month: 5},
		"August":                                  {Month: 5},
		"Period 2010-08-01":                       {Year: 2010, Month: 5},
		"Printed 14 September 2010":               {},
		"14 September 2010":                       {},
		"Midshire PCT - 14 September 2010":        {},
		"Position at 31/08/2010":                  {},
		"Figures may change":                      {},
		"Oxford Road, Manchester M1 3AB":          {},
		"Financial year April 2010 to March 2011": {},
		"Midshire PCT 2010/11":                    {},
	} {
		if w, several := monthInTitle(line, false); several || w != want {
			t.Errorf("%q is month %d of %d (several: %v)", line, w.Month, w.Year, several)
		}
	}
	for _, line := range []string{"April 2010 to August 2010", "Apr-Aug 2010", "Months 1 to 5 2010/11", "M1-M5", "Month 5 2010/11 year to date", "Quarter 1 2010/11", "01/04/2010 to 31/08/2010", "5 months to August 2010", "Report to Month 3 (June 2010)", "Data extracted 14/07/2010 from SUS, April - June"} {
		if w, several := monthInTitle(line, false); !several {
			t.Errorf("%q is month %d of %d alone", line, w.Month, w.Year)
		}
	}
}

// Rows have the month of the title where nothing else says one, and blank rows stay blank.
func TestRowsHaveTheMonthOfTheTitle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("Contract monitoring,,,,\nMonth 5 2010/11,,,,\n\nProvider,TFC,POD,Actual Activity,Actual Cost\nRXX,100,OPFA,1,5\n,,,,\nRXX,120,OPFA,2,9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	names := NewNames(National...)
	table, err := Open(path, Options{Names: names})
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	c, _ := table.Columns(names)
	noted := 0
	table.MonthFromTitle(c, names, func([]string) Meaning { return "" }, func(string) bool { return false }, func(string, ...any) { noted++ })
	var months []string
	for table.Next() {
		months = append(months, table.Row().Field(c.Of(Month)))
	}
	if len(months) != 3 || months[0] != "2010/11 M5" || months[1] != "" || months[2] != months[0] || noted != 1 || table.Short != 0 {
		t.Errorf("months are %q, %d notes, %d short", months, noted, table.Short)
	}
}

// In a workbook a row that names those below it is often merged across all columns.
func TestBandsMergedAcross(t *testing.T) {
	cells := func(row int, texts ...string) string {
		all := ""
		for i, text := range texts {
			all += fmt.Sprintf(`<c r="%s%d" t="str"><v>%s</v></c>`, Letter(i+1), row, text)
		}
		return fmt.Sprintf(`<row r="%d">%s</row>`, row, all)
	}
	path := scenariotest.Workbook(t, "a.xlsx", map[string]string{
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + cells(1, "POD", "TFC", "Month", "Actual Activity") + cells(2, "RXA Alder General") + cells(3, "DC", "120", "M1", "5") +
			cells(4, "POD", "TFC", "Month", "Actual Activity") + cells(5, "RXB Beech") + cells(6, "DC", "120", "M1", "6") +
			`</sheetData><mergeCells><mergeCell ref="A2:D2"/><mergeCell ref="A5:D5"/></mergeCells></worksheet>`,
	})
	table, err := Open(path, Options{Names: NewNames(National...)})
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	columns, err := table.Columns(NewNames(National...))
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Bands(columns, nil, func([]string) Meaning { return "" }, func(string, ...any) {}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for table.Next() {
		row := table.Row()
		got = append(got, fmt.Sprintf("%d again %v band %v: %s %s %s", row.Row, row.Again, row.Band, row.Field(columns.Of(Provider)), row.Field(columns.Of(ProviderName)), row.Field(3)))
	}
	want := []string{
		"2 again false band true: RXA Alder General RXA Alder General", "3 again false band false: RXA Alder General 5", "4 again true band false: RXA Alder General Actual Activity",
		"5 again false band true: RXB Beech RXB Beech", "6 again false band false: RXB Beech 6",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are %q", got)
	}
}
