package workshop

import (
	"os"
	"path/filepath"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/keeping"
)

// meetingOfSurgeries is a scenario in which practices are named wherever people
// can write.
func meetingOfSurgeries() file.Document {
	c := model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -10})
	c.Practices, c.Note = []string{"weir-side"}, "Weir Side Practice tries it first"
	return file.Document{Scenario: model.Scenario{Name: "Weir Side Practice asks", Author: "Combe Lane Surgery", Changes: []model.Change{c}}}
}

var surgeries = []string{"Combe Lane", "Weir Side"}

// seesNoName fails the test where the screen names a practice.
func (d *driver) seesNoName() {
	d.t.Helper()
	d.lacks(surgeries...)
}

func TestTheProjectorShowsNoNamesOfPractices(t *testing.T) {
	d := newDriver(t, testYear(), meetingOfSurgeries(), "projector", 140, 40)
	d.put("Ours", "Combe Lane Surgery", fewerOf("m-ent", 20))
	d.seesNoName()
	d.press("enter")
	d.sees("Practice B")
	d.seesNoName()
	d.press("esc", "left", "h")
	d.seesNoName()
	d.press("esc", "o")
	d.sees("OTHER SCENARIOS", "Practice A")
	d.seesNoName()
	d.press("enter")
	d.sees("SIDE BY SIDE", "Practice A")
	for range 14 {
		d.press("down")
		d.seesNoName()
	}
	d.press("esc", "J", "right", "right")
	d.sees("INTO ONE", "Practice A")
	d.seesNoName()
	d.press("esc", "esc", "R")
	for range 60 {
		d.press("space")
		d.seesNoName()
	}
}

// A question about a file hides the name of a practice that the file has.
func TestQuestionsAboutFilesNameNoPractice(t *testing.T) {
	d := newDriver(t, testYear(), meetingOfSurgeries(), "projector", 80, 24)
	d.press("left", "a")
	folder := filepath.Join(d.app.Session.Folder(), "gone")
	d.run(d.app.keep.SaveAs(keeping.Saving{Path: filepath.Join(folder, "Combe Lane Surgery.yaml")}))
	d.sees("Not saved", "save it elsewhere; as 2010-12-02 Practice B asks.yaml")
	d.seesNoName()
	d.press("esc", "s", "enter")
	d.sees("Saved: ", "Practice B")
	d.seesNoName()
	d.press("o")
	d.sees("this one is", "Practice B")
	d.seesNoName()
}

func TestOneSwitchHidesAndShowsNames(t *testing.T) {
	d := newDriver(t, testYear(), meetingOfSurgeries(), "dark", 140, 40)
	saving := d.saving(model.AllCostPerCase)
	d.press("enter")
	d.sees("Weir Side Practice")
	d.press("esc", "N")
	d.sees("Practices go by letters on the screen; files keep their names")
	d.press("enter")
	d.sees("Practice B")
	d.press("esc", "t", "t", "t") // another theme does not undo what somebody chose
	d.seesNoName()
	if d.saving(model.AllCostPerCase) != saving {
		t.Error("hiding names moves money")
	}
	d.press("left", "a", "s", "enter")
	files, err := filepath.Glob(filepath.Join(d.app.Session.Folder(), "*.yaml"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	doc, faults := file.ReadScenario(files[0], content)
	if faults.Fatal() || doc.Scenario.Author != "Combe Lane Surgery" || doc.Scenario.Changes[0].Practices[0] != "weir-side" {
		t.Errorf("what is saved is not what it was: %+v, %v", doc, faults)
	}
	d.press("N", "enter")
	d.sees("Weir Side Practice")
}

func TestARowGoesBackToWhatWasSaved(t *testing.T) {
	saved := file.Document{Scenario: model.Scenario{Changes: []model.Change{fewerOf("m-ent", 10)}}}
	d := newDriver(t, testYear(), saved, "plain", 80, 24)
	d.press("S")
	d.sees("This row is as it was last saved; s saves the scenario")
	d.press("left", "left", "down", "left", "up")
	d.sees("12% fewer")
	d.press("S")
	d.sees("As last saved: ENT to Midshire General; u takes that back, s saves", "10% fewer", "1% fewer")
	d.press("u")
	d.sees("12% fewer")
	d.press("0")
	d.lacks("12% fewer", "10% fewer")
	d.press("S")
	d.sees("10% fewer")
	d.press("down", "S") // a row that was not in the file
	d.lacks("1% fewer ")
}
