package workshop

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/views/tui"
)

var update = flag.Bool("update", false, "write the screens in testdata anew; look at what git diff says")

// A dozen screens, cell by cell, in colour (.ansi, which a terminal shows with
// cat) and plain (.txt).
func TestGoldenScreens(t *testing.T) {
	t.Parallel()
	proposal := file.Document{Scenario: model.Scenario{
		Changes:   []model.Change{model.NewChange(ent, model.Size{Kind: model.Percent, Amount: -10})},
		Proposals: []model.Proposal{{Provider: "midshire", FromWeek: 40, Contract: []model.Schedule{{Form: model.CostPerCase}}}},
	}}
	for _, c := range []struct {
		name  string
		theme string
		w, h  int
		doc   file.Document
		keys  []string
	}{
		{"start-80x24-plain.txt", "plain", 80, 24, file.Document{}, nil},
		{"three-presses-80x24-dark.ansi", "dark", 80, 24, file.Document{}, []string{"left", "left", "left", "tab", "tab"}},
		{"three-presses-80x24-light.ansi", "light", 80, 24, file.Document{}, []string{"left", "left", "left"}},
		{"three-presses-80x24-projector.ansi", "projector", 80, 24, file.Document{}, []string{"left", "left", "left"}},
		{"three-presses-80x24-plain.txt", "plain", 80, 24, file.Document{}, []string{"left", "left", "left"}},
		{"proposed-120x40-dark.ansi", "dark", 120, 40, proposal, []string{"shift+tab"}},
		{"proposed-120x40-plain.txt", "plain", 120, 40, proposal, []string{"shift+tab"}},
		{"small-50x16-plain.txt", "plain", 50, 16, proposal, []string{"tab", "tab"}},
		{"smallest-40x10-plain.txt", "plain", 40, 10, file.Document{}, []string{"left"}},
		{"tiny-24x3-plain.txt", "plain", 24, 3, file.Document{}, nil},
		{"chart-80x24-plain.txt", "plain", 80, 24, file.Document{}, []string{"end", "20", "enter", "c"}},
		{"chart-80x24-dark.ansi", "dark", 80, 24, file.Document{}, []string{"end", "20", "enter", "c"}},
		{"form-80x24-plain.txt", "plain", 80, 24, proposal, []string{"enter"}},
		{"help-80x24-plain.txt", "plain", 80, 24, file.Document{}, []string{"?"}},
		{"palette-80x24-light.ansi", "light", 80, 24, file.Document{}, []string{":", "ent"}},
		{"typing-80x24-plain.txt", "plain", 80, 24, file.Document{}, []string{"6w"}},
		{"question-80x24-plain.txt", "plain", 80, 24, proposal, []string{"left", "q"}},
		{"room-opening-50x16-plain.txt", "plain", 50, 16, file.Document{}, []string{"R", "space"}},
		{"room-opening-80x24-projector.ansi", "projector", 80, 24, file.Document{}, []string{"R", "space"}},
		{"room-line-50x16-plain.txt", "plain", 50, 16, proposal, append([]string{"R"}, spaces(4)...)},
		{"room-guesses-50x16-light.ansi", "light", 50, 16, proposal, guessing(1)},
		{"room-by-case-50x16-dark.ansi", "dark", 50, 16, proposal, guessing(3)},
		{"room-contract-50x16-light.ansi", "light", 50, 16, proposal, guessing(4)},
		{"room-contract-80x24-projector.ansi", "projector", 80, 24, proposal, guessing(4)},
		{"room-contract-80x24-plain.txt", "plain", 80, 24, proposal, guessing(5)},
		{"room-block-80x24-plain.txt", "plain", 80, 24, proposal, guessing(6)},
		{"room-opening-120x40-light.ansi", "light", 120, 40, file.Document{}, []string{"R", "space"}},
		{"room-contract-120x40-plain.txt", "plain", 120, 40, proposal, guessing(5)},
		{"room-contract-120x40-dark.ansi", "dark", 120, 40, proposal, guessing(5)},
		{"room-block-50x16-plain.txt", "plain", 50, 16, proposal, guessing(6)},
		{"room-curve-80x24-light.ansi", "light", 80, 24, proposal, guessing(7)},
		{"room-contracts-50x16-plain.txt", "plain", 50, 16, proposal, append(guessing(5), "j", "contract were", "enter")},
		{"room-read-back-80x24-plain.txt", "plain", 80, 24, proposal, append(guessing(5), "j", "read back", "enter")},
		{"room-goal-80x24-plain.txt", "plain", 80, 24, proposal, append(guessing(5), "j", "how much do we", "enter", "space")},
		{"room-goal-50x16-light.ansi", "light", 50, 16, proposal, append(guessing(5), "j", "how much do we", "enter", "space", "space", "space", "space")},
		{"room-weeks-80x24-plain.txt", "plain", 80, 24, proposal, []string{"R", "j", "how long", "enter"}},
		{"room-weeks-50x16-dark.ansi", "dark", 50, 16, proposal, []string{"R", "j", "how long", "enter", "space"}},
		{"room-delivery-80x24-plain.txt", "plain", 80, 24, proposal, []string{"R", "j", "how much of it", "enter", "space"}},
		{"room-groups-80x24-plain.txt", "plain", 80, 24, proposal, []string{"R", "j", "side by side", "enter"}},
		{"room-next-year-50x16-light.ansi", "light", 50, 16, proposal, append(guessing(5), "j", "now or next", "enter")},
		{"room-who-bears-80x24-plain.txt", "plain", 80, 24, proposal, append(guessing(5), "j", "who gives", "enter", "space")},
		{"room-why-80x24-plain.txt", "plain", 80, 24, proposal, append(guessing(5), "e")},
		{"room-red-lines-80x24-plain.txt", "plain", 80, 24, proposal, []string{"R", "j", "not touch", "enter", "enter", "ent to mid", "enter", "15", "enter", "children", "enter"}},
		{"across-200x50-plain.txt", "plain", 200, 50, proposal, nil},
		{"why-80x24-plain.txt", "plain", 80, 24, proposal, []string{"tab", "tab", "e"}},
		{"why-deeper-50x16-plain.txt", "plain", 50, 16, proposal, []string{"tab", "tab", "e", "enter", "enter"}},
		{"why-block-80x24-dark.ansi", "dark", 80, 24, proposal, []string{"e"}},
		{"about-80x24-plain.txt", "plain", 80, 24, proposal, []string{"i"}},
		{"bridge-80x24-dark.ansi", "dark", 80, 24, proposal, []string{"b"}},
		{"bridge-budget-80x24-plain.txt", "plain", 80, 24, proposal, []string{"b", "left"}},
		{"bridge-50x16-plain.txt", "plain", 50, 16, proposal, []string{"b"}},
		{"weeks-80x24-plain.txt", "plain", 80, 24, proposal, []string{"w"}},
		{"weeks-50x16-dark.ansi", "dark", 50, 16, proposal, []string{"w"}},
		{"practice-80x24-light.ansi", "light", 80, 24, file.Document{}, mine("left", "left")},
		{"practice-50x16-plain.txt", "plain", 50, 16, file.Document{}, mine("left", "left")},
		{"practice-120x40-dark.ansi", "dark", 120, 40, proposal, mine("left", "left")},
		{"practice-card-80x24-plain.txt", "plain", 80, 24, proposal, mine("left", "y")},
		{"practice-bridge-80x24-plain.txt", "plain", 80, 24, proposal, mine("left", "b")},
		{"specialty-80x24-dark.ansi", "dark", 80, 24, proposal, []string{"Q", "left", "left"}},
		{"switched-80x24-plain.txt", "plain", 80, 24, proposal, []string{"f", "down", "down", "down", "enter", "esc", "down"}},
		{"switched-120x40-dark.ansi", "dark", 120, 40, proposal, []string{"f", "end", "enter", "esc", "down"}},
		{"switched-50x16-plain.txt", "plain", 50, 16, proposal, []string{"f", "down", "enter", "esc", "down"}},
		{"switched-methods-80x24-plain.txt", "plain", 80, 24, proposal, []string{"f", "down", "down", "down", "enter"}},
		{"switched-room-50x16-plain.txt", "plain", 50, 16, proposal, []string{"f", "end", "enter", "esc", "R", "space"}},
		{"switched-room-80x24-projector.ansi", "projector", 80, 24, proposal, []string{"f", "end", "enter", "esc", "R", "space"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDriver(t, testYear(), c.doc, c.theme, c.w, c.h)
			d.press(c.keys...)
			d.validFrame(t, c.w, c.h)
			d.golden(t, c.name)
		})
	}
}

