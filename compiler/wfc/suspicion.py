"""The cheap tests that rules share: whether a task deserves a closer look.

They run for every task of every lint, so they may be wrong in one direction: a task that is
suspected without reason costs time, one that is not suspected is never looked at again.
"""

from __future__ import annotations

from wfc_spec.capabilities import LANGUAGES, NO_TASKS, is_control, takes_names
from wfc_spec.parameters import is_name
from wfc_spec.task_types import SECOND_NAMES, TASK_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.columns import Columns

__all__ = [
    "CONTROL",
    "KNOWN_TYPES",
    "NAMED",
    "PLAIN_TYPES",
    "USUAL_UNITS",
    "WITH_SCRIPT",
    "are_from",
    "are_plain",
    "are_without_value",
    "begins_oddly",
    "differ_by_case_only",
    "is_name",
    "is_no_plain_select",
    "is_short",
    "may_hide_characters",
    "may_hold_secrets",
    "may_read_beyond",
    "may_read_undeclared",
]

#: Types that are tasks, by either name.
KNOWN_TYPES: Final = (TASK_TYPES.keys() | SECOND_NAMES.keys()) - NO_TASKS.keys()
#: Types that run text of a known form, and nothing without it.
WITH_SCRIPT: Final = {
    name for name, form in LANGUAGES.items() if form in ("sql", "shell", "python")
}
#: Types whose scripts find a parameter by its name.
NAMED: Final = {name for name in (*LANGUAGES, "PYODPS", "PYODPS3") if takes_names(name)}
#: Types that control other tasks.
CONTROL: Final = {name for name in TASK_TYPES if is_control(name)}
#: Types of an output variable that say all themselves.
PLAIN_TYPES: Final = {"Constant", "System"}
#: What ``Cu`` mostly is; None where there is none.
USUAL_UNITS: Final = {None, "0.25", "0.5", "0.75", "1", "1.0", "2", "2.0", "4", "8", "16"}


def may_read_undeclared(text: str, kind: str, parameters: Any, value: dict[str, Any]) -> bool:
    """Say whether a script reads something (``${x}``, ``args['x']``) that its task may not have.

    Any other ``$`` of SQL is suspect as well: it may be a date that belongs into a parameter.

    ``parameters`` in which a name stands twice are suspect anyway.
    """
    in_python = kind[:2] == "PY"
    left = text.count("args[" if in_python else "$")
    if not left:
        return False
    count = _in_python if in_python else _in_sql
    if type(parameters) is str:
        names = [part.partition("=")[0] for part in parameters.split(" ")]
    else:
        names = list(parameters) if type(parameters) is dict else []
    for name in names:
        left -= count(text, name)
        if not left:
            return False
    entries = value["Inputs"].get("Variables", ()) if "Inputs" in value else ()
    for name in {each["Name"] for each in entries if each and "Name" in each}.difference(names):
        left -= count(text, name)
    return left != 0


def _in_python(text: str, name: str) -> int:
    """Count where a Python script reads ``name``."""
    return text.count(f"args['{name}']") + text.count(f'args["{name}"]')


def _in_sql(text: str, name: str) -> int:
    """Count where an SQL script reads ``name``, or a row or field of it."""
    found = text.count(f"${{{name}}}")
    return found + text.count(f"${{{name}[") if "[" in text else found


def are_without_value(columns: Columns) -> bool:
    """Say whether a variable may lack its value."""
    keys = [*map(dict.keys, columns.inputs), *map(dict.keys, columns.outputs)]
    return any(map({"Value", "From"}.isdisjoint, keys))


def are_from(columns: Columns) -> bool:
    """Say whether a variable may name a task where it should not."""
    doubled = ["From" in each and "Value" in each for each in columns.inputs]
    return True in doubled or True in ["From" in each for each in columns.outputs]


def may_read_beyond(text: str, parameters: Any) -> bool:
    """Say whether a shell script may read a ``$n`` behind the last of its parameters."""
    if "$" not in text:
        return False
    given = len(parameters.split() if type(parameters) is str else parameters)
    return any(f"${n}" in text or f"${{{n}" in text for n in range(min(given, 9) + 1, 10))


def may_hold_secrets(text: str) -> bool:
    """Say whether a secret could stand in ``text``."""
    if "@" in text or "LTAI" in text:
        return True
    text = text.lower()
    return "assw" in text or "ecret" in text or "pwd" in text or "oken" in text


def may_hide_characters(text: str) -> bool:
    """Say whether ``text`` may hold a character that nobody sees, or that a terminal acts on."""
    if text.isascii():
        return "\x1b" in text or "\x00" in text or "\x7f" in text or "\x08" in text
    return not text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable()


def differ_by_case_only(names: Any) -> bool:
    """Say whether two of ``names``, all different, are the same but for case."""
    return len(set(map(str.lower, names))) != len(names)


#: How a script in another language than its type's may begin.
_ODD = {
    "sql": ("#", "echo", "import", "from", "set -e", "export"),
    "shell": ("--", "/*", "insert", "create", "drop", "alter", "select", "with"),
}
_ODD["python"] = (*_ODD["shell"], "#!", "echo", "set -e")
_BEGINNINGS = {kind: _ODD[form] for kind, form in LANGUAGES.items() if form in _ODD}


def begins_oddly(kind: str, text: str) -> bool:
    """Say whether a script may be in another language than its type runs."""
    if kind not in _BEGINNINGS:
        return False
    head = text[:20].lstrip().lower()
    return head.startswith(_BEGINNINGS[kind]) and not (text[:2] == "--" and kind in NAMED)


def are_plain(names: list[str]) -> bool:
    """Say whether ``names`` can be read: none is blank, or holds a character that nobody sees."""
    return "".join(names).isprintable() and not any(map(str.isspace, names))


def is_no_plain_select(text: str) -> bool:
    """Say whether SQL may hold a comment or WITH, or no SELECT."""
    lower = text.lower()
    return "--" in text or "/*" in text or "with" in lower or "select" not in lower


def is_short(timeout: int | str) -> bool:
    """Say whether a timeout may be less than a minute."""
    return timeout < 60 if isinstance(timeout, int) else timeout[-1:] in "s0123456789"
