package modeltest

import "flag"

// What is drawn is the same at each run, so that tests say of a change what they said
// before it. Other draws: go test … -rapid.seed 0.
func init() {
	if err := flag.Set("rapid.seed", "2010"); err != nil {
		panic(err)
	}
}
