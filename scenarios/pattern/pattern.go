// Package pattern has regular expressions that are compiled when they are first asked for:
// what reads years and files knows about a hundred, and a start waits for none of them.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy gives a regular expression, compiled once. One that is none panics when it is
// asked for: all are written in the sources.
func Lazy(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
