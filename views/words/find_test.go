package words

import (
	"slices"
	"testing"
)

// What is called so in whole words comes before what begins so, that before what holds it
// within words, and last what people call something else.
func TestWhatASearchFindsFirst(t *testing.T) {
	names := []string{"Continence service", "Entries of the year", "Undo", "ENT to Midshire General", "Audiology", "ent follow-up"}
	more := map[int]string{2: "take it back", 4: "ENT hearing"}
	found := func(typed string) []int {
		return SearchFor(typed).Ranked(len(names), func(i int) (string, string) { return names[i], more[i] })
	}
	for typed, want := range map[string][]int{
		"ent": {3, 5, 1, 4}, "": {0, 1, 2, 3, 4, 5}, "TINEN": {0}, "midshire ent": {3}, "back": {2}, "nobody": nil, "follow-up": {5},
	} {
		if got := found(typed); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, not %v", typed, got, want)
		}
	}
	reach := func(typed string) Closeness {
		return SearchFor(typed).Reach(len(names), func(i int) string { return names[i] })
	}
	if reach("ent") != Begun || reach("tinen") != Within {
		t.Errorf("lists are left with %v and %v", reach("ent"), reach("tinen"))
	}
}
