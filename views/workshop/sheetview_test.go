package workshop

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fewer/scenarios/file"
	"fewer/views/screens"
)

// inList are the list sizes of the practices on the screen, from the top: their
// letters are drawn by lot.
func (d *driver) inList() string {
	var sizes []string
	for _, line := range strings.Split(d.screenText(), "\n") {
		line = strings.TrimLeft(line, " >^v")
		if strings.HasPrefix(line, "Practice ") && !strings.Contains(line, "patients") {
			sizes = append(sizes, strings.Fields(line)[2])
		}
	}
	return strings.Join(sizes, " ")
}

// A list sorts by each of its columns in turn, one way and the other, and is again as
// it was; what was chosen stays chosen, and the heading says how it is sorted.
func TestAListIsSortedByItsColumns(t *testing.T) {
	d := newDriver(t, practicesYear(), file.Document{}, "plain", 60, 24)
	d.press("p", "down")
	const made = "8,000 6,000 9,000"
	if got := d.inList(); got != made {
		t.Fatalf("the practices are listed as %s", got)
	}
	view := &d.app.Screen().(*screens.Practices).View
	chosen := view.At()
	d.press("!")
	d.sees("The rows stand as they were made; Z sorts them by a column")
	d.press("Z")
	d.sees("PRACTICE^")
	byName := strings.Fields(d.inList())
	d.press("!")
	d.sees("PRACTICEv")
	slices.Reverse(byName)
	if got := d.inList(); got != strings.Join(byName, " ") {
		t.Errorf("turned around, %s are listed, not %v", got, byName)
	}
	for _, want := range []struct{ key, order, heading string }{
		{"Z", "9,000 8,000 6,000", "vlist"},
		{"!", "6,000 8,000 9,000", "^list"},
		{"Z", made, "vreferrals"},
		{"Z", made, "vpatients"},
		{"!", "9,000 6,000 8,000", "^patients"},
	} {
		d.press(want.key)
		if got := d.inList(); got != want.order {
			t.Errorf("%s lists %s, not %s:\n%s", want.heading, got, want.order, d.screenText())
		}
		d.sees(want.heading)
		if view.At() != chosen {
			t.Errorf("practice %d is chosen, not %d", view.At(), chosen)
		}
	}
	for range 8 {
		if d.press("Z"); view.Order.By == 0 {
			break
		}
	}
	if got := d.inList(); got != made {
		t.Errorf("after the last column %s are listed", got)
	}
}

// A click on a heading sorts by it, another turns it around, a third puts the rows
// back; a click on a row chooses it.
func TestAClickOnAHeadingSorts(t *testing.T) {
	d := newDriver(t, practicesYear(), file.Document{}, "plain", 60, 24)
	d.press("p")
	x, y := -1, -1
	for row, line := range strings.Split(d.screenText(), "\n") {
		if at := strings.Index(line, "list"); strings.Contains(line, "PRACTICE ") && at >= 0 {
			x, y = at, row
		}
	}
	click := func(x, y int) {
		d.send(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	}
	for _, want := range []string{"9,000 8,000 6,000", "6,000 8,000 9,000", "8,000 6,000 9,000"} {
		click(x, y)
		if got := d.inList(); got != want {
			t.Errorf("a click lists %s, not %s:\n%s", got, want, d.screenText())
		}
	}
	click(4, y+2)
	if at := d.app.Screen().(*screens.Practices).View.At(); at != 1 {
		t.Errorf("practice %d is chosen", at)
	}
}

// Words narrow a list; Esc shows all of it again before it leads back, and what has no
// row is said.
func TestAListIsNarrowedByWords(t *testing.T) {
	d := newDriver(t, practicesYear(), file.Document{}, "plain", 60, 24)
	d.press("f", "/")
	d.sees("Find:", "of 6 rows")
	d.press("r", "u", "n")
	d.sees("3 of 6 rows", "run rate by days")
	d.lacks("straight line")
	d.press("enter", "down")
	d.sees("“run”", "run rate of the last 8 weeks")
	d.press("esc")
	d.sees("straight line")
	d.press("/", "x", "x", "enter")
	d.press("enter")
	d.sees("No row has the words “xx”; Esc shows all rows")
	d.press("e")
	d.press("esc", "esc")
	d.sees("67.2 a week")
}
