package chance

import "testing"

func TestAStreamFoundInTwoListsLiesBeyondTheOuterLimit(t *testing.T) {
	var f Found
	f.Put("ent", AboveUpper95)
	f.Put("ent", AboveUpper998)
	f.Put("skin", BelowLower95)
	for range 50 {
		if f.In("ent") != AboveUpper998 || f.In("skin") != BelowLower95 || f.In("hips") != WithinLimits {
			t.Fatalf("%v, %v, %v", f.In("ent"), f.In("skin"), f.In("hips"))
		}
	}
}
