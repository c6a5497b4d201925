package meeting

import (
	"fewer/views/tui"
	"fewer/views/wall"
)

// pause shows its title and until when it lasts: tea, or work in small groups.
type pause struct{ plain }

func (r *pause) draw(out *wall.Writer) {
	out.Para(tui.Strong, "Until "+r.at.StepFrom.Add(r.item().Lasts()).Format("15:04"))
}
