package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/tc-hib/winres"
)

// build builds the program of a platform, with its version inside.
func (r *release) build(p platform) ([]byte, error) {
	to := filepath.Join(r.work, p.String())
	from := "."
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid= -X fewer/views/commands.released=" + r.version, "-o", to}
	if p.os == "windows" {
		var err error
		if from, err = r.detailed(p); err != nil {
			return nil, err
		}
	}
	if _, err := goTool(from, p, append(args, ".")...); err != nil {
		return nil, err
	}
	if p.os == "windows" {
		if err := r.checkDetails(to); err != nil {
			return nil, err
		}
	}
	return os.ReadFile(to)
}

// checkDetails looks into a built program for what Windows is to show: were go to
// leave the object out, nothing else would say so.
func (r *release) checkDetails(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	set, err := winres.LoadFromEXE(f)
	if err != nil {
		return fmt.Errorf("it has no version details: %w", err)
	}
	icons, versions := 0, 0
	set.Walk(func(kind, _ winres.Identifier, _ uint16, _ []byte) bool {
		switch kind {
		case winres.RT_GROUP_ICON:
			icons++
		case winres.RT_VERSION:
			versions++
		}
		return true
	})
	if icons != 1 || versions == 0 {
		return fmt.Errorf("it has %d icons and %d version details", icons, versions)
	}
	return nil
}

// detailed is a copy of the sources with what Windows shows of the program beside
// main.go, where go takes it for a part of it. In the sources themselves it would be in
// everybody's way.
func (r *release) detailed(p platform) (folder string, err error) {
	folder = filepath.Join(r.work, "sources-"+p.arch)
	for _, part := range []string{"model", "scenarios", "views"} {
		if err := os.CopyFS(filepath.Join(folder, part), os.DirFS(part)); err != nil {
			return "", err
		}
	}
	for _, name := range []string{"main.go", "go.mod", "go.sum"} {
		content, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			return "", err
		}
	}
	f, err := os.Create(filepath.Join(folder, "details_windows_"+p.arch+".syso"))
	if err != nil {
		return "", err
	}
	if err := r.resource(p, f); err != nil {
		return "", err
	}
	return folder, f.Close()
}

// goTool runs go in a folder as for the platform, and gives what it writes.
func goTool(folder string, p platform, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=readonly", "CGO_ENABLED=0", "GOOS="+p.os, "GOARCH="+p.arch, "GOAMD64=v1", "GOARM64=v8.0")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, errs.Bytes())
	}
	return out, nil
}
