"""The command line as click sees it: every command loaded only when it is called."""

from __future__ import annotations

import os
from errno import ENOSPC
from importlib import import_module
from typing import Any

import click

from wfc import __version__, exits
from wfc.cli import candidates
from wfc.cli.commands import Commands
from wfc.cli.manual import briefly, epilog
from wfc.cli.options import LINT, Option

#: Every command but lint, and one line about it; each lives in the module of its name.
COMMANDS = {
    "init": "Write a spec and settings to begin with.",
    "lint": "Check specs and say what is wrong with them.",
    "fmt": "Write specs in canonical form.",
    "explain": "Explain a rule or the origin of a value.",
    "ls": "List tasks, and what a selection of them means.",
    "graph": "Draw the graph of a spec.",
    "params": "Show what every task of a run will see.",
    "diff": "Compare two versions of a workflow by what they mean.",
    "compile": "Compile specs to the requests they stand for.",
    "plan": "Say what would be submitted, and what has changed.",
    "apply": "Submit a workflow and follow it until every task has ended.",
    "status": "Say how far a run is.",
    "watch": "Follow a run until every task has ended.",
    "logs": "Print the logs of a run.",
    "stop": "Ask the service to stop a run.",
    "rerun": "Ask the service to run tasks again.",
    "runs": "List what was submitted.",
    "import": "Turn a request into a spec.",
    "emulate": "Serve an emulated DataWorks on this machine.",
    "schema": "Print the JSON Schemas of the language.",
    "completion": "Print what completes wfc in your shell.",
}

#: What other tools call them.
WORDS = {
    "help": "--help",
    "version": "--version",
    "validate": "lint",
    "check": "lint",
    "format": "fmt",
    "list": "ls",
    "show": "status",
    "build": "compile",
    "submit": "apply",
    "run": "apply",
    "deploy": "apply",
    "cancel": "stop",
    "retry": "rerun",
    "history": "runs",
    "serve": "emulate",
}

EPILOG = f"""\b
Examples:
  wfc lint workflows/                         check every spec below a folder
  wfc graph orders.wfc.yaml                   see what waits for what
  wfc compile orders.wfc.yaml                 print the request body
  wfc apply orders.wfc.yaml --local           run it on the embedded emulator
  wfc status @last                            see how far the latest run is
  wfc explain dependency-cycle                what a rule means

\b
{briefly()}
"""


#: What may follow an option of lint.
OFFERED = {
    "select": candidates.selectable,
    "ignore": candidates.ignorable,
    "baseline": candidates.files,
    "stdin-filename": candidates.files,
}


def _load(name: str) -> click.Command:
    """Import the command ``name``."""
    if name == "lint":
        return lint_command()
    module = "import_" if name == "import" else name  # a word of Python's own
    command: click.Command = import_module(f"wfc.cli.{module}").command
    return command


@click.group(
    cls=Commands,
    table=COMMANDS,
    load=_load,
    words=WORDS,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Check, compile and run declarative workflows for Alibaba Cloud DataWorks.",
)
@click.version_option(__version__, message="wfc %(version)s")
def wfc() -> None:
    """Hold the commands."""


def lint_command() -> click.Command:
    """Return ``lint`` as click sees it, made from the same table as the short way in."""

    def call(**options: Any) -> int:
        from wfc.cli.lint import lint

        return lint(**options)

    parameters: list[click.Parameter] = [
        click.Argument(
            ["paths"], nargs=-1, metavar="[FILE|DIR|-]...", shell_complete=candidates.files
        )
    ]
    for option in LINT:
        parameters.append(
            click.Option(
                [*([f"-{option.short}"] if option.short else []), f"--{option.name}", option.key()],
                help=option.help,
                default=option.initial(),
                is_flag=option.flag,
                show_default=option.default is not None,
                multiple=option.repeated,
                type=_type(option),
                metavar=option.metavar or None,
                shell_complete=OFFERED.get(option.name),
            )
        )
    return click.Command(
        "lint",
        params=parameters,
        callback=call,
        help=f"{COMMANDS['lint']} Without arguments: the folder you are in.",
        epilog=epilog(
            (
                "wfc lint",
                "wfc lint orders.wfc.yaml --output-format concise",
                "wfc lint workflows/ --output json:problems.json --output sarif:wfc.sarif",
                "wfc lint workflows/ --fix",
                "wfc lint workflows/ --diff --unsafe-fixes",
                "wfc lint workflows/ --baseline known.json --write-baseline",
                "cat orders.wfc.yaml | wfc lint - --stdin-filename orders.wfc.yaml",
            ),
            {
                exits.CLEAN: "nothing as grave as --fail-level; there may be warnings",
                exits.PROBLEMS: "problems found; or --diff shows a change",
                exits.INTERRUPTED: "",
            },
        ),
    )


def _type(option: Option) -> click.ParamType[Any] | None:
    if option.choices:
        return click.Choice(option.choices)
    return None if option.flag else click.STRING


def run(arguments: list[str]) -> int:
    """Run ``wfc ARGUMENTS`` and return its exit code."""
    try:
        code = wfc.main(arguments, prog_name="wfc", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return exits.USAGE
    except click.ClickException as error:
        from wfc.cli.console import say
        from wfc.cli.mistake import sentence

        say(f"error: {sentence(error)}")
        context: click.Context | None = getattr(error, "ctx", None)
        if context is not None:
            say(f"  = help: `{context.command_path} --help` shows how")
        return exits.USAGE
    except OSError as error:
        # click prints help itself, and not by `write`.
        if error.errno != ENOSPC:
            raise
        from wfc.cli.console import drop_output

        drop_output()
        reason = os.strerror(ENOSPC).lower()
        raise exits.UsageError(f"standard output cannot be written: {reason}") from error
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else exits.CLEAN
