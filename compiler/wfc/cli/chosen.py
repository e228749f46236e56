"""The rules that a command line names: whether there are such, and whether they can be ignored."""

from __future__ import annotations

from wfc.exits import UsageError


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
        from wfc.wording import Names

        near = Names((*SEVERITIES, *GROUPS)).near(rule)
        hint = f"; did you mean `{near}`?" if near else "; `wfc explain` lists the rules"
        raise UsageError(f"no rule is called `{rule}`{hint}")


def _ignorable(rule: str) -> None:
    """Raise UsageError when ``rule`` speaks always."""
    from wfc.rules.shelf import ALWAYS, TELLS

    if rule in TELLS or rule in ALWAYS:
        raise UsageError(f"the rule `{rule}` cannot be ignored: it guards the payload")
