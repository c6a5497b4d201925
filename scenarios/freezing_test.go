package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fewer/model"
	"fewer/scenarios/file"
	"fewer/scenarios/journal"
)

// meetingSession is a session of a meeting in a folder of its own, with a change.
func meetingSession(t *testing.T, options ...Option) *Session {
	t.Helper()
	clock := WithClock(func() time.Time { return time.Date(2010, 12, 2, 15, 40, 0, 0, time.UTC) })
	options = append([]Option{clock, WithOrigin(journal.Origin{Folder: t.TempDir()})}, options...)
	s := NewSession(model.Prepare(smallYear()), file.Document{Scenario: model.Scenario{Name: "Joint meeting"}}, options...)
	mustDo(t, s.AddChange(model.NewChange(hips, model.Size{Amount: -10})))
	return s
}

func TestAFrozenCopyIsAFileThatNobodyWrites(t *testing.T) {
	s := meetingSession(t)
	frozen, refusal := s.Freeze()
	mustDo(t, refusal)
	if frozen.Fault != "" || filepath.Base(frozen.Path) != "Joint meeting, frozen 2010-12-02 15.40.yaml" {
		t.Fatalf("frozen: %+v", frozen)
	}
	info, err := os.Stat(frozen.Path)
	if err != nil || info.Mode().Perm()&0o222 != 0 {
		t.Errorf("its mode is %v (%v)", info.Mode(), err)
	}
	var marked *journal.SaveError
	if _, err := s.Save("", frozen.Path, true); !errors.As(err, &marked) || !strings.Contains(err.Error(), "marked as read-only") {
		t.Errorf("saving over it gives %v", err)
	}
	mustDo(t, s.AddChange(model.NewChange(ent, model.Size{Amount: -5})))
	if again, _ := s.Freeze(); again.Path == frozen.Path || again.Path == "" {
		t.Errorf("the next one is %+v", again)
	}
}

// Whoever opens a frozen copy goes on in a copy of their own, on the year that
// it was frozen with.
func TestAFrozenCopyOpensAsACopy(t *testing.T) {
	s := meetingSession(t)
	frozen, _ := s.Freeze()
	saving := s.Projection().Terms[model.AsContracted].Saving
	o, err := Open([]string{frozen.Path})
	if err != nil {
		t.Fatal(err)
	}
	own := o.NewSession(withDisk(journal.OSDisk{}))
	defer own.Close()
	if own.Path() != "" || own.OpenedFrozen() != "Frozen on 2 December 2010 at 15:40, and stays as it is. You go on in a copy of your own." {
		t.Errorf("opened at %q, said %q", own.Path(), own.OpenedFrozen())
	}
	if now := own.Projection().Terms[model.AsContracted].Saving; now != saving || !own.Opening().Same() {
		t.Errorf("it saves %s, and saved %s", now.Pence(), saving.Pence())
	}
	if received, ok := own.Received(); !ok || received.FrozenAt != "2010-12-02 15:40" || received.Frozen[0].Result == nil {
		t.Errorf("the frozen copy is not at hand to compare with: %v", ok)
	}
	if others := own.Others(); len(others) != 1 || others[0].Where != "as received" {
		t.Errorf("beside it stand %+v", others)
	}
	mustDo(t, own.AddChange(model.NewChange(ent, model.Size{Amount: -5})))
	saved, err := own.Save("", "", false)
	if err != nil || saved.Path == frozen.Path {
		t.Fatalf("saved as %+v (%v)", saved, err)
	}
	again, err := Open([]string{saved.Path})
	if err != nil {
		t.Fatal(err)
	}
	own.Close()
	reopened := again.NewSession()
	defer reopened.Close()
	if reopened.Path() != saved.Path || reopened.OpenedFrozen() != "" {
		t.Errorf("one's own copy opens at %q, said %q", reopened.Path(), reopened.OpenedFrozen())
	}
}

// Where the file can't be written the copy stays in the scenario, and the next
// try adds no second one.
func TestAFrozenCopyWithoutAFileIsTriedAgain(t *testing.T) {
	disk := &faultyDisk{}
	s := meetingSession(t, withDisk(disk))
	disk.setFail(func(_ int, what, _ string) error {
		if what == "write" {
			return noSpace
		}
		return nil
	})
	frozen, refusal := s.Freeze()
	mustDo(t, refusal)
	if frozen.Path != "" || frozen.Fault != "It has no file of its own: there is no space left on the disk." {
		t.Errorf("frozen: %+v", frozen)
	}
	disk.setFail(func(_ int, what, _ string) error {
		if what == "protect" {
			return os.ErrPermission
		}
		return nil
	})
	frozen, _ = s.Freeze()
	if frozen.Path == "" || frozen.Fault != "It could not be marked as read-only there." || len(s.Document().Frozen) != 1 {
		t.Errorf("tried again: %+v, %d copies", frozen, len(s.Document().Frozen))
	}
}

// A frozen copy goes by the scenario's name, whatever its file is called; without a
// name it goes by the file's, less its endings.
func TestAFrozenCopyGoesByTheScenariosName(t *testing.T) {
	s := meetingSession(t)
	for name, want := range map[string]string{"Joint meeting": "Joint meeting, frozen ", "": "room, frozen "} {
		mustDo(t, s.Edit("rename", "", func(d *file.Document) { d.Scenario.Name = name }))
		if _, err := s.Save("", filepath.Join(t.TempDir(), "room.scenario.yaml"), true); err != nil {
			t.Fatal(err)
		}
		frozen, refusal := s.Freeze()
		mustDo(t, refusal)
		if !strings.HasPrefix(filepath.Base(frozen.Path), want) {
			t.Errorf("a scenario called %q is frozen as %s", name, filepath.Base(frozen.Path))
		}
	}
}
