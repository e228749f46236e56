"""The rules that a command line names: whether there are such, and whether they can be ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def require_known(select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    """Raise UsageError unless all of ``select`` and ``ignore`` can be chosen."""
    for rule in select + ignore:
        _known(rule)
    for rule in ignore:
        _ignorable(rule)


def _known(rule: str) -> None:
    """Raise UsageError unless ``rule`` can be chosen."""
    from wfc.rules.shelf import SEVERITIES
    from wfc.settings import GROUPS

    if rule not in SEVERITIES and rule not in GROUPS:
        meant = near_rules(rule, (*SEVERITIES, *GROUPS))
        hint = f"; did you mean {meant}?" if meant else "; `wfc explain` lists the rules"
        raise UsageError(f"no rule is called `{rule}`{hint}")


def near_rules(rule: str, known: Iterable[str]) -> str:
    """Return the rule that was probably meant, or those that hold its word; "" when none does."""
    from wfc.wording import Names, listed

    names = tuple(known)
    near = Names(names).near(rule)
    meant = [near] if near else [name for name in names if rule.lower() in name.split("-")]
    return listed(meant, "or")


def _ignorable(rule: str) -> None:
    """Raise UsageError when ``rule`` speaks always."""
    from wfc.rules.shelf import ALWAYS, TELLS

    if rule in TELLS or rule in ALWAYS:
        raise UsageError(f"the rule `{rule}` cannot be ignored: it guards the payload")
