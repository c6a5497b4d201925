package meeting

import "testing"

func TestAGuessIsHiddenWithinASecond(t *testing.T) {
	if lookEnds.Seconds() >= 1 {
		t.Error("a guess is shown for longer than a second after its key is let go")
	}
}
