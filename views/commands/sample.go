package commands

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fewer/scenarios/intake"
	"fewer/scenarios/samples"
)

func sampleCommand() *cobra.Command {
	var out string
	var everything bool
	var toImport string
	cmd := &cobra.Command{
		Use:   "sample [" + strings.Join(sampleKeys(), " | ") + "] [--out DIR | --import DIR]",
		Short: "write out a built-in year and a scenario to start from",
		Long: `Writes a built-in year as a file with comments that teach the format, and beside it
a scenario to start from. Files that are there already are left as they are. The
years are ` + sampleWords() + `.`,
		Example: "  fewer sample --out meeting\n  fewer sample icb --out board\n  fewer sample --import try",
		Args: func(cmd *cobra.Command, args []string) error {
			return exactly(min(len(args), 1), "")(cmd, args)
		},
		ValidArgs: sampleKeys(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if toImport != "" {
				return writeImportSample(cmd, toImport)
			}
			b, err := builtIn(append(args, sampleKeys()[0])[0])
			if err != nil {
				return err
			}
			files := []samples.Sample{{Name: b.YearName, Bytes: b.Year()}, b.Starter()}
			if everything {
				files = append(files, b.Scenarios()...)
			}
			if err := writeSamples(out, files); err != nil {
				return err
			}
			for _, f := range files {
				fmt.Fprintln(cmd.OutOrStdout(), "written:", printable(filepath.Join(out, f.Name)))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "next: fewer %s\n", printable(filepath.Join(out, b.StarterName)))
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", ".", "the folder `DIR` to write to; made if it is not there")
	cmd.Flags().BoolVar(&everything, "all", false, "write more scenarios, as examples")
	cmd.Flags().StringVar(&toImport, "import", "", "write a small set of monitoring files to the folder `DIR`, to try fewer import on")
	return cmd
}

// writeImportSample writes monitoring files, and says how to import them.
func writeImportSample(cmd *cobra.Command, folder string) error {
	files, err := intake.Sample()
	if err != nil {
		return err
	}
	all := make([]samples.Sample, len(files))
	names := make([]string, len(files))
	for i, f := range files {
		all[i] = samples.Sample{Name: f.Name, Bytes: f.Content}
		names[i] = filepath.Join(folder, f.Name)
	}
	if err := writeSamples(folder, all); err != nil {
		return err
	}
	for _, name := range names {
		fmt.Fprintln(cmd.OutOrStdout(), "written:", printable(name))
	}
	fmt.Fprintf(cmd.OutOrStdout(), "next: fewer import %s --out my.year.yaml\n", printable(strings.Join(names, " ")))
	return nil
}

// writeSamples writes the files to the folder: all of them or, where one is in
// the way, none.
func writeSamples(folder string, files []samples.Sample) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return faulty("name another folder with --out", "the folder %s can't be made: %s", folder, reason(err))
	}
	for _, f := range files {
		path := filepath.Join(folder, f.Name)
		if _, err := os.Lstat(path); err == nil {
			return faulty("name another folder with --out", "%s is there already, and is left as it is", path)
		}
	}
	for _, f := range files {
		if err := writeNew(filepath.Join(folder, f.Name), f.Bytes); err != nil {
			return faulty("name another folder with --out", "%s can't be written: %s", filepath.Join(folder, f.Name), reason(err))
		}
	}
	return nil
}

// writeNew writes a file that is not there yet, whole or not at all.
func writeNew(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// reason says in plain words why a file can't be had.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "you may not write there"
	case errors.Is(err, fs.ErrExist):
		return "it is there already"
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such folder"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
