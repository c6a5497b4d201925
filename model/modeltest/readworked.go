package modeltest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fewer/model"
)

// Worked is a case of testdata/examples. Money is read as the text it stands as.
type Worked struct {
	Budget json.Number
	Terms  map[string]struct {
		DoNothing, Scenario   outturnWorked
		Saving                json.Number
		ByChange              []json.Number `json:"by_change"`
		SavingFromTerms       json.Number   `json:"saving_from_terms"`
		SavingAgainstContract json.Number   `json:"saving_against_contract"`
	}
	LandsAfterYearEnd json.Number `json:"lands_after_year_end"`
	Lines             map[string]struct {
		Plan     float64
		Nothing  float64 `json:"do_nothing"`
		Scenario float64
	}
	Referrals map[string]struct {
		Nothing float64 `json:"do_nothing"`
		NotSent float64 `json:"not_sent"`
	}
	Providers map[string]struct {
		IncomeLost  json.Number `json:"income_lost"`
		CostAvoided json.Number `json:"cost_avoided"`
	}
	SystemSaving json.Number `json:"system_saving"`
	SD           float64     `json:"sd_cost_per_case"`
}

type outturnWorked struct{ Spend, Deficit json.Number }

// ReadWorked reads the worked case of a number with its right answers.
func ReadWorked(t testing.TB, n int) Worked {
	t.Helper()
	examples := "testdata/examples"
	if _, err := os.Stat(examples); err != nil {
		examples = filepath.Join("..", examples) // seen from a package below
	}
	names, err := filepath.Glob(filepath.Join(examples, strconv.Itoa(n)+"-*.json"))
	if err != nil || len(names) != 1 {
		t.Fatalf("case %d: %v %v", n, names, err)
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	var c Worked
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(data), `"do_nothing": {`, `"DoNothing": {`)), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// Pence reads an amount such as "1.5" or "-0.07" without binary fractions.
func Pence(t testing.TB, n json.Number) model.Money {
	t.Helper()
	whole, part, _ := strings.Cut(strings.TrimPrefix(n.String(), "-"), ".")
	p, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(n.String(), "-") {
		p = -p
	}
	return model.Money(p)
}
