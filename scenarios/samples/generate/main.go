// Command generate writes the built-in year and the sample scenarios into the
// folder that it is started in (go generate starts it in scenarios/samples).
// Every run writes the same bytes: chance comes from a constant seed.
package main

import (
	"fmt"
	"os"
)

func main() {
	files, err := Files()
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
	for _, f := range files {
		if err := os.WriteFile(f.Name, f.Bytes, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "generate:", err)
			os.Exit(1)
		}
	}
}

// File is a file to write.
type File struct {
	Name  string
	Bytes []byte
}
