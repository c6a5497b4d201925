// Package letters puts letters in the place of practices' names: on a screen, and in
// what is handed on.
package letters

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"fewer/model"
	"fewer/model/insight"
	"fewer/scenarios/journal"
)

// Letters stand for practices where their names are not shown: a table from ids
// to letters. The table of a commissioner is drawn once, by lot, and kept on this
// computer alone, so that a practice has the same letters in all that is handed
// on, and nobody can tell from them which it is.
type Letters struct{ of map[string]string }

// noLetters stands for a practice that the year lacks.
const noLetters = "?"

// Of are the letters of a practice (an id); noLetters where it has none.
func (l *Letters) Of(id string) string {
	if letters, known := l.of[id]; known {
		return letters
	}
	return noLetters
}

// Name is what a practice (an id) is called by its letters.
func (l *Letters) Name(id string) string { return hiddenName(l.Of(id)) }

// Called is what a practice (an index in the year's) is called in a bundle: by its
// letters, or by its name.
func Called(y *model.Year, practice int, hideNames bool) string {
	if hideNames {
		return LettersOf(y).Name(y.Practices[practice].ID)
	}
	return y.Practices[practice].Name
}

// LettersPath is the file that keeps the letters of a year's commissioner.
func LettersPath(y *model.Year) string {
	return filepath.Join(xdg.StateHome, "fewer", "letters", lettersFile(y.Name))
}

// tables are those that were read or drawn, by commissioner: where the folder
// takes none, the letters stay the same as long as the program runs.
var tables = struct {
	sync.Mutex
	of map[string]map[string]string
}{of: map[string]map[string]string{}}

// LettersOf are the letters of a year's practices. Practices that have none yet
// are given unused ones. Practices of a year that was received by letters keep
// those.
func LettersOf(y *model.Year) *Letters {
	if own, are := ownLetters(y); are {
		return own
	}
	return lettersKept(journal.OSDisk{}, LettersPath(y), y, rand.Perm)
}

// lettersKept draws by permutations of 0..n−1.
func lettersKept(d journal.Disk, path string, y *model.Year, draw func(n int) []int) *Letters {
	tables.Lock()
	defer tables.Unlock()
	table := map[string]string{}
	for id, letters := range tables.of[path] {
		table[id] = letters
	}
	if len(missing(table, y)) > 0 {
		if lock := awaitLock(path); lock != nil {
			defer lock.Release()
		}
		for id, letters := range readLetters(path) {
			table[id] = letters // what is kept counts
		}
		if without := missing(table, y); len(without) > 0 {
			drawLetters(table, without, draw)
			keepLetters(d, path, table)
		}
		tables.of[path] = table
	}
	return &Letters{table}
}

// awaitLock waits a moment for another program that draws; nil where there is no
// lock to be had.
func awaitLock(path string) *journal.FileLock {
	os.MkdirAll(filepath.Dir(path), 0o700) // where that fails, keeping says nothing: the letters hold as long as the program runs
	for range 20 {
		lock, holder, err := journal.LockFor(path, time.Now())
		if err == nil && holder == nil {
			return lock
		}
		if holder == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil
}

func missing(table map[string]string, y *model.Year) (ids []string) {
	for _, p := range y.Practices {
		if table[p.ID] == "" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// drawLetters gives ids letters that none has, by lot.
func drawLetters(table map[string]string, ids []string, draw func(n int) []int) {
	used := map[string]bool{}
	for _, letters := range table {
		used[letters] = true
	}
	// More letters than practices, so that a new one does not stand out as the last.
	pool := 26
	for pool < (len(table)+len(ids))*5/4 {
		pool += 26
	}
	var free []string
	for i := range pool {
		if letters := insight.PracticeLetters(i); !used[letters] {
			free = append(free, letters)
		}
	}
	for i, at := range draw(len(free))[:len(ids)] {
		table[ids[i]] = free[at]
	}
}

// lettersFile is named so that it does not tell whose practices are in it.
func lettersFile(commissioner string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimSpace(commissioner))))
	return hex.EncodeToString(sum[:8]) + ".json"
}

func readLetters(path string) map[string]string {
	var table map[string]string
	content, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(content, &table) != nil {
		return nil
	}
	return table
}

func keepLetters(d journal.Disk, path string, table map[string]string) {
	content, err := json.MarshalIndent(table, "", " ")
	if err != nil {
		panic(err) // a map of texts
	}
	if temporary, err := journal.WriteTemporary(d, path, 0o600, func(w io.Writer) error { return journal.WriteAll(w, content) }); err == nil {
		if d.Replace(temporary, path) != nil {
			d.Remove(temporary)
		}
	}
}

// ownLetters are those of a year whose practices go by letters already, as in what
// was received. It tells whether they do.
func ownLetters(y *model.Year) (*Letters, bool) {
	l := &Letters{map[string]string{}}
	for _, p := range y.Practices {
		letters, named := strings.CutPrefix(p.Name, hiddenName(""))
		if !named || p.ID != hiddenID(letters) {
			return nil, false
		}
		l.of[p.ID] = letters
	}
	return l, len(y.Practices) > 0
}
