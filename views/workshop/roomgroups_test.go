package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
)

// group puts the plan of a small group into the meeting's folder for them.
func (d *driver) group(name, author string, changes ...model.Change) {
	d.t.Helper()
	doc := file.Document{Scenario: model.Scenario{Name: name, Author: author, Changes: changes}}
	content, err := file.EncodeDocument(&doc)
	folder := filepath.Join(d.app.Session.Folder(), "groups")
	if err == nil {
		err = os.MkdirAll(folder, 0o700)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".scenario.yaml"), content, 0o600)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// The minutes have what the wall showed last of a group's plan, however the wall was left,
// and say that it was corrected.
func TestACorrectedPlanIsInTheMinutes(t *testing.T) {
	d := newDriver(t, testYear(), twoChanges(), "plain", 80, 24)
	d.group("plan z", "Weir group", model.NewChange(ent, model.Size{Amount: -10}))
	d.press("R", "j", "side by side", "enter")
	d.sees("A Weir group")
	if noted := d.app.Session.Document().Groups; len(noted) != 1 || noted[0].Corrected {
		t.Fatalf("the minutes keep %+v", noted)
	}
	d.press("pgup")
	d.group("plan z", "Weir group", model.NewChange(ent, model.Size{Amount: -30}))
	d.press("space", "home")
	noted := d.app.Session.Document().Groups
	if len(noted) != 1 || noted[0].Changes[0].Size.Amount != -30 || !noted[0].Corrected {
		t.Errorf("the minutes keep %+v", noted)
	}
	d.press("j", "read back", "enter", "space", "space")
	if page := wallText(d); !strings.Contains(page, "Weir group (corrected after it was first shown)") || !strings.Contains(page, "30% fewer") {
		t.Errorf("read back:\n%s", page)
	}
	d.press("j", "side by side", "enter", "u", "u")
	if noted := d.app.Session.Document().Groups; len(noted) != 0 {
		t.Errorf("taken back the minutes keep %+v", noted)
	}
}

// What of a group's plan the year lacks is named wherever the plan is.
func TestWhatTheYearLacksOfAPlanIsNamed(t *testing.T) {
	d := newDriver(t, testYear(), twoChanges(), "plain", 120, 40)
	gone := model.NewChange(model.Target{Referrals: "gone"}, model.Size{Amount: -25})
	d.group("plan a", "Weir group", model.NewChange(ent, model.Size{Amount: -10}), gone)
	more := gone
	more.Size.Amount = -40
	d.group("plan b", "Combe group", more)
	d.press("R", "j", "side by side", "enter")
	d.sees("A Weir group: nothing saved", "Left out: the year has no referral stream “gone”.", "B Combe group: nothing of it is in this year")
	d.press("space")
	d.sees("“gone”: A 25% fewer and B 40% fewer", "left out: the year has no referral stream “gone”")
	d.press("pgup", "enter")
	d.sees("Taken: Weir group; u takes it back. Left out: the year has no referral stream “gone”.")
	off := model.NewChange(ent, model.Size{Amount: -50})
	off.Off = true
	d.app.Session.Edit("by hand", "", func(doc *file.Document) {
		doc.Groups = append(doc.Groups, file.GroupPlan{Name: "By hand", Changes: []model.Change{off}})
	})
	d.press("j", "read back", "enter", "space", "space")
	page := wallText(d)
	if !strings.Contains(page, "“gone”: 25% fewer (left out: the year has no referral stream “gone”)") || !strings.Contains(page, "By hand") || strings.Contains(page, "50% fewer") {
		t.Errorf("read back:\n%s", page)
	}
}
