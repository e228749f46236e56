"""``wfc explain``: what a rule means, or where a value of a spec comes from."""

from __future__ import annotations

import os

import click

from wfc import exits
from wfc.cli.candidates import files, rules
from wfc.cli.console import write
from wfc.cli.files import Workbench
from wfc.cli.given import environment_options, given, no_workflow
from wfc.cli.manual import epilog
from wfc.cli.telling import tell
from wfc.exits import UsageError
from wfc.lint import manual
from wfc.resolve.resolve import Given
from wfc.rules.shelf import SEVERITIES


@click.command(
    epilog=epilog(
        (
            "wfc explain",
            "wfc explain dependency-cycle",
            "wfc explain Tasks.report.Timeout warehouse/report.wfc.yaml -e prod",
        ),
        {exits.PROBLEMS: ""},
    ),
    help="Explain RULE: what it does, why, an example that fails and its correction. "
    "Without RULE: list all rules. With a FILE: say which line the value at PATH comes from, "
    "and which others that one beat.",
)
@click.argument("rule", required=False, metavar="[RULE|PATH]", shell_complete=rules)
@click.argument("file", required=False, metavar="[FILE]", shell_complete=files)
@environment_options
def command(
    rule: str | None, file: str | None, environment: str | None, params: tuple[str, ...]
) -> int:
    """Print the explanation of ``rule``, or the list of rules."""
    if rule is not None and file is not None:
        return _value(rule, file, given(None, environment, params))
    if environment is not None or params:
        raise UsageError("`-e` and `--param` go with a value: `wfc explain PATH FILE`")
    _rule(rule)
    return exits.CLEAN


def _value(path: str, file: str, asked: Given) -> int:
    from wfc.cli.explain_value import explained

    if os.path.isfile(path) and not os.path.exists(file):
        raise UsageError(f"the value comes first: `wfc explain {file} {path}`")
    checked = Workbench(given=asked).check(file)
    if checked.has_errors():
        tell([checked])
    if not checked.graphs:
        if checked.has_errors():
            return exits.PROBLEMS
        raise no_workflow(checked, file, "nothing of it is merged")
    write(explained(checked, path))
    return exits.PROBLEMS if checked.has_errors() else exits.CLEAN


def _rule(rule: str | None) -> None:
    if rule is None:
        width = max(map(len, SEVERITIES))
        for name, severity in SEVERITIES.items():
            write(f"{name:{width}}  {severity:7}  {manual(name).splitlines()[0]}\n")
        return
    if rule not in SEVERITIES:
        from wfc.cli.chosen import near_rules

        meant = near_rules(rule, SEVERITIES)
        if not meant and ("." in rule or rule[:1].isupper()):
            raise UsageError(f"`{rule}` is a value of a file: `wfc explain {rule} FILE`")
        hint = f"; did you mean {meant}?" if meant else "; `wfc explain` lists the rules"
        raise UsageError(f"no rule is called `{rule}`{hint}")
    write(f"{rule} ({SEVERITIES[rule]})\n\n{manual(rule)}\n")
