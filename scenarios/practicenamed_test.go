package scenarios

import (
	"strings"
	"testing"

	"fewer/model"
	"fewer/model/insight"
)

func TestNamesOfPractices(t *testing.T) {
	y := &model.Year{Practices: []model.Practice{
		{ID: "combe-lane", Name: "Combe Lane Surgery", Code: "E82001"},
		{ID: "combe-down", Name: "Combe Down Practice"},
		{ID: "weir", Name: "Weir Side"},
		{ID: "weir-side", Name: "Old Weir"},
		{ID: "st-marys", Name: "St Mary’s Surgery"},
	}}
	for typed, want := range map[string]int{
		"combe-lane": 0, "Combe Lane Surgery": 0, " combe  LANE surgery": 0, "combe lane": 0, "lane": 0, "e82001": 0,
		"down": 1, "weir": 2, "weir side": 2, "old": 3, "mary": 4, "other": insight.OtherPractices, "Other practices": insight.OtherPractices,
	} {
		if got, err := PracticeNamed(y, typed); err != nil || got != want {
			t.Errorf("%q means %d (%v), want %d", typed, got, err, want)
		}
	}
	for typed, want := range map[string]string{
		"combe":      "“combe” fits Combe Lane Surgery (combe-lane) and Combe Down Practice (combe-down)|write more of its name, or its id",
		"combe-lame": "the year has no practice “combe-lame”|did you mean Combe Lane Surgery (combe-lane)?",
		"zzz":        "the year has no practice “zzz”|it has Combe Lane Surgery, Combe Down Practice, Weir Side, Old Weir and St Mary’s Surgery",
		"  ":         "no practice is named|write its id",
		"surgery":    "fits Combe Lane Surgery (combe-lane) and St Mary’s Surgery (st-marys)|write more",
	} {
		_, err := PracticeNamed(y, typed)
		none, is := err.(*NoPractice)
		says, hint, _ := strings.Cut(want, "|")
		if !is || !strings.Contains(none.Error(), says) || !strings.Contains(none.Hint(), hint) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := PracticeNamed(&model.Year{}, "combe"); err == nil || !strings.Contains(err.Error(), "names no practices") {
		t.Errorf("a year without practices: %v", err)
	}
	y.Practices[4].ID = "other"
	if got, _ := PracticeNamed(y, "other"); got != 4 {
		t.Errorf("a practice may have that id: %d", got)
	}
}
