package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"fewer/views/commands"
)

// manual are the manual pages, one for each command.
func (r *release) manual() ([]file, error) {
	to := filepath.Join(r.work, "man")
	if err := os.MkdirAll(to, 0o755); err != nil {
		return nil, err
	}
	line := commands.CommandLine()
	undated(line)
	date := r.date
	if err := doc.GenManTree(line, &doc.GenManHeader{Title: "FEWER", Section: "1", Date: &date, Source: "Fewer " + r.version, Manual: "Fewer"}, to); err != nil {
		return nil, err
	}
	return read(to, "man/")
}

// undated takes the day on which it was made off a command's page.
func undated(cmd *cobra.Command) {
	cmd.DisableAutoGenTag = true
	for _, c := range cmd.Commands() {
		undated(c)
	}
}

// samples are the built-in years with scenarios, and monitoring files to import.
func (r *release) samples() ([]file, error) {
	to := filepath.Join(r.work, "samples")
	for _, args := range [][]string{
		{"sample", "--out", filepath.Join(to, "northshire")}, {"sample", "icb", "--out", filepath.Join(to, "fenmoor")}, {"sample", "--import", filepath.Join(to, "import")},
	} {
		if err := os.MkdirAll(args[len(args)-1], 0o755); err != nil {
			return nil, err
		}
		if _, err := said(args...); err != nil {
			return nil, err
		}
	}
	return read(to, "samples/")
}

// completions help with typing, in each shell.
func completions() (all []file, err error) {
	for shell, name := range map[string]string{"bash": "fewer.bash", "zsh": "_fewer", "fish": "fewer.fish", "powershell": "fewer.ps1"} {
		script, err := said("completion", shell)
		if err != nil {
			return nil, err
		}
		all = append(all, file{name: "completions/" + name, content: script})
	}
	return all, nil
}

// said is what the program writes to its standard output.
func said(args ...string) ([]byte, error) {
	var out, errs bytes.Buffer
	if status := commands.Main(args, strings.NewReader(""), &out, &errs); status != 0 {
		return nil, fmt.Errorf("fewer %s: status %d: %s", strings.Join(args, " "), status, errs.Bytes())
	}
	return out.Bytes(), nil
}

// read reads the files of a folder and those below it.
func read(folder, below string) (all []file, err error) {
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		all = append(all, file{name: below + filepath.ToSlash(name), content: content})
		return err
	})
	return all, err
}
