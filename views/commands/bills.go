package commands

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/amend"
	"fewer/scenarios/bills"
	"fewer/scenarios/journal"
	"fewer/views/answers"
	"fewer/views/words"
)

// billsAsked is what was typed after `fewer bills`.
type billsAsked struct {
	year, commissioner, sheet string
	tariffs                   []string
	practices, contract       string
	frozenTo                  string
	readmission               int
	credit                    string
}

func billsCommand() *cobra.Command {
	var asked billsAsked
	var printing printing
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
				return helped(cmd, "name the bill: fewer bills lines.csv --year my.year.yaml")
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
		RunE: func(cmd *cobra.Command, args []string) error { return checkBills(cmd, args, asked, &printing) },
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
	printing.addFlags(cmd)
	flags.StringVar(&asked.credit, "credit", "", "write what is saved as lines for the year file to a `FILE`")
	return cmd
}

// billsChecked is a bill that was checked, and what it was held against.
type billsChecked struct {
	answers.CheckedBill
	asked  billsAsked
	opened *scenarios.Opened
}

func checkBills(cmd *cobra.Command, paths []string, asked billsAsked, printing *printing) error {
	c, err := checkedBills(cmd, paths, asked)
	if err != nil {
		return err
	}
	sayNotes(cmd.ErrOrStderr(), c.opened)
	out := outFile{flag: "--credit", over: printing.over, like: slices.Concat(paths, c.opened.Files()), read: paths, what: "the bill itself"}
	if err := printing.print(cmd, answers.Bills(&c.CheckedBill), out); err != nil || asked.credit == "" {
		return err
	}
	content, err := c.credits()
	if err != nil {
		return err
	}
	if err := out.write(asked.credit, content); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "written: %s, lines for the year file\n", printable(asked.credit))
	return nil
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
	frozenTo, ok := bills.FrozenMonth(asked.frozenTo, o.Year)
	if !ok {
		return nil, wrongly(words.HowToWriteMonths, "--frozen-to %s is no month of %s", asked.frozenTo, o.Year.FinancialYear)
	}
	prepared := o.Prepared()
	files := bills.Files{Lines: paths, Sheet: asked.sheet, Tariffs: asked.tariffs, Practices: asked.practices, Contract: asked.contract}
	var progress func(name string, read, size int64)
	if errs := cmd.ErrOrStderr(); isTerminal(errs) {
		progress = progressOn(errs)
	}
	result, err := files.Check(bills.Asked{
		Prepared: prepared, Commissioner: asked.commissioner, FrozenTo: frozenTo, Readmission: asked.readmission,
	}, progress)
	if err != nil {
		return nil, intakeFault(err)
	}
	return &billsChecked{asked: asked, opened: o, CheckedBill: answers.CheckedBill{
		Result: result,
		Year:   o.Year, Prepared: prepared, Readmission: asked.readmission, Several: len(paths) > 1,
	}}, nil
}

// credits are lines for the year file: what is saved as contracted if all that is
// open is put right.
func (c *billsChecked) credits() ([]byte, error) {
	year := c.Year
	var lines []model.Line
	var none []string
	for i, w := range c.Worth {
		p := &year.Providers[i]
		switch saved := w[model.AsContracted]; {
		case saved > 0:
			lines = append(lines, model.Line{
				ID: p.ID + "-challenges", Name: "Challenges to the bill of " + p.Name, WithoutActivity: true, Provider: p.ID,
				Budget: model.Given(0), Spent: -saved.Float(), Forecast: model.Forecast{Kind: model.NothingMore},
			})
		case w[model.AllCostPerCase] > 0:
			none = append(none, p.Name)
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# For the list of lines in the year file of %s: what is saved as contracted\n", comment(year.Title()))
	b.WriteString("# if every open challenge to the bill is accepted. Delete what is not, once it is known.\n")
	b.WriteString("# They are money that was agreed, and so count under every terms, a block too.\n")
	for _, name := range none {
		fmt.Fprintf(&b, "# %s: nothing, since its contract pays the same whatever is done.\n", comment(name))
	}
	if len(lines) == 0 {
		return b.Bytes(), nil
	}
	data, _ := journal.ReadFile(c.asked.year)
	text, err := amend.MoreLines(year, data, lines)
	if err != nil {
		return nil, faulty("", "the year with these credits would be at fault: %s", err)
	}
	b.Write(text)
	return b.Bytes(), nil
}

// comment is a text that stays in one line.
func comment(s string) string { return strings.Join(strings.Fields(printable(s)), " ") }
