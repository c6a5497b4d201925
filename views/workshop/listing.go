package workshop

import (
	"fewer/views/tui"
)

// drawList draws what a screen with a list has around it: the title, the deficit
// under the terms in focus, a heading, and the footer. It gives the area that is
// left for the list.
func (d *desk) drawList(area tui.Area, heading string) tui.Area {
	title, rest := area.Box.CutTop(1)
	d.drawTitle(area.Part(title))
	deficit, rest := rest.CutTop(1)
	out := d.projection().Terms[d.terms]
	x := area.Part(deficit).Text(1, 0, tui.DeficitRole(out.Scenario.Deficit), out.Scenario.Deficit.OverBudget())
	saved := " on 31 March, " + d.terms.String()
	if out.Saving != 0 {
		saved += " · saved " + out.Saving.Saved()
	}
	area.Part(deficit).Cut(x, 0, deficit.W-x, tui.Plain, saved)
	_, rest = rest.CutTop(1)
	head, rest := rest.CutTop(1)
	area.Part(head).Cut(1, 0, head.W-2, tui.Strong, heading)
	footer, rest := rest.CutBottom(1)
	d.DrawFooter(area.Part(footer))
	return area.Part(rest)
}

func (h *history) BelowHeadline() tui.Rect     { return h.app.BelowList() }
func (o *others) BelowHeadline() tui.Rect      { return o.app.BelowList() }
func (c *comparison) BelowHeadline() tui.Rect  { return c.app.BelowList() }
func (m *merging) BelowHeadline() tui.Rect     { return m.app.BelowList() }
func (w *where) BelowHeadline() tui.Rect       { return w.app.BelowList() }
func (s *sweepScreen) BelowHeadline() tui.Rect { return s.app.BelowList() }
func (s *seekScreen) BelowHeadline() tui.Rect  { return s.app.BelowList() }
func (p *practices) BelowHeadline() tui.Rect   { return p.app.BelowList() }
func (m *methods) BelowHeadline() tui.Rect     { return m.app.BelowList() }
func (o *overTime) BelowHeadline() tui.Rect    { return o.app.BelowList() }
