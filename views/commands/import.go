package commands

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"fewer/scenarios"
	"fewer/scenarios/cell"
	"fewer/scenarios/fault"
	"fewer/scenarios/gather"
	"fewer/scenarios/intake"
	"fewer/scenarios/journal"
	"fewer/scenarios/mapping"
	"fewer/scenarios/nextmonth"
	"fewer/scenarios/tables"
	"fewer/views/answers"
	"fewer/views/words"
	"fewer/views/workshop"

	"github.com/spf13/cobra"
)

// importing is what was typed after fewer import.
type importing struct {
	request                     gather.Request
	contracts, practices, ratio string
	mapFile, year, by, out      string
	printing                    printing
}

func importCommand() *cobra.Command {
	i := &importing{}
	cmd := &cobra.Command{
		Use:   "import FILE… --out YEAR",
		Short: "make a year file of your own monitoring files",
		Long: `Reads contract monitoring, plans, referral returns, practices and contracts, CSV
or Excel, and makes a year file of them. What a file is, it finds out by its
headings. Before it writes it prints what it made of every row, and control
totals: activity and pounds by provider and month in the files against the year
file. Where they differ nothing is written. Headings that it does not know it
asks for in a map file, to be filled in and given back with --map. Without --out,
in a terminal, the app asks all of this one question after another, and shows what
would be made before it asks where to.

To try it: fewer sample --import try, and then the first line below in that folder.`,
		Example: `  fewer import slam.csv plan.csv referrals.csv practices.csv contracts.csv ratios.csv --out my.year.yaml
  fewer my.year.yaml
  fewer import slam-to-month-4.csv referrals-to-month-4.csv --out my.year.yaml --over`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongly("fewer import monitoring.csv --out my.year.yaml, for example; fewer sample --import DIR writes files to try it on", "name the files to import")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			i.request.Files = args
			return i.run(cmd)
		},
	}
	f := cmd.Flags()
	f.StringVar(&i.out, "out", "", "the year `FILE` to write")
	f.BoolVar(&i.printing.over, "over", false, "bring a year file that is there up to date; the old one is kept beside it")
	f.StringVar(&i.request.Commissioner, "commissioner", "", "your `CODE`, where the files hold several commissioners")
	f.StringVar(&i.contracts, "contracts", "", "the contracts of the providers, a `FILE`")
	f.StringVar(&i.practices, "practices", "", "the practices with their list sizes, a `FILE`")
	f.StringVar(&i.ratio, "ratios", "", "what referrals lead to, a `FILE`")
	f.StringVar(&i.mapFile, "map", "", "what headings mean that are not known, a `FILE`; written where it is needed")
	f.StringVar(&i.request.Sheet, "sheet", "", "the sheet `NAME` of a workbook")
	f.IntVar(&i.request.Month, "month", 0, "the last `MONTH` that counts, 1 is April")
	f.StringVar(&i.year, "year", "", "the financial `YEAR`, such as 2010/11, where the files do not say it")
	f.StringVar(&i.request.Name, "name", "", "the commissioner's `NAME`")
	f.BoolVar(&i.request.LeaveOutBlanks, "leave-out-blanks", false, "go on where most rows do not say whose they are, and leave them out")
	f.StringVar(&i.by, "by", "", "`hrg` for a line for each tariff code")
	i.printing.addFlags(cmd)
	f.Lookup("json").Usage = "print the report as JSON"
	return cmd
}

func (i *importing) run(cmd *cobra.Command) error {
	inApp := i.out == "" && !i.printing.taken() && isTerminal(cmd.InOrStdin()) && isTerminal(cmd.OutOrStdout())
	if i.out == "" && !inApp {
		return wrongly("add --out my.year.yaml", "say which year file to write")
	}
	if err := isAFile(i.out, "--out"); err != nil {
		return err
	}
	if err := i.understand(); err != nil {
		return err
	}
	if inApp {
		return openAppWith(cmd, nil, "", workshop.StartWorkbench, &i.request, "")
	}
	if errs := cmd.ErrOrStderr(); i.request.Progress == nil && isTerminal(errs) {
		i.request.Progress = progressOn(errs)
	}
	result, err := intake.Import(i.request)
	if err != nil {
		return i.refused(err)
	}
	var content []byte
	if i.request.Known != nil {
		content, err = nextmonth.Over(result, i.out)
	} else {
		content, err = result.Encode()
	}
	if err != nil {
		return intakeFault(err)
	}
	made := outFile{like: i.request.Files, read: i.request.Files, what: "a file that was imported"}
	if err := i.printing.print(cmd, answers.Imported(&result.Report), made); err != nil {
		return err
	}
	if result.Report.Difference != 0 {
		return faulty("look at the rows of the months that differ", "the control totals differ by %.2f: nothing was written", result.Report.Difference)
	}
	kept := ""
	if i.request.Known != nil {
		kept, err = journal.ReplaceYear(i.out, content)
	} else {
		err = journal.WriteNew(i.out, content, false, i.request.Files...)
	}
	if err != nil {
		return notWritten(err, "name another file with --out", "")
	}
	if !i.printing.taken() {
		if kept != "" {
			kept = "\nkept: " + printable(kept) + ", as it was"
		}
		fmt.Fprintf(cmd.OutOrStdout(), "\nwritten: %s"+kept+"\nnext: fewer check %s, then fewer %s\n", printable(i.out), printable(i.out), printable(i.out))
	}
	return nil
}

