package intake

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const bandHeads = "POD,Activity Actual,Price Actual\n"

// A provider, a specialty, a point of delivery or a month may stand above its rows, in a row
// of its own, and the header again on each page.
func TestBandsAboveRows(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          string // provider specialty pod: units by month
		note          string
	}{
		{"provider", "Report 2010/11,,,\nSpecialty,POD,Month,Activity Actual,Price Actual\nRAA Alder General,,,,\nENT,DC,1,10,1000\nPage 2 of 3,,,,\nReport 2010/11,,,\nSpecialty,POD,Month,Activity Actual,Price Actual\nENT,DC,2,11,1100\nTotal,,,21,2100\nRBB Beech,,,,\nENT,DC,1,7,900\n\"Source: SUS, June\",,,,\n", "Alder General day_case [10 11]; Beech day_case [7 0]", `(2, the first in row 3: "RAA Alder General")`},
		{"specialty", "Provider Code,POD,Apr-10 Activity,Apr-10 Cost\nENT,,,\nRAA,DC,10,1000\nT&O,,,\nRAA,DC,6,900\nOur own service,,,\nRAA,DC,5,800\n", "RAA day_case [10]; RAA day_case [5]; RAA day_case [6]", `(3, the first in row 2: "ENT")`},
		{"above each header", "April to June 2010\nAlder General (RAA)\nTFC,POD,Month,Activity Actual,Price Actual\n120,DC,1,10,1000\n\nBeech (RBB)\nTFC,POD,Month,Activity Actual,Price Actual\n120,DC,1,7,900\n", "Alder General day_case [10]; Beech day_case [7]", `(1, the first in row 6: "Beech (RBB)")`},
		{"all of them", bandHeads + "Provider: RAA Alder,,\nApril 2010,,\nENT,,\nDC,10,1000\nEL,1,1000\nMay 2010,,\nENT,,\nDC,11,1100\nProvider: RBB Beech,,\nApril 2010,,\nENT,,\nDC,3,300\n", "Alder day_case [10 11]; Alder elective [1 0]; Beech day_case [3 0]", `the month of its rows`},
		{"after a title", "Provider: RAA Alder\nSpecialty,POD,Month,Activity Actual,Price Actual\nENT,DC,1,10,1000\nProvider: RBB Beech\nENT,DC,1,7,900\n", "Alder day_case [10]; Beech day_case [7]", `"RBB Beech"`},
		{"a month after a title", "Monitoring April 2010\nProvider Code,TFC,POD,Activity Actual,Price Actual\nRAA,120,DC,10,1000\nMonth: May 2010\nRAA,120,DC,7,900\n", "RAA day_case [10 7]", `"May 2010"`},
		{"points of delivery", "Provider Code,TFC,Month,Activity Actual,Price Actual\nDay case,,,,\nRAA,120,1,10,1000\nElective,,,,\nRAA,120,1,2,2000\n", "RAA day_case [10]; RAA elective [2]", `"Day case"`},
	} {
		r, y := importOf(t, request(t, "x.csv", c.content))
		var got []string
		for _, l := range y.Lines {
			got = append(got, fmt.Sprintf("%s %s %v", y.Provider(l.Provider).Name, l.POD, l.Actual.Monthly))
		}
		if said := strings.Join(got, "; "); said != c.want || r.Report.Difference != 0 {
			t.Errorf("%s: %s, want %s; %v apart", c.name, said, c.want, r.Report.Difference)
		}
		if notes := strings.Join(r.Report.Files[0].Notes, "\n"); !strings.Contains(notes, c.note) {
			t.Errorf("%s: it notes %s", c.name, notes)
		}
		rows := 0
		for _, reason := range r.Report.Files[0].Reasons {
			rows += reason.Rows
		}
		if rows != r.Report.Files[0].Rows {
			t.Errorf("%s: %d of %d rows are told", c.name, rows, r.Report.Files[0].Rows)
		}
	}
}

