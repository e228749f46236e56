"""Which rules speak, and how loudly: ``Lint`` of ``wfc.yaml``, then the command line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Severity

GROUPS = ("default", "all")


class Choice:
    """The rules that speak. Rules that guard the payload speak always (``wfc.rules``)."""

    __slots__ = ("ignore", "per_file", "select", "severity")

    def __init__(
        self,
        select: tuple[str, ...] = ("default",),
        ignore: tuple[str, ...] = (),
        severity: dict[str, str] | None = None,
        per_file: dict[str, dict[str, list[str]]] | None = None,
    ) -> None:
        """Choose ``select`` without ``ignore``; ``severity`` overrides what a rule itself says."""
        self.select: Final = select
        self.ignore: Final = ignore
        self.severity: Final = severity or {}
        self.per_file: Final = per_file or {}

    def over(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
        """Return this choice with the command line's laid over it."""
        return Choice(select or self.select, self.ignore + ignore, self.severity, self.per_file)

    def level(self, rule: str, own: Severity, file: str) -> Severity | None:
        """Return the severity of ``rule`` in ``file``, or None when it does not speak there."""
        level = self.severity.get(rule, own)
        select, ignore = self.select, self.ignore
        if self.per_file:
            from fnmatch import fnmatchcase

            for pattern, choice in self.per_file.items():
                if fnmatchcase(file, pattern):
                    select = tuple(choice.get("Select", select))
                    ignore = (*ignore, *choice.get("Ignore", ()))
        chosen = rule in select or "all" in select or ("default" in select and level != "info")
        if not chosen or rule in ignore or "all" in ignore or level == "off":
            return None
        return level  # type: ignore[return-value]  # the schema of `Severity` knows no other words


def choice_of(project: dict[str, Any]) -> Choice:
    """Return the choice that the settings file's sound value makes."""
    lint = project.get("Lint") or {}
    return Choice(
        tuple(lint.get("Select", ("default",))),
        tuple(lint.get("Ignore", ())),
        lint.get("Severity"),
        lint.get("PerFile"),
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


def _per_file(lint: dict[str, Any]) -> Any:
    return (lint.get("PerFile") or {}).items()
