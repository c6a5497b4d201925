package commands

import (
	"runtime/debug"
)

// released is the version of what is given away; .ci/release has the linker set it.
var released string

// version says which build this is, as far as the build knows.
func version() string {
	if released != "" {
		return released
	}
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
