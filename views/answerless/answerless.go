// Package answerless lets the program start at once on a terminal that never
// answers questions. Bubble Tea v1 asks the terminal for its background colour
// while it is being initialised, and waits up to five seconds for an answer.
// Once a background has been set nothing is asked, so this package sets one, and
// does so first: Go initialises packages that are ready in the order of their
// import paths, and "fewer/…" sorts before "github.com/…". The setting itself
// is never read, since every theme names its own colours.
//
// Import it for its effect wherever Bubble Tea is imported.
package answerless

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
