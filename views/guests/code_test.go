package guests

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Row 47: dark on light with four modules of edge, small enough for 80×24.
func TestTheCodeHasItsEdgeAndFits(t *testing.T) {
	const address = "http://192.168.100.105:8010/ABCDEFGHIJKLMNOPQRSTUVWXYZ/"
	code, err := Code(address)
	if err != nil {
		t.Fatal(err)
	}
	n := len(code)
	for y := range code {
		for x := range code[y] {
			if code[y][x] && (x < edge || y < edge || x >= n-edge || y >= n-edge) {
				t.Fatalf("dark at %d, %d of %d: that is its edge", x, y, n)
			}
		}
	}
	for _, corner := range [][2]int{{edge, edge}, {n - edge - 7, edge}, {edge, n - edge - 7}} { // where phones look for it
		for y := range 7 {
			for x := range 7 {
				ring := max(x-3, 3-x, y-3, 3-y)
				if code[corner[1]+y][corner[0]+x] != (ring != 2) {
					t.Fatalf("the corner at %v is not one", corner)
				}
			}
		}
	}
	lines := HalfBlocks(code)
	if len(lines) > 21 || utf8.RuneCountInString(lines[0]) > 44 {
		t.Errorf("it takes %d rows of %d cells", len(lines), utf8.RuneCountInString(lines[0]))
	}
	for y, line := range lines {
		for x, r := range []rune(line) {
			upper, lower := strings.ContainsRune("█▀", r), strings.ContainsRune("█▄", r)
			if upper != code[2*y][x] || 2*y+1 < n && lower != code[2*y+1][x] {
				t.Fatalf("%q at %d, %d", r, x, y)
			}
		}
	}
	if w := InWords(address); w != "192.168.100.105:8010/abcd-efgh-ijkl-mnop-qrst-uvwx-yz" {
		t.Errorf("in words it is %s", w)
	}
}
