package model

import (
	"testing"

	"fewer/model/chance"
)

func TestAStreamFoundInTwoListsLiesBeyondTheOuterLimit(t *testing.T) {
	var f Found
	f.Put("ent", chance.AboveUpper95)
	f.Put("ent", chance.AboveUpper998)
	f.Put("skin", chance.BelowLower95)
	for range 50 {
		if f.In("ent") != chance.AboveUpper998 || f.In("skin") != chance.BelowLower95 || f.In("hips") != chance.WithinLimits {
			t.Fatalf("%v, %v, %v", f.In("ent"), f.In("skin"), f.In("hips"))
		}
	}
}
