package commands

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fewer/model/explain"
	"fewer/scenarios/fault"
)

// noSuchFigure says what was meant: one figure where a step of the path is only
// misspelt, else those whose words are nearest, each with what it is.
func noSuchFigure(path string, x *explain.Explainer) error {
	figures := pathsOf(x)
	wrong := func(hint string) error { return wrongly(hint, "there is no figure “%s” here", path) }
	own, practices := explain.OwnPrefix, strings.HasPrefix(path, explain.OwnPrefix)
	if practices && !slices.ContainsFunc(figures, func(known string) bool { return strings.HasPrefix(known, own) }) {
		return wrong("name whose it is: fewer explain --practice NAME " + path)
	}
	meant, within := correctedPath(path, figures)
	if slices.Contains(figures, meant) {
		return wrong("did you mean: fewer explain " + meant)
	}
	return wrong(figureList(x, nearFigures(path, within, x)))
}

// pathsOf are the paths of all figures.
func pathsOf(x *explain.Explainer) (paths []string) {
	for _, f := range x.Figures() {
		paths = append(paths, f.Path)
	}
	return paths
}

// correctedPath spells the steps of a path as they are known. Where a step is
// none, or more would have to follow, within is the part that is known.
func correctedPath(path string, figures []string) (meant, within string) {
	known := ""
	for _, step := range strings.Split(path, ".") {
		next := nextSteps(known, figures)
		if len(next) == 0 {
			return strings.TrimSuffix(known, "."), ""
		}
		if !slices.Contains(next, step) {
			if step = fault.Nearest(step, next); step == "" {
				return "", known
			}
		}
		known += step + "."
	}
	return strings.TrimSuffix(known, "."), known
}

// nextSteps are what may follow a path that is empty or ends in a dot, or nothing.
func nextSteps(known string, figures []string) (next []string) {
	for _, figure := range figures {
		rest, found := strings.CutPrefix(figure, known)
		if step, _, _ := strings.Cut(rest, "."); found && (len(next) == 0 || next[len(next)-1] != step) && !slices.Contains(next, step) {
			next = append(next, step)
		}
	}
	return next
}

// namedFigure is a figure with what it is in words.
type namedFigure struct {
	path, words string
	score       int // how many of the words that were typed it has, exact ones twice
}

// nearFigures are the figures within a known part of a path that have the most of
// the words that were typed, the plainest first; where none has any, those that
// are asked for most.
func nearFigures(typed, within string, x *explain.Explainer) (near []namedFigure) {
	want := wordsOf(typed)
	for _, figure := range x.Figures() {
		if !strings.HasPrefix(figure.Path, within) {
			continue
		}
		f := namedFigure{path: figure.Path, words: figure.Label()}
		have := wordsOf(f.path + " " + f.words)
		for _, w := range want {
			f.score += likeness(w, have)
		}
		near = append(near, f)
	}
	best := 0
	for _, f := range near {
		best = max(best, f.score)
	}
	if best == 0 {
		return asked(near)
	}
	near = slices.DeleteFunc(near, func(f namedFigure) bool { return f.score < best })
	slices.SortStableFunc(near, func(a, b namedFigure) int {
		return cmp.Compare(strings.Count(a.path, "."), strings.Count(b.path, "."))
	})
	return near
}

// asked are the figures that a meeting asks for, among those that there are.
func asked(all []namedFigure) (some []namedFigure) {
	for _, path := range []string{
		"terms.as_contracted.scenario.deficit", "terms.as_contracted.saving", "terms.cost_per_case.saving",
		"lands_after_year_end", "system_saving", "budget",
	} {
		if i := slices.IndexFunc(all, func(f namedFigure) bool { return f.path == path }); i >= 0 {
			some = append(some, all[i])
		}
	}
	return some
}

// likeness is 2 where a word is among others, 1 where one of them begins alike.
func likeness(word string, among []string) int {
	if slices.Contains(among, word) {
		return 2
	}
	if near := fault.Nearest(word, among); near != "" && near[0] == word[0] {
		return 1
	}
	return 0
}

// wordsOf are the words of a path or a label, in small letters.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// figureList lists figures with what they are, of many the first.
func figureList(x *explain.Explainer, near []namedFigure) string {
	const most = 8
	list, wide := "type one of these after fewer explain:", 0
	shown := near[:min(len(near), most)]
	for _, f := range shown {
		wide = max(wide, len(f.path))
	}
	for _, f := range shown {
		list += fmt.Sprintf("\n  %-*s  %s", wide, f.path, f.words)
	}
	if all := len(x.Figures()); all > len(shown) {
		list += fmt.Sprintf("\n  and more: fewer explain --list lists all %d", all)
	}
	return list
}
