"""The cheap tests that rules share: whether a task deserves a closer look.

They run for every task of every lint, so they may be wrong in one direction: a task that is
suspected without reason costs time, one that is not suspected is never looked at again.
"""

from __future__ import annotations

from wfc_spec.capabilities import LANGUAGES, NO_TASKS, SOURCES, is_control, takes_names
from wfc_spec.parameters import is_name, is_odd
from wfc_spec.task_types import SECOND_NAMES, TASK_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

__all__ = [
    "KNOWN_TYPES",
    "NOTHING",
    "SOURCES",
    "are_codes_repeated",
    "are_odd_units",
    "are_plain",
    "begins_oddly",
    "differ_by_case_only",
    "is_control",
    "is_name",
    "is_no_plain_select",
    "is_odd",
    "is_sql",
    "may_hide_characters",
    "may_hold_secrets",
    "may_read_beyond",
    "may_read_undeclared",
    "needs_script",
    "takes_names",
]

NOTHING: Final[dict[str, Any]] = {}
#: Types that are tasks, by either name.
KNOWN_TYPES: Final = (TASK_TYPES.keys() | SECOND_NAMES.keys()) - NO_TASKS.keys()
#: Types that run text of a known form, and nothing without it.
_WITH_SCRIPT: Final = {
    name for name, form in LANGUAGES.items() if form in ("sql", "shell", "python")
}
_SQL: Final = {name for name, form in LANGUAGES.items() if form == "sql"}


def is_sql(kind: str) -> bool:
    """Say whether tasks of type ``kind`` run SQL."""
    return kind in _SQL


def needs_script(kind: str) -> bool:
    """Say whether a task of type ``kind`` does nothing without a script."""
    return kind in _WITH_SCRIPT


def may_read_undeclared(text: str, opening: str, parameters: Any, value: dict[str, Any]) -> bool:
    """Say whether a script reads something (``${x}``, ``args['x']``) that its task may not have."""
    left = text.count(opening)
    if not left:
        return False
    if type(parameters) is str:
        names = {part.partition("=")[0] for part in parameters.split(" ") if "=" in part}
    else:
        names = set(parameters) if type(parameters) is dict else set()
    for entry in value.get("Inputs", NOTHING).get("Variables", ()):
        if entry is not None and "Name" in entry:
            names.add(entry["Name"])
    if opening == "${":
        for name in names:
            left -= text.count(f"${{{name}}}") + text.count(f"${{{name}[")
    else:
        for name in names:
            left -= text.count(f"args['{name}']") + text.count(f'args["{name}"]')
    return left != 0


def may_read_beyond(text: str, parameters: Any) -> bool:
    """Say whether a shell script may read a ``$n`` behind the last of its parameters."""
    if "$" not in text:
        return False
    given = len(parameters.split() if type(parameters) is str else parameters)
    return any(f"${n}" in text or f"${{{n}" in text for n in range(min(given, 9) + 1, 10))


def may_hold_secrets(scripts: str) -> bool:
    """Say whether a secret could stand in ``scripts``."""
    if "LTAI" in scripts or "@" in scripts:
        return True
    return any(word in scripts for word in ("assw", "ASSW", "ecret", "ECRET", "pwd", "PWD", "oken"))


def may_hide_characters(text: str) -> bool:
    """Say whether ``text`` may hold a character that nobody sees, or that a terminal acts on."""
    if text.isascii():
        return "\x1b" in text or "\x00" in text or "\x7f" in text or "\x08" in text
    return not text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable()


def differ_by_case_only(names: Any) -> bool:
    """Say whether two of ``names``, all different, are the same but for case."""
    return len(set(map(str.lower, names))) != len(names)


def are_codes_repeated(codes: list[str]) -> bool:
    """Say whether two of ``codes`` are the same but for case."""
    return len(set(map(str.lower, codes))) != len(codes)


#: How a script in another language than its type's may begin.
_ODD = {
    "sql": ("#", "echo", "import", "from", "set -e", "export"),
    "shell": ("--", "/*", "insert", "create", "drop", "alter", "select", "with"),
}
_ODD["python"] = (*_ODD["shell"], *_ODD["sql"])


def begins_oddly(kind: str, text: str) -> bool:
    """Say whether a script may be in another language than its type runs."""
    head = text[:80].lstrip().lower()
    language = LANGUAGES.get(kind, "")
    if language == "sql" and head[:2] == "--":
        return False
    return head.startswith(_ODD.get(language, ("\0",)))


_USUAL_UNITS: Final = {"0.25", "0.5", "0.75", "1", "1.0", "2", "2.0", "4", "8", "16"}


def are_odd_units(units: str) -> bool:
    """Say whether a ``Cu`` is none of the usual ones."""
    return units not in _USUAL_UNITS


def are_plain(value: dict[str, Any]) -> bool:
    """Say whether the names of a task, or of a workflow, can be read."""
    names = (
        value.get("Name", "-"),
        value.get("ClientUniqueCode", "-"),
        value.get("Type", "-"),
        value.get("Owner", "-"),
        value.get("RuntimeResource", NOTHING).get("ResourceGroupId", "-"),
        value.get("DataSource", NOTHING).get("Name", "-"),
        value.get("Region", "-"),
        value.get("TimeZone", "-"),
    )
    together = "".join(names)
    return together.isprintable() and (" " not in together or not any(map(str.isspace, names)))


def is_no_plain_select(text: str) -> bool:
    """Say whether SQL may hold a comment or WITH, or no SELECT."""
    lower = text.lower()
    return "--" in text or "/*" in text or "with" in lower or "select" not in lower
