package tui

import "strings"

// roleLetters stand for the roles where people review a screen; a space for ordinary
// text.
var roleLetters = [roleCount]byte{
	Plain: ' ', Muted: 'm', Strong: 'S', Focus: 'F', Over: 'O', Under: 'U', Group: 'G', Knob: 'K', Track: 't', Key: 'k',
	Notice: 'N', Fault: '!', Line: '-', Field: 'f', Actual: 'a', Nothing: 'n', Changed: 'c', Budget: 'b', Code: 'q',
}

// Review is what is drawn as text, and beneath each row the roles of what stands in it,
// a letter for each cell; ">" at the end of a row that is selected.
func (c *Canvas) Review() string {
	var b strings.Builder
	for y := range c.h {
		row := c.cells[y*c.w : (y+1)*c.w]
		roles := make([]byte, c.w)
		selected := false
		for x, cell := range row {
			roles[x] = roleLetters[cell.look&^marked]
			selected = selected || cell.look&marked != 0
			switch {
			case cell.r == continued:
			case cell.r < continued:
				b.WriteString(c.clusters[-cell.r-2])
			case cell.r == 0 || cell.r == ' ':
				b.WriteByte(' ')
				if roles[x] != roleLetters[Field] { // a blank shows no role but a field's
					roles[x] = ' '
				}
			default:
				b.WriteRune(cell.r)
			}
		}
		if selected {
			b.WriteString(" >")
		}
		b.WriteByte('\n')
		if said := strings.TrimRight(string(roles), " "); said != "" {
			b.WriteString(said + "\n")
		}
	}
	return b.String()
}
