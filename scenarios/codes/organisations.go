package codes

import (
	"strings"

	"fewer/scenarios/cell"
	"fewer/scenarios/pattern"
)

// What stands before, or in brackets after, the name of a hospital: a national code, which
// begins with R or holds a digit, so that "NHS - Midshire" is none.
var (
	codeBefore = pattern.Lazy(`^(R[A-Z0-9]{2}(?:[A-Z0-9]{2})?|[A-Z0-9]*\d[A-Z0-9]*) *[-–:] +(\S.*)$`)
	codeAfter  = pattern.Lazy(`^(\S.*\S) *\((R[A-Z0-9]{2}(?:[A-Z0-9]{2})?|[A-Z0-9]*\d[A-Z0-9]*)\)$`)
)

// Provider reads a provider, of which a cell may hold the code and the name: "RAA - Alder"
// and "Alder (RAA)" are the code RAA. The name is "" where the cell holds one text only.
func Provider(s string) (code, name string) {
	if strings.IndexByte(s, ' ') > 0 {
		plain := cell.Clean(s)
		if m := codeBefore().FindStringSubmatch(plain); m != nil && isOrganisation(m[1]) {
			return m[1], m[2]
		}
		if m := codeAfter().FindStringSubmatch(plain); m != nil && isOrganisation(m[2]) {
			return m[2], m[1]
		}
	}
	return cell.Organisation(s), ""
}

// isOrganisation tells a text as long as codes of providers are: RAA, RAA01.
func isOrganisation(code string) bool { return len(code) == 3 || len(code) == 5 }
