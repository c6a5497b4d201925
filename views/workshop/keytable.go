package workshop

import (
	"slices"

	"fewer/views/keeping"
	"fewer/views/meeting"
	"fewer/views/pictures"
	"fewer/views/screens"
	"fewer/views/tui"
	"fewer/views/wall"
	"fewer/views/workbench"
)

// knownActions lists the ids of all actions, for the checking of keys of one's own.
func knownActions() (ids []string) {
	for _, act := range allActions() {
		ids = append(ids, act.ID)
	}
	return ids
}

// allScreens is one of each screen, to list their actions. No session is behind
// them.
func allScreens(a *App) []tui.Screen {
	all := slices.Concat(workbench.All(&a.Desk), pictures.All(&a.Desk), screens.All(&a.Desk), keeping.All(&a.Desk))
	all = append(all,
		&wall.TestCard{Stage: &a.Stage},
	)
	return append(all, meeting.EachStep(onWall{a}, &a.Stage)...)
}

// allActions lists every action there is, screen after screen. They are not to
// be done.
func allActions() []tui.Action {
	a := newApp()
	all := a.Actions()
	for _, s := range allScreens(a) {
		for _, act := range s.Actions() {
			if !slices.ContainsFunc(all, func(o tui.Action) bool { return o.ID == act.ID }) {
				all = append(all, act)
			}
		}
	}
	return all
}
