package main

import (
	"math"
	"slices"
	"strings"
)

// practice is one of the 52, with what makes its referrals differ.
type practice struct {
	id, name   string
	listSize   int
	propensity float64 // referrals per patient, relative to the average practice
	east       float64 // 0 lives beside Midshire General, 1 beside Eastmoor
}

// surgeries are invented: no surgery is known to us under any of these names.
var surgeries = []string{
	"Combe Lane Surgery", "Weir Side Practice", "Sandpit Hill Practice", "Pepperpot Row Surgery",
	"Hobnail Lane Surgery", "Tinderbox Hill Practice", "Thistledown Medical Centre", "Gandergate Surgery",
	"Marrowby Practice", "Old Tollbooth Surgery", "Buttercross Yard Surgery", "Larkrise Weir Practice",
	"Quillbrook Medical Centre", "Nettlewick Surgery", "Farthing Steps Practice", "Copperbeck Surgery",
	"Saltmarket Wynd Practice", "Hollowtree Health Centre", "Dandelion Bridge Surgery", "Cobblers Fold Practice",
	"Mosswater Surgery", "Lanternhill Practice", "Pinchbottom Lane Surgery", "Ravensbank Health Centre",
	"Sixpenny Green Surgery", "Tanglewood Quay Practice", "Upper Wimbling Surgery", "Lower Wimbling Surgery",
	"Wrenfield Cross Practice", "Yarrowgate Surgery", "Amberley Sluice Practice", "Bellfounders Surgery",
	"Cuckoo Pound Practice", "Drovers Rest Surgery", "Elmstead Kiln Practice", "Foxhollow Ford Surgery",
	"Gooseacre Health Centre", "Hayrick Lane Practice", "Inkpot Street Surgery", "Jackdaw Hill Practice",
	"Kettlewick Surgery", "Limepit Fields Practice", "Millrace Yard Surgery", "Northbarrow Practice",
	"Oxbow Corner Surgery", "Ploughshare Practice", "Rushy Moor Surgery", "Spindleberry Health Centre",
	"Threeways Barn Practice", "Umberslade Gate Surgery", "Vinegar Hill Practice", "Woolpack Bridge Surgery",
}

// listSizes are 52 sizes about England's quartiles of the time (3,800, 6,340
// and 9,600), which add up to about 345,000 people.
func listSizes() []int {
	knots := []float64{1_750, 3_822, 6_340, 9_582, 11_850}
	rng := random("list sizes")
	sizes := make([]int, len(surgeries))
	for i := range sizes {
		at := (float64(i) + 0.2 + 0.6*rng.Float64()) / float64(len(sizes)) * float64(len(knots)-1)
		k := int(at)
		sizes[i] = int(math.Round(knots[k] + (knots[k+1]-knots[k])*(at-float64(k))))
	}
	rng.Shuffle(len(sizes), func(a, b int) { sizes[a], sizes[b] = sizes[b], sizes[a] })
	return sizes
}

func practices() []practice {
	sizes := listSizes()
	list := make([]practice, len(surgeries))
	for i, name := range surgeries {
		rng := random(name)
		list[i] = practice{
			id: practiceID(name), name: name, listSize: sizes[i],
			propensity: math.Exp(0.28 * rng.NormFloat64()),
			east:       rng.Float64(),
		}
	}
	slices.SortFunc(list, func(a, b practice) int { return strings.Compare(a.name, b.name) })
	return list
}

// practiceID is a name without its last word, in kebab-case: combe-lane.
func practiceID(name string) string {
	name = strings.ToLower(name)
	for _, kind := range []string{" surgery", " practice", " medical centre", " health centre"} {
		name = strings.TrimSuffix(name, kind)
	}
	return strings.ReplaceAll(name, " ", "-")
}

// named is the share of a stream's referrals that come from the practices of
// the year; the rest are from practices elsewhere.
const named = 0.962

// byPractice shares out a stream's referrals: larger practices send more, some
// send more per patient, and most to the hospital that is nearer.
func byPractice(list []practice, stream, provider string, total int) []int {
	rng := random("practices of " + stream)
	weights := make([]float64, len(list))
	whole := 0.0
	for i, p := range list {
		near := 1.0
		switch provider {
		case "midshire":
			near = 1.5 - p.east
		case "eastmoor":
			near = 0.5 + p.east
		}
		weights[i] = float64(p.listSize) * p.propensity * near * math.Exp(0.22*rng.NormFloat64())
		whole += weights[i]
	}
	return apportion(weights, whole, int(named*float64(total)))
}

// apportion divides total in whole numbers by weight; the largest remainders
// have what is left over.
func apportion(weights []float64, whole float64, total int) []int {
	shares, order, left := make([]int, len(weights)), make([]int, len(weights)), total
	remainder := make([]float64, len(weights))
	for i, w := range weights {
		exact := w / whole * float64(total)
		shares[i], order[i] = int(exact), i
		remainder[i] = exact - float64(shares[i])
		left -= shares[i]
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case remainder[a] > remainder[b]:
			return -1
		case remainder[a] < remainder[b]:
			return 1
		}
		return 0
	})
	for _, i := range order[:left] {
		shares[i]++
	}
	return shares
}
