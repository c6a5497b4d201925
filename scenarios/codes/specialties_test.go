package codes

import (
	"strings"
	"testing"
)

// A specialty is known by its code, its name of the national list of any year, or both
// together, and by what it is called for short; no other is taken for it.
func TestSpecialtiesAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	for code, written := range map[string]string{
		"110": "110|0110|110.0|Trauma and Orthopaedics|Trauma & Orthopaedics|T&O|110 - Trauma & Orthopaedics|110 Trauma and Orthopaedics|110: T&O|110 - ENT|Trauma and Orthopaedics (110)|Trauma and Orthopaedic Service|C110|TFC 110|Trauma & Ortho|Trauma and Orthopaedic Surgery",
		"120": "ENT|E.N.T.|Ear, Nose & Throat|Ear Nose and Throat Service|120 - ENT|ENT (120)|Ear Nose & Throat",
		"111": "Orthopaedics|Orthopaedic Service|111",
		"144": "Maxillofacial Surgery|Maxillo-Facial Surgery",
		"301": "Gastro|Gastroenterology Service",
		"330": "Dermatology Service|Dermatology Dept|Derm",
		"420": "Paediatrics|Paediatric Service|Paeds",
		"100": "General Surgery Service|Gen Surg|general  surgery",
		"190": "Anaesthetics|Anaesthetic Service",
		"191": "Pain Management|Pain clinic|Pain Management Service",
		"324": "Anticoagulant Service",
		"171": "Paediatric Surgery|Paediatric Surgery Service",
	} {
		for _, s := range strings.Split(written, "|") {
			if got := SpecialtyOf(s); got.Function != code || got.Name != functions[code] {
				t.Errorf("%q is %+v, not %s", s, got, code)
			}
		}
	}
	for _, s := range []string{"X01", "999", "Obs & Gynae", "Surgery", "Service", "Oncology", "12 Ward", "Ward 100b", "1100"} {
		if got := SpecialtyOf(s); got.Function != "" || got.Name != s {
			t.Errorf("%q is taken for %+v", s, got)
		}
	}
}
