package workbench

import "fewer/views/tui"

func (f *ChangeForm) Help() []tui.HelpLine {
	var fields []tui.HelpLine
	for i := range f.fields {
		fields = append(fields, tui.HelpLine{Key: fieldLabels[f.fields[i].kind], Text: fieldTakes[f.fields[i].kind]})
	}
	return tui.FieldHelp(fields, f.Keys())
}

func (f *ChangeForm) Writing() bool {
	on := f.onField()
	return on != nil && on.kind == noteField && on.text.String() != ""
}

// fieldTakes says what may be typed into each field of a change.
var fieldTakes = map[fieldKind]string{
	sizeField:      "10 is 10% fewer, +10 more, 6w six a week fewer; empty takes the change out",
	fromField:      "the first week that it is for, 1 to 52; empty is the first that is left",
	toField:        "the last week that it is for; empty is week 52",
	practicesField: "Enter chooses them; none chosen is all",
	deliveredField: "how much of it is expected to happen, such as 60%",
	shareField:     "how many of them are sent after all, later, such as 20%",
	laterField:     "how many weeks later they come, such as 4 to 12",
	onceField:      "what it takes to begin with, in pounds; deducted from what it saves",
	eachWeekField:  "what it takes in each of its weeks, in pounds; deducted from what it saves",
	noteField:      "the reason, or anything else; in words",
}
