package workshop

import (
	"fewer/views/tui"
)

func (h *history) BelowHeadline() tui.Rect    { return h.app.BelowList() }
func (o *others) BelowHeadline() tui.Rect     { return o.app.BelowList() }
func (c *comparison) BelowHeadline() tui.Rect { return c.app.BelowList() }
func (m *merging) BelowHeadline() tui.Rect    { return m.app.BelowList() }
func (w *where) BelowHeadline() tui.Rect      { return w.app.BelowList() }
func (s *seekScreen) BelowHeadline() tui.Rect { return s.app.BelowList() }
func (p *practices) BelowHeadline() tui.Rect  { return p.app.BelowList() }
func (m *methods) BelowHeadline() tui.Rect    { return m.app.BelowList() }
