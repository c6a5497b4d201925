package commands

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/bills"
	"fewer/scenarios/intake"
)

// billsAsked is what was typed after `fewer bills`.
type billsAsked struct {
	year, commissioner, sheet string
	tariffs                   []string
	practices, contract       string
	frozenTo                  string
	readmission               int
	asJSON, over              bool
	csv, credit               string
}

func billsCommand() *cobra.Command {
	var asked billsAsked
	cmd := &cobra.Command{
		Use:   "bills LINES… --year YEAR",
		Short: "check a bill by patient, and say what being right is worth",
		Long: `Reads a bill by patient and says which of its lines are wrong, by how much, which
may still be challenged, and what putting them right saves under the contract that
there is: an error in a block's data saves nothing now. Columns are known by their
headings. A column or a table that is missing switches off the checks that need it,
and the report says which. Nothing of a patient is written anywhere.`,
		Example: `  fewer bills lines.csv --year my.year.yaml
  fewer bills lines.csv --year my.year.yaml --tariff stays.csv --tariff outpatients.csv \
    --practices practices.csv --contract discounts.csv
  fewer bills lines.csv --year my.year.yaml --tariff stays.csv --frozen-to 5 --csv challenges.csv
  fewer bills lines.csv --year my.year.yaml --tariff stays.csv --credit credits.yaml`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return wrongly(cmd.CommandPath()+" --help says more", "name the bill: fewer bills lines.csv --year my.year.yaml")
			case asked.year == "":
				return wrongly("a bill is held against a year's contracts: add --year my.year.yaml", "--year is missing")
			case asked.readmission < 1 || asked.readmission > 365:
				return wrongly("write a number of days such as 14 or 30", "--readmission %d is no number of days from 1 to 365", asked.readmission)
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"csv", "txt", "xlsx"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error { return checkBills(cmd, args, asked) },
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.year, "year", "", "the year `FILE` with the contracts")
	flags.StringVar(&asked.commissioner, "commissioner", "", "our `CODE` (default the commonest on the lines)")
	flags.StringArrayVar(&asked.tariffs, "tariff", nil, "a tariff `FILE`, of stays or of attendances; may be given again")
	flags.StringVar(&asked.practices, "practices", "", "a `FILE` of practices with their commissioner")
	flags.StringVar(&asked.contract, "contract", "", "a `FILE` of market forces factors and agreed discounts")
	flags.StringVar(&asked.frozenTo, "frozen-to", "", "the last `MONTH` that is closed: 5 or August")
	flags.IntVar(&asked.readmission, "readmission", 30, "query emergencies within so many `DAYS` of a discharge")
	flags.StringVar(&asked.sheet, "sheet", "", "the sheet `NAME` of a workbook")
	flags.BoolVar(&asked.asJSON, "json", false, "write JSON")
	flags.StringVar(&asked.csv, "csv", "", "write the challenges to a `FILE`")
	flags.StringVar(&asked.credit, "credit", "", "write what is saved as lines for the year file to a `FILE`")
	flags.BoolVar(&asked.over, "over", false, "write over files that are there already")
	return cmd
}

// billsChecked is a bill that was checked, and what it was held against.
type billsChecked struct {
	asked    billsAsked
	frozenTo int
	opened   *scenarios.Opened
	prepared *model.Prepared
	result   *bills.Result
	several  bool // the bill is in several files
}

func checkBills(cmd *cobra.Command, paths []string, asked billsAsked) error {
	c, err := checkedBills(cmd, paths, asked)
	if err != nil {
		return err
	}
	sayNotes(cmd.ErrOrStderr(), c.opened)
	if asked.asJSON {
		err = writeJSON(cmd.OutOrStdout(), c.report())
	} else {
		c.write(cmd.OutOrStdout())
	}
	if err != nil {
		return err
	}
	return c.writeFiles(cmd, paths)
}