// understand checks what was typed, and reads the year and the map that are there.
func (i *importing) understand() error {
	if i.year != "" {
		if i.request.Year = cell.ParseYear(i.year); i.request.Year == 0 {
			return wrongly("write 2010/11", "--year %s is not a financial year", i.year)
		}
	}
	if i.request.Month < 0 || i.request.Month > 11 {
		return wrongly("write 1 for April to 11 for February", "--month %d is not a month after which something remains", i.request.Month)
	}
	switch i.by {
	case "":
	case "hrg":
		i.request.ByTariff = true
	default:
		return wrongly("write --by hrg, or leave it out", "lines can't be made by %s", i.by)
	}
	i.request.Kinds = map[string]tables.Layout{}
	for kind, more := range map[tables.Layout]string{tables.ContractList: i.contracts, tables.PracticeList: i.practices, tables.RatioList: i.ratio} {
		if more != "" {
			i.request.Kinds[more] = kind
		}
	}
	for _, more := range []string{i.contracts, i.practices, i.ratio} {
		if more != "" {
			i.request.Files = append(i.request.Files, more)
		}
	}
	if _, err := os.Stat(i.out); err == nil {
		if !i.printing.over {
			return faulty("add --over to bring it up to date, or name another file", "%s is there already, and is left as it is", i.out)
		}
		year, _, faults := scenarios.ReadAny(i.out)
		if faults.Fatal() {
			return faults
		}
		if year == nil || !year.ByMonth() {
			return faulty("name another file with --out", "%s", words.NotByMonth(i.out))
		}
		if i.request.Known = year; i.request.Year == 0 {
			i.request.Year = year.FinancialYear
		}
	}
	if _, err := os.Stat(i.mapFile); i.mapFile != "" && err == nil {
		if i.request.Map, err = mapping.Read(i.mapFile); err != nil {
			return intakeFault(err)
		}
	}
	return nil
}

// intakeFault is a fault of a table as commands report it.
func intakeFault(err error) error {
	var f *tables.Fault
	if errors.As(err, &f) {
		return faulty(f.Hint, "%s: %s", f.Place, f.What)
	}
	var all gather.Faults
	if errors.As(err, &all) {
		lines := make([]string, len(all))
		for i, f := range all {
			lines[i] = fmt.Sprintf("%s: %s", f.Place, f.What)
		}
		return faulty(all[0].Hint, "%s", strings.Join(lines, "; ")+". Nothing was written")
	}
	var inFile fault.Faults
	if errors.As(err, &inFile) {
		return err
	}
	return faulty("", "%s", err)
}

// refused says why nothing was made; where a map file is needed it writes one.
func (i *importing) refused(err error) error {
	var n *mapping.NotUnderstood
	if !errors.As(err, &n) {
		return intakeFault(err)
	}
	path := i.mapFile
	if path == "" {
		path = strings.TrimSuffix(strings.TrimSuffix(i.out, ".yaml"), ".year") + ".map.yaml"
	}
	if err := journal.WriteNew(path, n.Text(i.request.Map), i.mapFile != "", i.request.Files...); err != nil {
		var there *journal.AlreadyThere
		if errors.As(err, &there) {
			return faulty("give it back with --map "+path+", or delete it to have it written anew", "%s; the map file %s is there already", n.Says(), path)
		}
		return notWritten(err, "name another file with --map", "")
	}
	return faulty("fill in what is blank in it, and add --map "+path, "%s; %s was written, and no year file", n.Says(), path)
}

// progressOn shows how far a long file has been read, on one line of a terminal.
func progressOn(w io.Writer) func(file string, read, size int64) {
	const long = 20 << 20
	return func(file string, read, size int64) {
		if size >= long {
			showDone(w, file, float64(read)/float64(size))
		}
	}
}

// showDone shows how much of a file is done, from 0 to 1, on one line of a terminal,
// which is clear again at the end.
func showDone(w io.Writer, file string, share float64) {
	done := min(20, int(20*share))
	fmt.Fprintf(w, "\r%s %s%s %d%%", printable(file), strings.Repeat("█", done), strings.Repeat("░", 20-done), min(100, int(100*share)))
	if share >= 1 {
		fmt.Fprint(w, "\r\x1b[K")
	}
}
