package main

import (
	"bytes"
	"os"
	"testing"
)

func TestTheCommittedFilesAreThoseThatAreGenerated(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		committed, err := os.ReadFile("../" + f.Name)
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(committed, f.Bytes) {
			t.Errorf("%s is not what the generator writes; run go generate ./scenarios/samples", f.Name)
		}
	}
}

// England's list sizes of the time: quartiles of about 3,800, 6,340 and 9,600.
func TestPracticesAreAsManyAndAsLargeAsAnAveragePCTHas(t *testing.T) {
	list := practices()
	people, sizes, ids := 0, make([]int, 0, len(list)), map[string]bool{}
	for _, p := range list {
		people += p.listSize
		sizes = append(sizes, p.listSize)
		if ids[p.id] {
			t.Errorf("two practices are called %s", p.id)
		}
		ids[p.id] = true
	}
	if len(list) != 52 || people < 343_000 || people > 347_000 {
		t.Errorf("%d practices with %d people", len(list), people)
	}
	for want, share := range map[int]float64{3_822: 0.25, 6_340: 0.5, 9_582: 0.75} {
		below := 0
		for _, s := range sizes {
			if s < want {
				below++
			}
		}
		if got := float64(below) / float64(len(sizes)); got < share-0.04 || got > share+0.04 {
			t.Errorf("%.0f%% of practices have fewer than %d patients, want about %.0f%%", 100*got, want, 100*share)
		}
	}
}

func TestSharesAddUpToTheirTotal(t *testing.T) {
	shares := apportion([]float64{1, 1, 1}, 3, 10)
	if total := sum(shares); total != 10 {
		t.Errorf("shares %v add up to %d, want 10", shares, total)
	}
}
