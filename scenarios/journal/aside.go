package journal

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"fewer/scenarios/fault"
)

// Aside is a file of work that was set aside: old, let go of, or damaged. It is
// kept until people remove it.
type Aside struct {
	Path  string
	Bytes int64
	Since time.Time // the file's own date
	Work  *Recovery // what can be gone on with; nil where it can't be read
}

// SetAside lists what is set aside in a folder of journals, the latest first.
func SetAside(dir string) []Aside { return listAside(OSDisk{}, dir) }

// AnyAside tells whether anything is set aside in a folder of journals.
func AnyAside(dir string) bool { return len(asideFiles(OSDisk{}, dir)) > 0 }

func listAside(d Disk, dir string) (all []Aside) {
	for _, a := range asideFiles(d, dir) {
		if told, err := ReadKept(d, a.Path); err == nil && len(told.History.Moments) > 1 {
			a.Work = newRecovery(a.Path, told)
		}
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b Aside) int { return b.Since.Compare(a.Since) })
	return all
}

// Size says how large the file is: "12 KB".
func (a Aside) Size() string { return BytesWords(a.Bytes) }

// Forget removes the file for good, because people asked for it.
func (a Aside) Forget() error { return OSDisk{}.Remove(a.Path) }

func asideFiles(d Disk, dir string) (all []Aside) {
	files, _ := d.List(dir)
	for _, f := range files {
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() && strings.HasSuffix(f.Name(), AsideEnding) {
			all = append(all, Aside{Path: filepath.Join(dir, f.Name()), Bytes: info.Size(), Since: info.ModTime()})
		}
	}
	return all
}

// asideWords say what is set aside in all, at each start: such files hold names.
func asideWords(d Disk, dir string) string {
	all := asideFiles(d, dir)
	total := int64(0)
	for _, a := range all {
		total += a.Bytes
	}
	if len(all) == 0 {
		return ""
	}
	return fault.Plural(len(all), "file") + " of work set aside, " + BytesWords(total) + " in all, kept in " + dir +
		"; the app lists them under “work set aside” and removes what you choose."
}

// setOldAside sets aside what nobody went on with for long, and what is too much,
// and gives the rest, the latest first.
func setOldAside(d Disk, left []Recovery, now time.Time) (rest []Recovery, notices []string) {
	slices.SortFunc(left, func(a, b Recovery) int { return b.since().Compare(a.since()) })
	for _, r := range left {
		life := Life
		if r.LetGo {
			life = LetGoLife
		}
		if len(rest) < MostKept && now.Sub(r.since()) <= life {
			rest = append(rest, r)
			continue
		}
		notices = append(notices, oldWords(d, r))
	}
	slices.SortFunc(rest, func(a, b Recovery) int { return b.LastEdit.Compare(a.LastEdit) })
	return rest, notices
}

// oldWords sets old work aside and says so, or says why it stays.
func oldWords(d Disk, r Recovery) string {
	size := ""
	if info, err := d.Stat(r.Path); err == nil {
		size = " (" + BytesWords(info.Size()) + ")"
	}
	aside, err := putAside(d, r.Path)
	if err != nil {
		return "Old unsaved work could not be set aside: " + r.Path + "."
	}
	name := "work without a name"
	if r.Name != "" {
		name = "“" + r.Name + "”"
	}
	return "Nobody went on with " + name + " for " + r.YearTitle + " since " + r.since().Local().Format("2 January 2006") +
		": it was set aside" + size + " as " + aside + "."
}

// putAside gives a file the ending of what is set aside, and a name that none has.
func putAside(d Disk, path string) (aside string, err error) {
	aside = path + AsideEnding
	for n := 2; ; n++ {
		if _, err := d.Stat(aside); err != nil {
			break
		}
		aside = path + "-" + strconv.Itoa(n) + AsideEnding
	}
	return aside, d.Replace(path, aside)
}

// yearOf is the copy of the year that a journal is about, from its header alone;
// "none" where it has none that can be read.
func yearOf(d Disk, path string) ContentHash {
	f, err := d.Open(path, os.O_RDONLY, 0)
	if err != nil {
		return ""
	}
	defer f.Close()
	in, r := bufio.NewReader(f), &Replay{}
	for range 5 { // enough to see a header that is not damaged
		if line, err := nextLine(in); err == nil && IsHeader(line) && r.Take(line) == nil {
			return r.Header.Year.Content
		}
	}
	return "none"
}

// BytesWords says a size: "12 KB", "1.2 MB".
func BytesWords(n int64) string {
	switch {
	case n < 1000:
		return strconv.FormatInt(n, 10) + " bytes"
	case n < 999_500:
		return fmt.Sprintf("%.0f KB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
