package workshop

import (
	"fmt"
	"strings"
)

// KeyTable is a Markdown table of every key, what it does, and the id by which
// it can be given another key.
func KeyTable() string {
	var b strings.Builder
	b.WriteString("| key | does | id |\n|---|---|---|\n")
	for _, heading := range headings {
		for _, act := range allActions() {
			if act.group == heading {
				fmt.Fprintf(&b, "| %s | %s | `%s` |\n", strings.ReplaceAll(allKeys(act.keys), "|", "\\|"), act.help, act.id)
			}
		}
	}
	return b.String()
}

// PlainKeyTable is a Markdown table of the keys under their headings, for the
// README.
func PlainKeyTable() string {
	var b strings.Builder
	b.WriteString("| key | does |\n|---|---|\n")
	written := map[string]bool{}
	for _, heading := range headings {
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
