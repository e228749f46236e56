"""``wfc explain``: what a rule means, from the rule's own docstring."""

from __future__ import annotations

import click

from wfc.cli.candidates import rules
from wfc.cli.console import write
from wfc.cli.manual import epilog
from wfc.exits import UsageError
from wfc.lint import manual
from wfc.rules.shelf import SEVERITIES


@click.command(
    epilog=epilog(("wfc explain", "wfc explain dependency-cycle")),
    help="Explain RULE: what it does, why, an example that fails and its correction. "
    "Without RULE: list all rules.",
)
@click.argument("rule", required=False, shell_complete=rules)
def command(rule: str | None) -> None:
    """Print the explanation of ``rule``, or the list of rules."""
    if rule is None:
        width = max(map(len, SEVERITIES))
        for name, severity in SEVERITIES.items():
            write(f"{name:{width}}  {severity:7}  {manual(name).splitlines()[0]}\n")
        return
    if rule not in SEVERITIES:
        from wfc.wording import Names

        near = Names(SEVERITIES).near(rule)
        hint = f"; did you mean `{near}`?" if near else "; `wfc explain` lists the rules"
        raise UsageError(f"no rule is called `{rule}`{hint}")
    write(f"{rule} ({SEVERITIES[rule]})\n\n{manual(rule)}\n")
