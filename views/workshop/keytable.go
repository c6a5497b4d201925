package workshop

import "strings"

// KeyTable is the table of all keys in Markdown, for the README. It is made from
// the same actions that the keys themselves are.
func KeyTable() string {
	var b strings.Builder
	b.WriteString("| key | does |\n|---|---|\n")
	written := map[string]bool{}
	for _, heading := range []string{changing, looking, keeping, program} {
		b.WriteString("| **" + heading + "** | |\n")
		for _, act := range allActions() {
			row := "| " + markdown(allKeys(act.keys)) + " | " + markdown(act.help) + " |\n"
			if act.group == heading && len(act.keys) > 0 && !written[row] { // screens share some
				b.WriteString(row)
				written[row] = true
			}
		}
	}
	return b.String()
}

// markdown keeps what has a meaning in a Markdown table from having it.
func markdown(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", ">", "&gt;", "*", `\*`, "_", `\_`).Replace(s)
}