// mine are the keys that turn to one practice, and then do the rest.
func mine(keys ...string) []string { return append([]string{"M", "weir", "enter"}, keys...) }

func spaces(n int) (keys []string) {
	for range n {
		keys = append(keys, "space")
	}
	return keys
}

// guessing are the keys that open the room, have three tables guess, and go on:
// the first two times seal the guesses.
func guessing(on int) []string {
	keys := append([]string{"R"}, spaces(5)...)
	keys = append(keys, "enter", "41k", "enter", "enter", "9000", "enter", "enter", "?", "enter")
	return append(keys, spaces(on)...)
}

// Without colours, in every theme, a screen holds what it holds in plain text.
func TestNoColourNoEscape(t *testing.T) {
	for _, theme := range tui.Themes {
		d := newDriver(t, testYear(), file.Document{}, theme, 80, 24)
		d.app.terminal.Profile = termenv.Ascii
		if err := d.app.setTheme(); err != nil {
			t.Fatal(err)
		}
		if got, want := d.app.View(), d.screenText(); got != want {
			t.Errorf("%s: escapes are sent to a terminal without colours", theme)
		}
		if theme != "plain" {
			d.sees("▸AS CONTRACTED")
		}
	}
}

// golden holds the frame to the one in testdata, and beside it what is drawn with the
// roles of its cells (.roles), which people can review.
func (d *driver) golden(t *testing.T, name string) {
	t.Helper()
	golden(t, name, d.app.View()+"\n")
	golden(t, strings.TrimSuffix(name, filepath.Ext(name))+".roles", d.app.canvas.Review())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "screens", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the screen is not as in %s (go test ./views/workshop -update writes it anew):\n%s", file, got)
	}
}
