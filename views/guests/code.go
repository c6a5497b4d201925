package guests

import (
	"strings"

	"rsc.io/qr"
)

// edge is how many light modules are around a code: with fewer, phones do not find it.
const edge = 4

// Code is an address as a code for phones, with its edge: true is dark.
func Code(address string) ([][]bool, error) {
	// All in capitals it is a smaller code: a name of a computer is the same in them,
	// and so is the meeting's code, which has no other letters.
	code, err := qr.Encode(strings.ToUpper(address), qr.M)
	if err != nil {
		return nil, err
	}
	rows := make([][]bool, code.Size+2*edge)
	for y := range rows {
		rows[y] = make([]bool, code.Size+2*edge)
		for x := range rows[y] {
			rows[y][x] = code.Black(x-edge, y-edge)
		}
	}
	return rows, nil
}

// HalfBlocks draws a code in characters that are half dark, two modules in each, for
// dark on light.
func HalfBlocks(code [][]bool) (lines []string) {
	for y := 0; y < len(code); y += 2 {
		var b strings.Builder
		for x := range code[y] {
			switch upper, lower := code[y][x], y+1 < len(code) && code[y+1][x]; {
			case upper && lower:
				b.WriteRune('█')
			case upper:
				b.WriteRune('▀')
			case lower:
				b.WriteRune('▄')
			default:
				b.WriteRune(' ')
			}
		}
		lines = append(lines, b.String())
	}
	return lines
}

// InWords is an address as people type it: without what browsers add, the code in
// groups of four.
func InWords(address string) string {
	host, code, _ := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(address, "/"), "http://"), "/")
	var groups []string
	for ; len(code) > 4; code = code[4:] {
		groups = append(groups, code[:4])
	}
	return host + "/" + strings.ToLower(strings.Join(append(groups, code), "-"))
}
