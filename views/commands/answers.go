package commands

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"fewer/model"
	"fewer/scenarios"
	"fewer/scenarios/journal"
	"fewer/views/answers"
	"fewer/views/print"
)

// printing is how an answer is to be written: as text, as JSON, or to files.
type printing struct {
	asJSON, over bool
	files        []string // for each format the file, "-" for the standard output, "" for none
}

// addFlags gives a command the switches for it, but for those that it has itself.
func (p *printing) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&p.asJSON, "json", false, "write JSON")
	p.files = make([]string, len(print.Formats))
	for i, f := range print.Formats {
		flags.StringVar(&p.files[i], f.Name, "", f.About+": the `FILE` to write, - for the standard output")
	}
	if flags.Lookup("over") == nil {
		addOverFlag(cmd, &p.over)
	}
}

// addOverFlag gives a command the switch that lets it replace a file.
func addOverFlag(cmd *cobra.Command, over *bool) {
	cmd.Flags().BoolVar(over, "over", false, "write over a file that is there already")
}

// addNamesFlag gives a command that passes on the switch for the names of practices.
func addNamesFlag(cmd *cobra.Command, names *bool) {
	cmd.Flags().BoolVar(names, "names", false, "write the names of practices, which otherwise go by letters")
}

// taken tells that the standard output has a form of the answer that nothing may be
// added to.
func (p *printing) taken() bool { return p.asJSON || slices.Contains(p.files, "-") }

// print writes the answer: to the files that were asked for, by the rules of file,
// and to the standard output as JSON or text, unless it takes another format.
func (p *printing) print(cmd *cobra.Command, a *answers.Answer, file outFile) error {
	out := cmd.OutOrStdout()
	if n := len(slices.DeleteFunc(slices.Clone(p.files), func(to string) bool { return to != "-" })); n > 1 || n == 1 && p.asJSON {
		return wrongly("name a file for the others", "only one form of the answer can go to the standard output")
	}
	for i, f := range print.Formats {
		switch to := p.files[i]; to {
		case "":
		case "-":
			if err := f.Write(out, a); err != nil {
				return err
			}
		default:
			var b bytes.Buffer
			if err := f.Write(&b, a); err != nil {
				return err
			}
			file.flag, file.over = "--"+f.Name, p.over
			if err := file.write(to, b.Bytes()); err != nil {
				return err
			}
			what := f.About
			if f.Lists {
				what = cmp.Or(a.ListsAre, what)
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "written: %s, %s\n", printable(to), what)
		}
	}
	switch {
	case p.asJSON:
		return print.JSON(out, a.Data())
	case p.taken():
		return nil
	}
	return print.Text(out, a, print.PageWidth)
}

// outFile says how a file is written that was asked for by a switch: never over a
// year file, nor over what it is made of; over another one only where that is asked
// for; and to be read by those who may read what it is made of.
type outFile struct {
	flag string
	over bool
	like []string // who may read these may read it
	read []string // these are left as they are
	what string   // what those are
}

func (f *outFile) write(to string, content []byte) error {
	hint := "name another file with " + f.flag
	if err := isAFile(to, f.flag); err != nil {
		return err
	}
	if slices.ContainsFunc(f.read, func(path string) bool { return journal.SameFile(to, path) }) {
		return faulty(hint, "%s is %s, and is left as it is", to, f.what)
	}
	if err := journal.WriteNew(to, content, f.over, f.like...); err != nil {
		return notWritten(err, hint, ", or add --over to write over it")
	}
	return nil
}

// isAFile refuses - for a file that is to be kept: it stands for the standard output where
// answers are written, and would be a file of that name here.
func isAFile(to, flag string) error {
	if to == "-" {
		return faulty("name a file, such as "+flag+" my.yaml; the answer itself goes to the standard output with --csv -, --md - or --json", "- is the standard output, and %s writes a file that is kept", flag)
	}
	return nil
}

// madeOf are the rules for what is made of files that were opened. A bundle that was
// received is no scenario's own file, and of a year file it needs no word.
func madeOf(o *scenarios.Opened) outFile {
	f := outFile{like: o.Files(), what: "a scenario that this is made of"}
	for _, s := range o.Scenarios {
		if o.OwnFile(s.Path) {
			f.read = append(f.read, s.Path)
		}
	}
	return f
}

// answering is what the commands do that answer one question about files: open
// them, find the answer, say what there is to know of the files, and write it.
func answering(p *printing, find func(*cobra.Command, *scenarios.Opened) (*answers.Answer, error)) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		o, err := openFiles(cmd, args)
		if err != nil {
			return err
		}
		a, err := find(cmd, o)
		if err != nil {
			return err
		}
		sayNotes(cmd.ErrOrStderr(), o)
		return p.print(cmd, a, madeOf(o))
	}
}

// newQuestion asks about the one scenario that was opened, if there is any.
func newQuestion(o *scenarios.Opened, terms string) (*answers.Question, error) {
	if len(o.Scenarios) > 1 {
		return nil, tooMany(o)
	}
	t, err := termsOf(terms)
	if err != nil {
		return nil, err
	}
	q := answers.Ask(o, t)
	if t == model.AsProposed && !q.Projection().Proposed {
		return nil, wrongly("give a scenario with contracts in it, or other terms", "no terms are proposed")
	}
	return q, nil
}

func tooMany(o *scenarios.Opened) error {
	return wrongly("give one", "%d scenarios are too many here", len(o.Scenarios))
}
