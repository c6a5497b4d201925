package fault

import "testing"

func TestCaretStandsUnderTabsAndWideCharacters(t *testing.T) {
	s := &Source{Data: []byte("name: 東京\t\"x\n")}
	if got, want := s.excerpt(1, 10), "    name: 東京\t\"x\n              \t^"; got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
