package pictures

import (
	"fewer/views/desk"
	"fewer/views/tui"
)

// All is one of each picture, to list their actions.
func All(d *desk.Desk) []tui.Screen {
	return []tui.Screen{&Why{app: d}, &Why{app: d, large: true}, &bridge{app: d}, &weeks{app: d}, &Sweep{app: d, schedule: -1}}
}

// Insights are the actions by which figures answer back, on every screen that
// has a figure in focus: figure gives its path.
func Insights(a *desk.Desk, figure func() string) []tui.Action {
	return []tui.Action{
		{
			ID: "why", Keys: []string{"e"}, Short: "why", Group: tui.Looking, Rank: 35,
			Help: "why the figure in focus is what it is: its arithmetic, down to counts and prices", Do: tui.Just(func() { OpenWhy(a, figure()) }),
		},
		{
			ID: "about", Keys: []string{"i"}, Short: "source", Group: tui.Looking,
			Help: "where the figure in focus comes from: source, how firm the counts are, which forecast", Do: tui.Just(func() { openFacts(a, figure()) }),
		},
		{
			ID: "bridge", Keys: []string{"b"}, Short: "bridge", Group: tui.Looking,
			Help: "the bridge from budget to year-end, and from there to this scenario, step by step", Do: tui.Just(func() { openBridge(a) }),
		},
		{
			ID: "weeks", Keys: []string{"w"}, Short: "weeks", Group: tui.Looking,
			Help: "the weeks that are left: what is not sent, when it would have come, what waiting costs", Do: tui.Just(func() { openWeeks(a) }),
		},
	}
}

// moreInsights are the insights on a screen that is one of them itself: where it
// has an action of its own for why, the footer names the others.
func moreInsights(a *desk.Desk, figure func() string, without string) (more []tui.Action) {
	for i, act := range Insights(a, figure) {
		if act.ID != "why" {
			act.Rank = 40 + i
		}
		if act.ID == without {
			act.Rank = 0
		}
		more = append(more, act)
	}
	return more
}
