package commands

import (
	"fmt"
	"io"

	"fewer/model"
	"fewer/model/insight"
)

// writeRange says how sure the year-end is under each terms, in counts.
func (p *projected) writeRange(w io.Writer) {
	fmt.Fprintln(w, "\nHOW SURE")
	for _, terms := range shownTerms(p.pr) {
		of := p.spreads[terms]
		if p.doc == nil || of.Scenario == of.DoNothing {
			fmt.Fprint(w, "  ", wrap(terms.String()+": "+of.DoNothing.Words(), "    "))
			continue
		}
		fmt.Fprint(w, "  ", wrap(terms.String()+", if nothing changes: "+of.DoNothing.Words(), "    "))
		fmt.Fprint(w, "  ", wrap("  with the scenario: "+of.Scenario.Words(), "    "))
	}
	for _, note := range insight.SpreadNotes(p.prepared, model.AsContracted, p.spreads[model.AsContracted].DoNothing) {
		fmt.Fprint(w, wrap(note, ""))
	}
	if block := p.spreads[model.AllBlock].DoNothing; block.Certain {
		fmt.Fprint(w, wrap(insight.SpreadNotes(p.prepared, model.AllBlock, block)[0], ""))
	}
}
