package commands

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/fault"
	"fewer/scenarios/file"
	"fewer/views/words"
)

func checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "read year and scenario files, and say what is wrong with them",
		Long: `Reads year and scenario files and says everything that is wrong with them: the
file, line and column, what is wrong, and what to write instead. A scenario is
also held against its year: the year file that is named with it or, where none
is, the one it is made for; with --sample, a year that is built in. Warnings stop
nothing.`,
		Example: `  fewer check northshire.year.yaml
  fewer check northshire.year.yaml meeting.scenario.yaml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !cmd.Flags().Changed(sampleSwitch) {
				return wrongly("fewer check northshire.year.yaml, for example", "name the files to check")
			}
			return nil
		},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			c := &checking{out: cmd.OutOrStdout()}
			if err := c.readBuiltIn(cmd); err != nil {
				return err
			}
			for _, path := range args {
				c.read(path)
			}
			for _, r := range c.files {
				c.say(r)
			}
			if c.fatal {
				return errSaid
			}
			return nil
		},
	}
	addSample(cmd)
	return cmd
}

// checking reads all files first, since a year may stand after its scenarios.
type checking struct {
	out   io.Writer
	files []checkedFile
	fatal bool
}

// checkedFile is a file as read: a year or a document, or neither where it
// could not be.
type checkedFile struct {
	path   string
	year   *model.Year
	doc    *file.Document
	faults fault.Faults
}

// readBuiltIn reads the year that is built in, where one is named.
func (c *checking) readBuiltIn(cmd *cobra.Command) error {
	asked := cmd.Flags().Lookup(sampleSwitch)
	if !asked.Changed {
		return nil
	}
	b, err := builtIn(asked.Value.String())
	if err != nil {
		return err
	}
	f := checkedFile{path: b.YearName}
	f.year, f.faults = file.ReadYear(b.YearName, b.Year())
	c.files = append(c.files, f)
	return nil
}

func (c *checking) read(path string) {
	f := checkedFile{path: path}
	f.year, f.doc, f.faults = scenarios.ReadAny(path)
	c.files = append(c.files, f)
}

// say prints the faults of a file, and in a line what the file is.
func (c *checking) say(f checkedFile) {
	about := ""
	switch {
	case f.year != nil:
		about = "a year file, " + yearWords(f.year)
	case f.doc != nil:
		held, beside := c.holdAgainstYear(&f)
		about = held + beside
	}
	for _, found := range f.faults {
		fmt.Fprintln(c.out, printable(found.String()))
	}
	if f.faults.Fatal() {
		c.fatal = true
	}
	if about != "" {
		about += "; "
	}
	fmt.Fprintf(c.out, "%s: %s%s\n", printable(f.path), printable(about), faultCount(f.faults))
}

// holdAgainstYear checks a scenario beside its year, and says what both are.
func (c *checking) holdAgainstYear(f *checkedFile) (what, beside string) {
	what = scenarioWords(f.doc)
	year, name := c.yearOf(f)
	if year == nil {
		return what, "; not held against its year: name the year file too"
	}
	f.faults = append(f.faults, file.CheckScenario(f.doc, year)...)
	if f.doc.Result != nil {
		p := model.Prepare(year)
		pr := p.NewProjection()
		p.Project(&f.doc.Scenario, pr)
		if result := scenarios.CheckResult(*f.doc, year, pr); result.Same() {
			name += ", with the same result as when it was saved"
		} else {
			f.faults = append(f.faults, fault.Fault{File: f.path, Path: "result", What: result.String(), Warning: true})
		}
	}
	return what, "; beside " + name
}

// yearOf is the year that a scenario is held against: one that is named beside
// it, else the one it is made for.
func (c *checking) yearOf(f *checkedFile) (year *model.Year, name string) {
	years := 0
	for _, other := range c.files {
		if other.year == nil {
			continue
		}
		if years++; years == 1 || f.doc.Year.Agrees(other.year) {
			year, name = other.year, other.path
		}
	}
	if years == 1 || years > 1 && f.doc.Year.Agrees(year) {
		return year, name
	}
	year, origin, err := scenarios.YearFor(f.path, f.doc)
	switch {
	case years > 1 || err != nil:
		return nil, ""
	case f.doc.Bundled != nil:
		return year, "the year inside it"
	case origin.BuiltIn:
		return year, "the built-in year"
	}
	return year, origin.YearPath
}

func yearWords(y *model.Year) string {
	return fmt.Sprintf("%s: %s over, %s, %s, %s, %s", y.Title(), y.Elapsed(),
		words.Plural(len(y.Practices), "practice"), words.Plural(len(y.Providers), "provider"),
		words.Plural(len(y.Lines), "line"), words.Plural(len(y.Referrals), "referral stream"))
}

func scenarioWords(d *file.Document) string {
	kind := "a scenario file"
	if d.Bundled != nil {
		kind = "a scenario file with its year inside"
	}
	said := fmt.Sprintf("%s, “%s”: %s", kind, d.Scenario.Name, words.Plural(len(d.Scenario.Changes), "change"))
	if n := len(d.Scenario.Proposals); n > 0 {
		said += ", other terms proposed for " + words.Plural(n, "provider")
	}
	if n := len(d.RedLines); n > 0 {
		said += ", " + words.Plural(n, "red line")
	}
	return said
}

func faultCount(faults fault.Faults) string {
	said := "no faults"
	if n := len(faults.Errors()); n > 0 {
		said = words.Plural(n, "fault")
	}
	if n := len(faults.Warnings()); n > 0 {
		said += ", " + words.Plural(n, "warning")
	}
	return said
}
