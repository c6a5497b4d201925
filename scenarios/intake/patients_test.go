package intake

import (
	"fmt"
	"strings"
	"testing"

	"fewer/scenarios/gather"
	"fewer/scenarios/mapping"
	"fewer/scenarios/scenariotest"
)

// A patient's number stands in no error, and lines of few patients' rows are said whatever
// the layout.
func TestPatientsAreNeitherShownNorPassedOnUnsaid(t *testing.T) {
	t.Parallel()
	const row = "1,RXX,100,DC,%s9434765919,1,100\n"
	two := scenariotest.File(t, "a.csv", "Month,Provider Code,TFC,POD,Patient ID,NHS Number,Actual Activity,Actual Cost\n"+fmt.Sprintf(row, "A17,"))
	_, err := Import(gather.Request{Year: 2010, Files: []string{two}})
	if said := sayOf(err); !strings.Contains(said, `two columns hold the patient: E "Patient ID" and F "NHS Number"`) || strings.Contains(said, "9434765919") || strings.Contains(said, "A17") {
		t.Errorf("it says %s", said)
	}
	one := scenariotest.File(t, "a.csv", "Month,Provider Code,TFC,POD,NHS Number,Actual Activity,Actual Cost\n"+fmt.Sprintf(row, ""))
	r, err := Import(gather.Request{Year: 2010, Files: []string{one}})
	if err != nil || len(r.Report.Small) != 1 {
		t.Errorf("%v, of few patients are %+v", err, r)
	}
}

// A plan far above what was done is asked about, and what a map says of it is obeyed.
func TestAPlanFarAboveWhatWasDoneIsTheMonthsWhereTheMapSaysSo(t *testing.T) {
	t.Parallel()
	content := strings.TrimSpace(head) + ",Activity Plan,Price Plan\n"
	for month := range 12 {
		done := ","
		if month < 2 {
			done = "11,1100"
		}
		content += fmt.Sprintf("2010/11,%d,RXX,100,DC,%s,100,10000\n", month+1, done)
	}
	req := gather.Request{Files: []string{scenariotest.File(t, "a.csv", content)}}
	if _, err := Import(req); !strings.Contains(sayOf(err), "9 times what was done") || !strings.Contains(sayOf(err), "where they are each month's own, the planned activity") {
		t.Errorf("it says %v", err)
	}
	req.Map = &mapping.Map{Cols: map[string]string{"Activity Plan": "planned activity", "Price Plan": "planned cost"}}
	_, y := importOf(t, req)
	if l := lineOf(y, "RXX", "100", "day_case"); l == nil || l.Plan != 1200 || l.PlanCost.Value != 120000 || l.Actual.Total != 22 {
		t.Errorf("the line is %+v", l)
	}
}
