package scenarios

import (
	"testing"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// BenchmarkSliderStepOnTheBuiltInYear moves a slider by a step in a scenario of
// ten changes: the edit, its history, the projection and the hand-over to the
// journal, all that a key waits for.
func BenchmarkSliderStepOnTheBuiltInYear(b *testing.B) {
	s := tenChanges(b)
	s.KeepJournal(b.TempDir())
	defer s.Close()
	target := s.Document().Scenario.Changes[0].Target
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		s.SetPlain(target, fewer(float64(i%40+1)))
	}
}

// BenchmarkEditUntilItIsOnDisk makes an edit and waits until the journal says
// that it is on the disk.
func BenchmarkEditUntilItIsOnDisk(b *testing.B) {
	s := tenChanges(b)
	s.KeepJournal(b.TempDir())
	defer s.Close()
	target := s.Document().Scenario.Changes[0].Target
	for i := 0; b.Loop(); i++ {
		s.SetPlain(target, fewer(float64(i%40+1)))
		if status := settle(s); status.State != journal.OnDisk {
			b.Fatal(status)
		}
	}
}

// tenChanges is a session on the built-in year with a change to ten streams.
func tenChanges(b *testing.B) *Session {
	year, err := BuiltInYear()
	if err != nil {
		b.Fatal(err)
	}
	s := NewSession(model.Prepare(year), file.Document{})
	for i := range 10 {
		s.SetPlain(model.Target{Referrals: year.Referrals[i].ID}, fewer(5))
	}
	return s
}
