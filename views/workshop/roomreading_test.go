package workshop

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/answers"
	"fewer/views/handout"
)

// Everything that is to be read is reached by Space alone, at the smallest wall too: each
// side's words of every row, and what stands in the way.
func TestSpaceReadsToTheEnd(t *testing.T) {
	y := testYear()
	long := strings.Repeat("Most of them settle by themselves, some do not, and nobody knows which. ", 4)
	y.Referrals[0].Consequences = []model.Consequence{{Side: "GPs", Says: long + "First end.", By: "Referrals panel"}, {Side: "Hospital", Says: long + "Second end."}}
	doc := twoChanges()
	for _, size := range sizesOfWalls {
		for from, ends := range map[string][]string{
			"what it means":  {"ENT to Midshire General (1 of 2)", "First end.”", "Second end.”", "Hips and knees to Northgate Centre (2 of 2)", "Nobody has written down"},
			"who gives":      {"First end.”", "Second end.”", "Hips and knees to Northgate Centre: 94 patients fewer"},
			"what can still": {"Hips and knees to Northgate Centre: £"},
		} {
			d := newDriver(t, y, doc, "plain", size[0], size[1])
			d.press("R", "j", from, "enter")
			title := d.app.room.Stand().Title
			seen := ""
			var walls []string
			for range 60 {
				if d.app.room.Stand().Title != title {
					break
				}
				wall := flat(d.screenText())
				seen += " " + wall
				walls = append(walls, wall)
				d.press("pgdown")
			}
			for _, end := range ends {
				if !strings.Contains(seen, end) {
					t.Errorf("%s at %v: Space never shows %q:\n%s", from, size, end, seen)
				}
			}
			d.press("pgup")
			for i := len(walls) - 1; i >= 0 && d.app.room.Stand().Title == title; i-- { // and back the same way
				if i == 0 && flat(d.screenText()) != walls[0] {
					t.Errorf("%s at %v: Page Up ends at\n%s\nnot at\n%s", from, size, d.screenText(), walls[0])
				}
				if d.app.room.Stand().Piece == 0 && d.app.room.Stand().List == 0 {
					break
				}
				d.press("pgup")
			}
		}
	}
}

// flat is a screen as it is read, line after line.
func flat(screen string) string { return strings.Join(strings.Fields(screen), " ") }

// Patients in all are those of all rows together, 208.6, and not the sum of what each row
// comes to in whole patients, 114 and 94: half of them is then half of what stands there.
func TestPatientsInAllAreOfAllRowsTogether(t *testing.T) {
	d := newDriver(t, testYear(), twoChanges(), "plain", 120, 40)
	d.press("R", "j", "how much of it", "enter")
	all := regexp.MustCompile(`(\d+) patients fewer, of`).FindStringSubmatch(flat(d.screenText()))
	d.press("j", "who gives", "enter", "space")
	sum := 0
	for _, m := range regexp.MustCompile(`: (\d+) patients fewer`).FindAllStringSubmatch(d.screenText(), -1) {
		n, _ := strconv.Atoi(m[1])
		sum += n
	}
	if all == nil || all[1] != "209" || sum != 208 {
		t.Errorf("the rows come to %d, all to %q", sum, all)
	}
}

// Esc twice, to be sure to be out of a form, and Enter, to open it again, leave nobody in
// the workbench.
func TestEscTwiceStaysInTheRoom(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "decide", "enter", "enter", "advice line", "enter", "Dr Green", "esc", "esc")
	d.sees("Esc once more leaves the room")
	d.press("enter")
	d.sees("What is decided?")
	d.press("esc", "esc", "esc")
	d.sees("Leave the room?")
}

// The reason of a red line is in words, and what is urgent has no figure.
func TestAReasonIsInWords(t *testing.T) {
	y := testYear()
	y.Referrals[0].Protected, y.Referrals[1].Specialty = 0.09, "Cancer and skin"
	d := newDriver(t, y, fewerENT(), "plain", 80, 24)
	d.press("R", "j", "not touch", "enter", "enter", "no cancer referrals", "enter")
	d.sees("What is marked urgent")
	d.press("0", "enter")
	d.sees("say the reason in words", "no figure to it")
	d.press("backspace", "two-week waits", "enter")
	d.sees("because two-week waits")
	if lines := d.app.Session.Document().RedLines; len(lines) != 1 || !lines[0].Urgent {
		t.Errorf("agreed: %+v", lines)
	}
}

