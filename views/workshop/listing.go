package workshop

import (
	"fewer/views/tui"
)

func (h *history) BelowHeadline() tui.Rect { return h.app.BelowList() }
func (o *others) BelowHeadline() tui.Rect  { return o.app.BelowList() }
