package commands

import (
	"strings"

	"github.com/spf13/cobra"

	"fewer/views/tui"
)

const about = `Fewer shows what fewer referrals would save by 31 March: under the contracts in
force, if all were block, if all were cost per case, and as you might propose.`

// CommandLine is the whole command line, for those who write about it.
func CommandLine() *cobra.Command { return root() }

// What cobra keeps for all command lines is set once: tests run several side by side.
func init() {
	// A double click on Windows opens the app; cobra would stop there and say
	// that this is a program for the command line.
	cobra.MousetrapHelpText = ""
	cobra.EnableCommandSorting = false
}

// root makes the whole command line. A new one for each run keeps flags from
// one run out of the next.
func root() *cobra.Command {
	theme, practice := "", ""
	cmd := &cobra.Command{
		Use:               "fewer [YEAR] [SCENARIO]",
		Short:             "what fewer referrals would save by the end of the year",
		Long:              about,
		Version:           version(),
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return openAppFor(cmd, args, theme, practice)
		},
	}
	cmd.PersistentFlags().BoolP("help", "h", false, "show this help")
	cmd.Flags().BoolP("version", "v", false, "say which version this is")
	themeSwitch(cmd, &theme)
	addPracticeFlag(cmd, &practice, "begin with one practice: rows and sliders are its own")
	cmd.SetVersionTemplate("fewer {{.Version}}\n")
	cmd.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if f := cmd.Flags().Lookup(practiceSwitch); f != nil && f.Changed && strings.TrimSpace(f.Value.String()) == "" {
			return wrongly("leave it out for all practices", "--%s needs something after it", practiceSwitch) // "" would stand for none
		}
		return nil
	}
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return wrongly(cmd.CommandPath()+" --help lists what can be typed", "%s", flagFault(err))
	})
	cmd.SuggestionsMinimumDistance = 2
	cmd.SetUsageTemplate(usageTemplate)
	cmd.SetHelpTemplate("{{.Long}}\n\n{{.UsageString}}")
	for _, command := range all {
		c := command()
		c.DisableFlagsInUseLine = true
		cmd.AddCommand(c)
	}
	for _, c := range append(cmd.Commands(), cmd) {
		if strings.Contains(c.Use, "YEAR") && c.Flags().Lookup("year") == nil {
			addSample(c)
		}
	}
	cmd.DisableFlagsInUseLine = true
	hideHelpCommand(cmd)
	return cmd
}

// addSample gives a command the switch for a year that is built in.
func addSample(cmd *cobra.Command) {
	cmd.Flags().String(sampleSwitch, "", "in place of YEAR, the built-in year `NAME`: "+strings.Join(sampleKeys(), " or "))
	completed(cmd, sampleSwitch, sampleKeys())
}

// themeSwitch gives a command that opens the app the switch for its colours.
func themeSwitch(cmd *cobra.Command, theme *string) {
	all := tui.Themes
	last := len(all) - 1
	cmd.Flags().StringVar(theme, "theme", "", "the colours `NAME`: "+strings.Join(all[:last], ", ")+" or "+all[last]+"; remembered")
}

// hideHelpCommand keeps `fewer help COMMAND`, which people type out of habit,
// out of a list in which --help says the same.
func hideHelpCommand(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Hidden = true
		}
	}
}

const usageTemplate = `Type:
  {{.UseLine}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}}  {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Switches:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasExample}}

For example:
{{.Example}}{{end}}
`

// flagFault says in plain words what pflag says in its own.
func flagFault(err error) string {
	text := err.Error()
	for _, unknown := range []string{"unknown flag: ", "unknown shorthand flag: "} {
		if rest, ok := strings.CutPrefix(text, unknown); ok {
			return "there is no switch " + rest
		}
	}
	if rest, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		return rest + " needs something after it"
	}
	return text
}

// completeFiles offers YAML files and folders to a shell.
func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

// exactly asks for n arguments, and says what is missing or too many.
func exactly(n int, missing string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < n:
			return helped(cmd, "%s", missing)
		case len(args) > n:
			return helped(cmd, "“%s” is one too many", args[n])
		}
		return nil
	}
}

// helped is what was typed wrongly, where the help of the command says more.
func helped(cmd *cobra.Command, format string, args ...any) error {
	return wrongly(cmd.CommandPath()+" --help says more", format, args...)
}

// noSuchFile says that an argument is neither a file nor a command.
func noSuchFile(cmd *cobra.Command, name string) error {
	hint := "fewer --help lists the commands"
	if near := cmd.Root().SuggestionsFor(name); len(near) > 0 {
		hint = "did you mean: fewer " + near[0]
	}
	return wrongly(hint, "there is no file “%s”, and no command of that name", name)
}

// atLeastOne asks for a file or more.
func atLeastOne(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return helped(cmd, "name the scenario files, such as %s ours.yaml theirs.yaml", cmd.CommandPath())
	}
	return nil
}