// Referrals may stand below their specialty too; and of two texts above each other of which
// either may be the provider, neither is guessed.
func TestBandsOfReferralsAndInDoubt(t *testing.T) {
	r, y := importOf(t, request(t, "a.csv", twoMonths, "r.csv", "Practice Code,Provider,Month,Referrals\nENT,,,\nP1,RXA,1,5\nP1,RXA,2,6\nUrology,,,\nP1,RXA,1,7\nP1,RXA,2,8\n"))
	if len(y.Referrals) != 2 || r.Report.Referrals != 26 || r.Report.ReferralsInYear != 26 {
		t.Errorf("%d streams with %v referrals", len(y.Referrals), r.Report.Referrals)
	}
	_, err := Import(request(t, "x.csv", "Specialty,POD,Month,Activity Actual,Price Actual\nNorthern group,,,,\nRAA Alder General,,,,\nENT,DC,1,10,1000\n"))
	if err == nil || !strings.Contains(err.Error(), `row 3: "RAA Alder General" and, in row 2, "Northern group" stand above its rows`) {
		t.Errorf("in doubt: %v", err)
	}
}

// Whatever of its keys stands above the rows, and however often the header stands again, the
// year is that of the flat table.
func TestBandsAreTheFlatTable(t *testing.T) {
	names := []string{"Provider", "Specialty", "POD", "Month"}
	texts := [][]string{{"RAA Alder General", "RBB Beech Infirmary"}, {"ENT", "Urology", "Trauma & Orthopaedics"}, {"Day case", "Elective"}, {"April 2010", "May 2010"}}
	draw := rand.New(rand.NewPCG(2010, 4))
	for range 12 {
		order := draw.Perm(4)
		above := order[:1+draw.IntN(3)]
		var beside []string
		for i, n := range names {
			if !slices.Contains(above, i) {
				beside = append(beside, n)
			}
		}
		head := strings.Join(append(beside, "Activity Actual,Price Actual"), ",") + "\n"
		flat, banded := strings.Builder{}, strings.Builder{}
		flat.WriteString("Provider,Provider Name,Specialty,POD,Month,Activity Actual,Price Actual\n")
		banded.WriteString("Monthly report\n" + head)
		was := [4]int{-1, -1, -1, -1}
		for n := range 24 {
			var at [4]int
			for _, k := range slices.Backward(order) {
				at[k], n = n%len(texts[k]), n/len(texts[k])
			}
			units := draw.IntN(40)
			if units > 25 && was[0] >= 0 {
				continue
			}
			if was[0] >= 0 && draw.IntN(5) == 0 {
				banded.WriteString("Page 2\nMonthly report\n" + head)
			}
			again := false
			for _, k := range above {
				if again = again || was[k] != at[k]; again {
					banded.WriteString(texts[k][at[k]] + strings.Repeat(",", len(beside)+1) + "\n")
				}
			}
			was = at
			provider, name := texts[0][at[0]][:3], ""
			if slices.Contains(above, 0) {
				name = texts[0][at[0]][4:]
			}
			for k := range names {
				switch {
				case slices.Contains(above, k):
				case k == 0:
					banded.WriteString(provider + ",")
				default:
					banded.WriteString(texts[k][at[k]] + ",")
				}
			}
			fmt.Fprintf(&banded, "%d,%d.50\n", units, 100*units)
			fmt.Fprintf(&flat, "%s,%s,%s,%s,%s,%d,%d.50\n", provider, name, texts[1][at[1]], texts[2][at[2]], texts[3][at[3]], units, 100*units)
		}
		a, _ := importOf(t, request(t, "x.csv", flat.String()))
		b, _ := importOf(t, request(t, "x.csv", banded.String()))
		if !reflect.DeepEqual(a.Year, b.Year) || b.Report.Difference != 0 {
			t.Errorf("%v apart, %+v\nwant %+v\n%s", b.Report.Difference, b.Year, a.Year, banded.String())
		}
	}
}
