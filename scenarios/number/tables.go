package number

import (
	"strconv"
	"strings"
)

// mostTables is how many tables a meeting may have.
const mostTables = 30

// ParseTables reads a number of tables, or their names with commas between them. why
// says in words what is wrong with anything else.
func ParseTables(typed string) (names []string, why string) {
	if n, ok := ParseWhole(typed, 0, 1_000_000); ok {
		if n < 1 || n > mostTables {
			return nil, "from 1 to 30 tables"
		}
		for i := range n {
			names = append(names, "Table "+strconv.Itoa(i+1))
		}
		return names, ""
	}
	seen := map[string]bool{}
	for _, name := range strings.Split(typed, ",") {
		name = strings.TrimSpace(name)
		switch key := strings.ToLower(name); {
		case name == "":
		case seen[key]:
			return nil, "“" + name + "” is named twice; each table needs its own name"
		default:
			seen[key] = true
			names = append(names, name)
		}
	}
	if len(names) == 0 || len(names) > mostTables {
		return nil, "type a number of tables, or their names with commas"
	}
	return names, ""
}
