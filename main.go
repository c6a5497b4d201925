// Fewer shows a meeting of GPs and commissioners what fewer referrals would
// save by the end of the financial year, under the contracts that are in force
// and under others.
package main

import (
	"os"

	"fewer/views/commands"
)

func main() {
	os.Exit(commands.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
