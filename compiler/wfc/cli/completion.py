"""``wfc completion``: what teaches a shell to complete ``wfc``."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from wfc.cli.console import write
from wfc.cli.manual import epilog
from wfc.exits import UsageError

SHELLS = ("bash", "zsh", "fish")
#: Found in $fpath, click's script for zsh runs as a whole at every Tab: at the second it only
#: registers its function, and completes nothing. So it is registered at the first.
_AUTOLOADED = (
    "    # autoload from fpath, call function directly\n",
    "    # autoload from fpath: from now on the function, and now too\n"
    "    compdef _wfc_completion wfc\n",
)


@click.command(
    epilog=epilog(
        (
            "wfc completion bash > wfc.bash",
            "wfc completion zsh > _wfc",
            "wfc completion fish > wfc.fish",
        )
    ),
    help="""Print the script that completes commands, options, rules, schemas and tasks in SHELL.

\b
Where it goes, for you alone:
  bash  ~/.local/share/bash-completion/completions/wfc   (bash 4.4 or newer)
  zsh   _wfc in any folder of $fpath, before compinit runs
  fish  ~/.config/fish/completions/wfc.fish

\b
To try it in the shell you are in:
  bash  source <(wfc completion bash)
  zsh   source <(wfc completion zsh)
  fish  wfc completion fish | source
""",
)
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script for ``shell``."""
    made = get_completion_class(shell)
    if made is None:
        raise UsageError(f"no completion is known for `{shell}`")
    completion = made(context.find_root().command, {}, "wfc", "_WFC_COMPLETE")
    # Not the method of the shell's own class: bash's starts a bash to ask for its version.
    write(ShellComplete.source(completion).replace(*_AUTOLOADED))
