package workshop

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/scenarios/file"
	"fewer/scenarios/gather"
	"fewer/scenarios/intake"
	"fewer/scenarios/mapping"
	"fewer/scenarios/tables"

	tea "github.com/charmbracelet/bubbletea"
)

// monitoring writes the sample of monitoring files, with headings of the monitoring
// that nobody knows where renamed, and lists them.
func monitoring(t *testing.T, renamed ...string) (files []string) {
	t.Helper()
	dir := t.TempDir()
	all, err := intake.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		content := f.Content
		if f.Name == "slam.csv" && len(renamed) > 0 {
			content = []byte(strings.NewReplacer(renamed...).Replace(string(content)))
		}
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	return files
}

// Files become a year in the app, step by step, as fewer import makes it.
func TestFilesAreImportedStepByStep(t *testing.T) {
	t.Parallel()
	files := monitoring(t)
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("V", strings.Join(files, ";"), "enter")
	d.sees("WHICH MONTH IS THE LAST THAT COUNTS?", "month 3, June, the last")
	d.press("enter")
	d.sees("WHAT WOULD BE MADE: difference £0.00", "LINES THAT WOULD BE MADE")
	if all := d.seen(); !strings.Contains(all, "447,166.44") || !strings.Contains(all, "left out, total") {
		t.Errorf("the control totals, or what was left out, are not shown:\n%s", all)
	}
	for _, size := range [][2]int{{40, 10}, {60, 12}, {120, 40}, {30, 5}, {80, 24}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.validFrame(t, size[0], size[1])
	}
	d.press("/", "drugs", "enter") // a row of the control totals and one of the lines
	d.sees("High-cost drugs", "drugs, RGB", "“drugs”: ")
	d.lacks("day cases")
	d.press("esc", "Z")
	d.lacks("“drugs”")
	d.press("esc") // a step back, and on again
	d.sees("WHICH MONTH")
	d.press("enter", "enter")
	d.sees("Where to?")
	d.press("enter")
	d.sees("3 of 12", "Written: my.year.yaml")
	path := filepath.Join(filepath.Dir(files[0]), "my.year.yaml")
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	result, err := intake.Import(gather.Request{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	if want, _ := result.Encode(); string(got) != string(want) {
		t.Error("the year is another than the one that fewer import makes")
	}

	// Again over the same file: nothing is written before it is asked about.
	d.press("V", strings.Join(files, ";"), "enter", "down", "enter", "enter", "enter")
	d.sees("There already")
	if now, _ := os.ReadFile(path); string(now) != string(got) {
		t.Error("it was written over unasked")
	}
	d.press("o")
	d.sees("WHAT WOULD BE MADE")
	d.press("enter")
	d.sees("2 of 12", "Written: my.year.yaml")
}

// Headings that are not known are asked about one at a time, with values beside each;
// going back loses no answer, and the answers are kept as a map for the next month.
func TestUnknownHeadingsAreAskedInTheApp(t *testing.T) {
	t.Parallel()
	files := monitoring(t, "CONTRACT MONITORING ACTUAL ACTIVITY", "How many of them", "CONTRACT MONITORING ACTUAL PRICE", "What it came to")
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
	d.press("V", strings.Join(files, ";"), "enter")
	d.sees("1 OF 4 · WHAT IS")
	means := map[string]string{
		"“How many of them”": string(tables.ActualActivity), "“What it came to”": string(tables.ActualCost),
	}
	for i := 0; strings.Contains(d.screenText(), "WHAT IS") && i < 40; i++ {
		for heading, meaning := range means {
			if !strings.Contains(d.screenText(), heading+"?") {
				continue
			}
			d.sees("Below it stand, for example")
			d.press("home")
			for n := 0; strings.Trim(d.chosenLine(), "> ^v") != meaning && n < 100; n++ {
				d.press("down")
			}
		}
		before := d.chosenLine()
		d.press("enter")
		if i == 0 {
			d.press("esc")
			if d.sees("1 OF 4"); d.chosenLine() != before {
				t.Errorf("going back loses the answer: %s instead of %s", d.chosenLine(), before)
			}
			d.press("enter")
		}
	}
	d.sees("WHICH MONTH")
	d.press("enter")
	d.sees("difference £0.00")
	d.press("enter", "enter")
	d.sees("Written: my.year.yaml", "my.map.yaml")
	learnt, err := mapping.Read(filepath.Join(filepath.Dir(files[0]), "my.map.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := intake.Import(gather.Request{Files: files, Map: learnt}); err != nil {
		t.Errorf("the map that was written does not serve: %v", err)
	}
}

// Whose the figures are, of which year, and what a point of delivery is are asked for
// where the files don't say it or say several, and next month the map knows the last.
func TestWhatFilesLeaveOpenIsAskedInTheApp(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "extract.csv")
	rows := "Month,Commissioner Code,Provider Code,TFC,POD,Activity Actual,Price Actual\n"
	for month := 1; month <= 3; month++ {
		rows += fmt.Sprintf("%[1]d,5PA,RGB,110,OPFA,7,700.00\n%[1]d,5PB,RGB,110,OPFA,9,900.00\n%[1]d,5PA,RGB,110,ZZTOP,2,50.00\n", month)
	}
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
	choose := func(answer string) {
		t.Helper()
		d.press("home")
		for n := 0; strings.Trim(d.chosenLine(), "> ^v") != answer; n++ {
			if n == 100 {
				t.Fatalf("%q can't be chosen:\n%s", answer, d.screenText())
			}
			d.press("down")
		}
		d.press("enter")
	}
	d.press("V", path, "enter")
	d.sees("WHAT IS “ZZTOP”?", "extract.csv")
	choose("outpatient_procedure")
	d.sees("WHICH COMMISSIONER IS YOURS?", "5PA, 5PB")
	choose("5PA")
	d.sees("WHICH FINANCIAL YEAR?")
	choose("2010/11")
	d.sees("WHICH MONTH")
	d.press("esc", "esc") // back to whose they are
	d.sees("WHICH COMMISSIONER")
	d.press("enter", "enter", "enter")
	d.sees("difference £0.00")
	d.press("enter", "enter")
	d.sees("Written: my.year.yaml", "my.map.yaml")
	learnt, err := mapping.Read(filepath.Join(dir, "my.map.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	result, err := intake.Import(gather.Request{Files: []string{path}, Map: learnt, Commissioner: "5PA", Year: 2010})
	if err != nil {
		t.Fatal(err)
	}
	want, _ := result.Encode()
	if got, err := os.ReadFile(filepath.Join(dir, "my.year.yaml")); err != nil || string(got) != string(want) {
		t.Errorf("the year is another than the one that fewer import makes: %v\n%s", err, got)
	}
	if result.Report.Pounds != 2250 {
		t.Errorf("%v of 5PA", result.Report.Pounds)
	}
}

// What can't be imported is said, and nothing is made.
func TestWhatCannotBeImportedIsSaid(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "none.csv")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, testYear(), file.Document{}, "plain", 80, 24)
	d.press("V", path, "enter")
	d.sees("IT CAN'T BE IMPORTED AS IT IS", "none.csv")
	d.press("esc")
	d.sees("Northshire")
	d.press("R", "V")
	d.sees("In the room the year stays as it is")
}

// Why nothing can be made is said with what helps here: an answer further back that was
// another is taken up, and Esc from the first question keeps the files that were typed.
func TestAnAnswerFurtherBackIsTakenUp(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "odd.csv")
	if err := os.WriteFile(path, []byte("Financial Year,Month,Provider Code,TFC,POD,How many,How much\n2010/11,1,RXX,100,OPFA,1,5\n2010/11,2,RXX,100,OPFA,1,5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, testYear(), file.Document{}, "plain", 120, 40)
	choose := func(answer string) {
		t.Helper()
		d.press("home")
		for n := 0; strings.Trim(d.chosenLine(), "> ^v") != answer; n++ {
			if n == 100 {
				t.Fatalf("%q can't be chosen:\n%s", answer, d.screenText())
			}
			d.press("down")
		}
		d.press("enter")
	}
	answer := func(units, pounds string) {
		for strings.Contains(d.screenText(), "WHAT IS “") {
			switch text := d.screenText(); {
			case strings.Contains(text, "“How many”?"):
				choose(units)
			case strings.Contains(text, "“How much”?"):
				choose(pounds)
			default:
				d.press("enter")
			}
		}
	}
	back := func(to string) {
		for n := 0; !strings.Contains(d.screenText(), to) && n < 20; n++ {
			d.press("esc")
		}
		d.sees(to)
	}
	d.press("V", path, "enter")
	d.sees("1 OF 2 · WHAT IS")
	answer(mapping.NotUsed, mapping.NotUsed)
	d.sees("IT CAN'T BE IMPORTED AS IT IS", "Esc goes back to what was answered")
	d.lacks("map file", "--")
	back("1 OF ")
	answer(string(tables.ActualActivity), string(tables.ActualCost))
	d.sees("WHICH MONTH")
	back("The first screen")
	d.press("V")
	d.sees("odd.csv")
}