// checkedBills reads everything and checks the bill.
func checkedBills(cmd *cobra.Command, paths []string, asked billsAsked) (*billsChecked, error) {
	o, err := openFiles(cmd, []string{asked.year})
	if err != nil {
		return nil, err
	}
	if len(o.Scenarios) > 0 {
		return nil, wrongly("name the year file", "--year %s is a scenario, not a year", asked.year)
	}
	c := &billsChecked{asked: asked, opened: o, prepared: model.Prepare(o.Year), several: len(paths) > 1}
	if c.frozenTo, err = frozenMonth(asked.frozenTo, o.Year); err != nil {
		return nil, err
	}
	reference, err := readReference(asked)
	if err != nil {
		return nil, err
	}
	bill, err := bills.Read(paths, bills.Options{Sheet: asked.sheet})
	if err != nil {
		return nil, tableFault(err)
	}
	c.result = bills.Check(bill, reference, bills.Asked{
		Prepared: c.prepared, Commissioner: asked.commissioner, FrozenTo: c.frozenTo, Readmission: asked.readmission,
	})
	return c, nil
}

func readReference(asked billsAsked) (*bills.Reference, error) {
	r := &bills.Reference{}
	for _, path := range asked.tariffs {
		if err := r.ReadTariff(path); err != nil {
			return nil, tableFault(err)
		}
	}
	if asked.practices != "" {
		if err := r.ReadPractices(asked.practices); err != nil {
			return nil, tableFault(err)
		}
	}
	if asked.contract != "" {
		if err := r.ReadContract(asked.contract); err != nil {
			return nil, tableFault(err)
		}
	}
	return r, nil
}

// tableFault is a fault of a table with its hint apart.
func tableFault(err error) error {
	var f *intake.Fault
	if errors.As(err, &f) {
		return faulty(f.Hint, "%s: %s", f.Place, f.What)
	}
	return err
}

// frozenMonth reads the last month that is closed, 0 for none.
func frozenMonth(text string, y *model.Year) (int, error) {
	if text == "" {
		return 0, nil
	}
	w, ok := intake.ParseMonth(text, y.FinancialYear, false)
	if !ok || w.Month > model.MonthsInYear || w.Year != y.FinancialYear {
		return 0, wrongly("write 1 (April) to 12 (March), or a month such as August", "--frozen-to %s is no month of %s", text, y.FinancialYear)
	}
	return w.Month, nil
}

// writeFiles writes the challenges and the credits, where they were asked for.
func (c *billsChecked) writeFiles(cmd *cobra.Command, paths []string) error {
	from := slices.Concat(paths, c.opened.Files())
	for _, f := range []struct {
		to      string
		content func() ([]byte, error)
		says    string
	}{
		{c.asked.csv, c.challenges, "challenges"},
		{c.asked.credit, c.credits, "lines for the year file"},
	} {
		if f.to == "" {
			continue
		}
		if slices.Contains(paths, f.to) {
			return faulty("name another file", "%s is the bill itself, and is left as it is", f.to)
		}
		content, err := f.content()
		if err != nil {
			return err
		}
		if err := scenarios.WriteNew(f.to, content, c.asked.over, from...); err != nil {
			return notWritten(err, "name another file", ", or add --over to write over it")
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "written: %s, %s\n", printable(f.to), f.says)
	}
	return nil
}

// provider names a provider: as the bill does, and in words where the year has it.
func (c *billsChecked) provider(billed string, inYear int) string {
	if inYear < 0 {
		if billed == "" {
			return "no provider"
		}
		return billed
	}
	if name := c.opened.Year.Providers[inYear].Name; !strings.EqualFold(name, billed) {
		return billed + ", " + name
	}
	return billed
}

// lineWords names a line of the bill, with its file where there are several.
func (c *billsChecked) lineWords(file, line string) string {
	if c.several && line != "" {
		return file + " " + line
	}
	return line
}

// isNumber tells a line's number that JSON may have as a number.
func isNumber(line string) bool {
	n, err := strconv.Atoi(line)
	return err == nil && strconv.Itoa(n) == line
}
