package commands

import (
	"github.com/spf13/cobra"
)

// completed lets the shell complete what may follow a switch.
func completed(cmd *cobra.Command, name string, values []string) {
	// The switch was made just before, which is all that can go wrong.
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

var shells = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "help with typing, for bash, zsh, fish or powershell",
		Long: `Writes a script that lets the shell complete commands, file names and figures
when you press Tab. For bash:

  fewer completion bash > ~/.local/share/bash-completion/completions/fewer

For PowerShell, add this line to the file that $PROFILE names:

  fewer completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: shells,
		Args:      exactly(1, "name the shell: bash, zsh, fish or powershell"),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return cmd.Root().GenBashCompletionV2(out, true)
			case "zsh":
				return cmd.Root().GenZshCompletion(out)
			case "fish":
				return cmd.Root().GenFishCompletion(out, true)
			case "powershell":
				return cmd.Root().GenPowerShellCompletionWithDesc(out)
			}
			return wrongly("it knows bash, zsh, fish and powershell", "there is no completion for “%s”", args[0])
		},
	}
}
