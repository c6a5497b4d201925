package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/tc-hib/winres"
)

// build builds the program of a platform, with its version inside.
func (r *release) build(p platform) ([]byte, error) {
	to := filepath.Join(r.work, p.String())
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid= -X fewer/views/commands.released=" + r.version, "-o", to}
	if p.os == "windows" {
		overlay, err := r.details(p)
		if err != nil {
			return nil, err
		}
		args = append(args, "-overlay", overlay)
	}
	if _, err := goTool(p, append(args, ".")...); err != nil {
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
	if icons != 1 || versions != 1 {
		return fmt.Errorf("it has %d icons and %d version details", icons, versions)
	}
	return nil
}

// details writes what Windows shows of the program, and has go take it for a file
// beside main.go.
func (r *release) details(p platform) (overlay string, err error) {
	root, err := os.Getwd()
	if err != nil {
		return "", err
	}
	name := "details_windows_" + p.arch + ".syso"
	object := filepath.Join(r.work, name)
	f, err := os.Create(object)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if err := r.resource(p, f); err != nil {
		return "", err
	}
	said, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, name): object}})
	if err != nil {
		return "", err
	}
	overlay = object + ".json"
	return overlay, os.WriteFile(overlay, said, 0o600)
}

// goTool runs go as for the platform, and gives what it writes.
func goTool(p platform, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=readonly", "CGO_ENABLED=0", "GOOS="+p.os, "GOARCH="+p.arch, "GOAMD64=v1", "GOARM64=v8.0")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, errs.Bytes())
	}
	return out, nil
}
