package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// module is a library inside the program, with its licence.
type module struct {
	path, version string
	licence       []byte
	spdx          string // the licence's short name, NOASSERTION where it is not recognised
}

func (m *module) fileName() string {
	return strings.NewReplacer("/", "_", "@", "_").Replace(m.path) + ".txt"
}

// modulesOf are the modules whose code is in the program of a platform, Go's own
// library among them.
func modulesOf(p platform) (all []module, err error) {
	listed, err := goTool(".", p, "list", "-deps", "-f", `{{with .Module}}{{if not .Main}}{{.Path}}|{{.Version}}|{{.Dir}}{{end}}{{end}}`, ".")
	if err != nil {
		return nil, err
	}
	root, err := goTool(".", p, "env", "GOROOT", "GOVERSION")
	if err != nil {
		return nil, err
	}
	where := strings.Fields(string(root))
	lines := append(strings.Fields(string(listed)), "std|"+strings.TrimPrefix(where[1], "go")+"|"+where[0])
	slices.Sort(lines)
	for _, line := range slices.Compact(lines) {
		is := strings.SplitN(line, "|", 3)
		m := module{path: is[0], version: is[1]}
		if m.licence, err = licenceIn(is[2]); err != nil {
			return nil, fmt.Errorf("%s: %w", m.path, err)
		}
		m.spdx = shortName(m.licence)
		all = append(all, m)
	}
	return all, nil
}

var licenceName = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|notice|copyright|patents)`)

// saysLicence is the part of a README that names a licence.
var saysLicence = regexp.MustCompile(`(?is)#+ *licen[cs]e\s.{1,400}`)

// licenceIn are the texts in a module's folder that have to go with it.
func licenceIn(folder string) ([]byte, error) {
	names, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	for _, n := range names {
		if n.IsDir() || !licenceName.MatchString(n.Name()) || strings.HasSuffix(n.Name(), ".go") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, n.Name()))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s\n\n%s\n\n", n.Name(), bytes.TrimSpace(content))
	}
	if b.Len() > 0 {
		return b.Bytes(), nil
	}
	for _, n := range names { // some say it in their README only
		content, err := os.ReadFile(filepath.Join(folder, n.Name()))
		if strings.HasPrefix(strings.ToLower(n.Name()), "readme") && err == nil && saysLicence.Match(content) {
			return fmt.Appendf(nil, "It comes without a licence file; of its licence its %s says:\n\n%s\n", n.Name(), saysLicence.Find(content)), nil
		}
	}
	return nil, fmt.Errorf("no licence was found in %s", folder)
}

// shortName recognises the licences that are usual among Go's modules.
func shortName(text []byte) string {
	plain := strings.Join(strings.Fields(string(text)), " ")
	for _, l := range []struct{ spdx, says string }{
		{"Apache-2.0", "Apache License Version 2.0"},
		{"MPL-2.0", "Mozilla Public License Version 2.0"},
		{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
		{"ISC", "Permission to use, copy, modify, and/or distribute this software"},
		{"BSD-3-Clause", "Neither the name of"},
		{"BSD-3-Clause", "names of its contributors may be used to endorse"},
		{"BSD-2-Clause", "Redistributions in binary form must reproduce"},
		{"MIT", "# License MIT"},
		{"Unlicense", "This is free and unencumbered software released into the public domain"},
	} {
		if strings.Contains(plain, l.says) {
			return l.spdx
		}
	}
	return "NOASSERTION"
}
