package commands

import (
	"runtime/debug"
)

// version says which build this is, as far as the build knows.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "built from source"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := settings["vcs.revision"]
	if len(revision) < 12 {
		return "built from source"
	}
	text := "built from source at " + revision[:12]
	if settings["vcs.modified"] == "true" {
		text += ", changed since"
	}
	return text
}
