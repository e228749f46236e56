"""Which rules speak, and how loudly: ``Lint`` of ``wfc.yaml``, then the command line."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

    from wfc.problem import Severity

GROUPS = ("default", "all")


def _never() -> str:
    """Return a day before all others: nothing has expired."""
    return ""


class Choice:
    """The rules that speak. Rules that guard the payload speak always (``wfc.rules``)."""

    __slots__ = ("ignore", "per_file", "root", "select", "severity", "today")

    def __init__(
        self,
        select: tuple[str, ...] = ("default",),
        ignore: tuple[str, ...] = (),
        severity: dict[str, str] | None = None,
        per_file: dict[str, dict[str, list[str]]] | None = None,
        root: str = "",
        today: Callable[[], str] = _never,
    ) -> None:
        """Choose ``select`` without ``ignore``; ``severity`` overrides what a rule itself says.

        The patterns of ``per_file`` are held against the path of a file below ``root``. ``today``
        says the day (``2026-11-19``); it is asked only where a comment ends with one.
        """
        self.select: Final = select
        self.ignore: Final = ignore
        self.severity: Final = severity or {}
        self.per_file: Final = per_file or {}
        self.root: Final = root
        self.today: Final = today

    def over(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
        """Return this choice with the command line's laid over it.

        A ``select`` there replaces those of the settings; what it names is no longer ignored or
        off. Files that are to be left alone (``Ignore`` of ``PerFile``) still are.
        """
        if not select:
            ignored = self.ignore + ignore
            return Choice(self.select, ignored, self.severity, self.per_file, self.root, self.today)
        ignored = tuple(rule for rule in self.ignore if rule not in (*select, "all")) + ignore
        severity = {
            rule: level
            for rule, level in self.severity.items()
            if level != "off" or rule not in select
        }
        per_file = {
            pattern: {"Ignore": choice["Ignore"]}
            for pattern, choice in self.per_file.items()
            if "Ignore" in choice
        }
        return Choice(select, ignored, severity, per_file, self.root, self.today)

    def level(self, rule: str, own: Severity, file: str) -> Severity | None:
        """Return the severity of ``rule`` in ``file``, or None when it does not speak there."""
        level = self.severity.get(rule, own)
        select, ignore = self.select, self.ignore
        for choice in self._matching(file):
            select = tuple(choice.get("Select", select))
            ignore = (*ignore, *choice.get("Ignore", ()))
        if level == "off" or _names(ignore, rule, level) or not _names(select, rule, level):
            return None
        return level  # type: ignore[return-value]  # the schema of `Severity` knows no other words

    def _matching(self, file: str) -> list[dict[str, list[str]]]:
        """Return the entries of ``per_file`` that are for ``file``."""
        if not self.per_file:
            return []
        from fnmatch import fnmatchcase

        path = os.path.relpath(file, self.root) if self.root else file
        return [choice for pattern, choice in self.per_file.items() if fnmatchcase(path, pattern)]


def choice_of(project: dict[str, Any], root: str, today: Callable[[], str] = _never) -> Choice:
    """Return the choice that the settings file's sound value makes; it stands in ``root``."""
    lint = project.get("Lint") or {}
    return Choice(
        tuple(lint.get("Select", ("default",))),
        tuple(lint.get("Ignore", ())),
        lint.get("Severity"),
        lint.get("PerFile"),
        root,
        today,
    )


def named(project: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return every rule that the settings name, and the route at which they do."""
    lint = project.get("Lint") or {}
    found: list[tuple[str, tuple[str | int, ...]]] = [
        (rule, ("Lint", "Severity", rule)) for rule in lint.get("Severity", ())
    ]
    sections: list[tuple[Any, tuple[str | int, ...]]] = [(lint, ("Lint",))]
    sections += [(each, ("Lint", "PerFile", name)) for name, each in _per_file(lint)]
    for section, route in sections:
        for key in ("Select", "Ignore"):
            rules = section.get(key) or ()
            found += [(rule, (*route, key, i)) for i, rule in enumerate(rules) if rule is not None]
    return found


def _names(rules: tuple[str, ...], rule: str, level: str) -> bool:
    """Tell whether ``rules``, which may be groups, include ``rule``."""
    return rule in rules or "all" in rules or ("default" in rules and level != "info")


def _per_file(lint: dict[str, Any]) -> Any:
    return (lint.get("PerFile") or {}).items()


def today() -> str:
    """Return the day it is in UTC, or that of SOURCE_DATE_EPOCH."""
    import time

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = int(epoch) if epoch.isdecimal() and len(epoch) < 12 else time.time()
    return time.strftime("%Y-%m-%d", time.gmtime(moment))
