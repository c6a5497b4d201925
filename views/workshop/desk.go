package workshop

import (
	"fewer/model"
	"fewer/scenarios"
	"fewer/views/tui"
)

// desk is what screens stand on: the stage that shows them, the open session, and
// how everybody looks at it: under which terms, by which forecast, with which names.
type desk struct {
	tui.Stage
	session *scenarios.Session
	year    *model.Year // as it may be shown; see naming
	terms   model.Terms // in focus
	naming  naming
	outlook outlook
	sure    sureness
}

// StepEnds makes what is done next a step of its own.
func (d *desk) StepEnds() { d.session.EndStep() }