// Going back after a plan was taken asks nobody anew, and so withholds nothing; a row that
// is moved is asked about.
func TestGoingBackAfterAPlanAsksNobodyAnew(t *testing.T) {
	d := newDriver(t, testYear(), fewerENT(), "plain", 80, 24)
	d.press("R", "j", "each table", "enter")
	d.toStep(file.ShowLine)
	d.press("space", "enter", "40k", "enter", "space", "space", "space", "space")
	folder := filepath.Join(d.app.Session.Folder(), "groups")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	doc := file.Document{Year: file.YearReference{}.On(testYear()), Scenario: model.Scenario{Name: "plan", Author: "Weir group", Changes: []model.Change{model.NewChange(ent, model.Size{Amount: -25})}}}
	content, err := file.EncodeDocument(&doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "plan.scenario.yaml"), content, 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("j", "side by side", "enter", "enter")
	d.sees("Taken: Weir group")
	d.press("j", "fewer of one", "enter", "space")
	d.sees("Each table's guess", "1 sealed at")
	if rounds := d.app.Session.Document().Rounds; len(rounds) != 1 || d.app.Session.Document().Withheld() != "" {
		t.Errorf("the rounds are %+v", rounds)
	}
	d.press("pgup", "left", "space")
	if rounds := d.app.Session.Document().Rounds; len(rounds) != 2 {
		t.Errorf("the rounds are %+v", rounds)
	}
}

// Read back is the page as it is handed on: a table goes by its name where it agreed.
func TestReadBackIsThePageThatIsHandedOn(t *testing.T) {
	doc := fewerENT()
	doc.Meeting.Tables = []string{"North", "South", "East"}
	d := newDriver(t, testYear(), doc, "plain", 120, 40)
	d.press("R", "j", "read back", "enter")
	d.sees("3 tables: Table 1, Table 2 and Table 3.")
	bundle, _ := d.app.Session.Bundle(false)
	said := handout.Minutes(handout.SourceOf(bundle)).Sheets
	i := slices.IndexFunc(said, func(s answers.Sheet) bool { return s.Title == "Who was there" })
	if i < 0 || !strings.Contains(d.screenText(), said[i].Sentences[0].Text) {
		t.Errorf("handed on: %+v", said)
	}
}

// At the smallest wall a decision is read to its last word, as it was said, and so are the
// sentence about a file that can't be read and the last line of the test card.
func TestNothingIsCutAtTheSmallestWall(t *testing.T) {
	doc := fewerENT()
	doc.Decisions = []file.Decision{
		{What: "Advice line before every ENT referral, by every practice", Owner: "Dr Green", ByWhen: "31 December", For: 9, Against: 2, Dissent: strings.Repeat("It is too slow when we need it most, and nobody answers. ", 6) + "Last word"},
		{What: "A clinic"},
	}
	d := newDriver(t, testYear(), doc, "plain", 50, 16)
	d.press("R", "j", "decide", "enter")
	d.sees("1. Advice line")
	d.lacks("Last word")
	d.press("space")
	d.sees("Last word")
	d.press("pgup")
	d.sees("1. Advice line")
	d.press("space", "down")
	d.sees("2. A clinic")
	d.press("space")
	d.sees("Read back")

	folder := filepath.Join(d.app.Session.Folder(), "groups")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "a very long name of a file that somebody has saved badly.yaml"), []byte("fewer: scenario/1\nchanges: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	plan := file.Document{Year: file.YearReference{}.On(testYear()), Scenario: model.Scenario{Name: "plan", Author: "Weir group", Changes: []model.Change{model.NewChange(ent, model.Size{Amount: -25})}}}
	content, err := file.EncodeDocument(&plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "plan.scenario.yaml"), content, 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("j", "side by", "enter")
	d.sees("saved badly.yaml can't be read; fewer check", "says why.", "A Weir group")

	card := newDriver(t, testYear(), doc, "light", 50, 16)
	card.app.start(StartTestCard)
	card.app.Stale = true
	card.sees("No smaller than 50 by 16; smaller still", "shortens.")
}
