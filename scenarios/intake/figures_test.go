package intake

import (
	"testing"

	"fewer/scenarios/scenariotest"
)

// Faults by which a figure came in wrong, as the smallest files that show them.

const heads = "Month,Provider Code,TFC,POD,Actual Activity,Actual Cost\n"

// request is one of files by name and content, for 2010/11.
func request(t *testing.T, files ...string) Request {
	t.Helper()
	req := Request{Year: 2010}
	for i := 0; i+1 < len(files); i += 2 {
		req.Files = append(req.Files, scenariotest.File(t, files[i], files[i+1]))
	}
	return req
}

// A cost of tenths of a penny below a thousand is written so that it is read again.
func TestCostsWithThreeDecimalsAreWrittenReadably(t *testing.T) {
	_, y := importOf(t, request(t, "x.csv", heads+"1,RXA,120,OPFA,1,120.125\n2,RXA,120,OPFA,1,10\n"))
	if got := y.Lines[0].ActualCost.Monthly; got[0] != 120.125 || got[1] != 10 {
		t.Errorf("the costs are %v", got)
	}
}
