// Command releaser builds what is given away: for each platform an archive that needs
// nothing else. Made twice of the same sources, the bytes are the same. Called by
// .ci/release, which gives it the libraries that only it needs.
//
// Begin with release; program.go builds, pages.go and manual.go make what is read,
// licences.go and contents.go say what is inside, archive.go packs.
package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"
)

// platform is what an archive is for.
type platform struct{ os, arch string }

func (p platform) String() string { return p.os + "-" + p.arch }

// program is what the program is called there.
func (p platform) program() string {
	if p.os == "windows" {
		return "fewer.exe"
	}
	return "fewer"
}

var platforms = []platform{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

// release is one version, as it is being made.
type release struct {
	version string    // 1.2.3, perhaps with -rc.1 behind it
	date    time.Time // of the sources; every file bears it
	out     string    // folder for the archives
	work    string    // folder for what is in the making
}

// file is one file of an archive.
type file struct {
	name    string // with slashes
	content []byte
	program bool // whether it can be run
}

var numbered = regexp.MustCompile(`^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(-[0-9A-Za-z][0-9A-Za-z.]*)?$`)

func main() {
	only := flag.String("only", "", "the platforms, such as linux-amd64, with commas; this for that of this machine")
	flag.Parse()
	if err := run(flag.Args(), *only); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(args []string, only string) error {
	if len(args) != 2 {
		return errors.New("say which version, and the folder for the archives: .ci/release 1.2.3 dist")
	}
	version := strings.TrimPrefix(args[0], "v")
	if !numbered.MatchString(version) {
		return fmt.Errorf("%q is no version; write it as 1.2.3 or 1.2.3-rc.1", args[0])
	}
	date, err := dateOfSources()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	r := &release{version: version, date: date, out: args[1], work: work}
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	return r.make(only)
}

// dateOfSources is SOURCE_DATE_EPOCH, which .ci/release takes from the last commit.
func dateOfSources() (time.Time, error) {
	var seconds int64
	if _, err := fmt.Sscan(os.Getenv("SOURCE_DATE_EPOCH"), &seconds); err != nil {
		return time.Time{}, errors.New("SOURCE_DATE_EPOCH does not say of when the sources are; call .ci/release")
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// make makes the archives, what each holds, and their checksums.
func (r *release) make(only string) error {
	common, err := r.common()
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, p := range platforms {
		if only == "this" {
			only = runtime.GOOS + "-" + runtime.GOARCH
		}
		if only != "" && !slices.Contains(strings.Split(only, ","), p.String()) {
			continue
		}
		made, err := r.archive(p, common)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		for _, f := range made {
			if err := os.WriteFile(filepath.Join(r.out, f.name), f.content, 0o644); err != nil {
				return err
			}
			fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(f.content), f.name)
			fmt.Printf("%10d bytes  %s\n", len(f.content), f.name)
		}
	}
	if sums.Len() == 0 {
		return fmt.Errorf("nothing is made for %q", only)
	}
	return os.WriteFile(filepath.Join(r.out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// common are the files that stand in every archive.
func (r *release) common() ([]file, error) {
	all, err := pages()
	if err != nil {
		return nil, err
	}
	for _, more := range []func() ([]file, error){r.manual, r.samples, completions} {
		files, err := more()
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}

// archive makes the archive of a platform, and the list of what it holds.
func (r *release) archive(p platform, common []file) ([]file, error) {
	program, err := r.build(p)
	if err != nil {
		return nil, err
	}
	modules, err := modulesOf(p)
	if err != nil {
		return nil, err
	}
	files := append(slices.Clone(common), file{name: p.program(), content: program, program: true})
	for _, m := range modules {
		files = append(files, file{name: "licences/" + m.fileName(), content: m.licence})
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	list, err := r.contents(p, files, modules)
	if err != nil {
		return nil, err
	}
	name := "fewer-" + r.version + "-" + p.String()
	files = append(files, file{name: "contents.spdx.json", content: list})
	packed, ending, err := r.pack(p, name, files)
	if err != nil {
		return nil, err
	}
	return []file{{name: name + ending, content: packed}, {name: name + ".spdx.json", content: list}}, nil
}
