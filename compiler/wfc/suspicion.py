"""The cheap tests that rules share: whether a task deserves a closer look.

They run for every task of every lint, so they may be wrong in one direction: a task that is
suspected without reason costs time, one that is not suspected is never looked at again.
"""

from __future__ import annotations

from wfc_spec.capabilities import LANGUAGES, NO_TASKS, is_control, takes_names
from wfc_spec.parameters import is_name, is_odd
from wfc_spec.reference import split
from wfc_spec.task_types import SECOND_NAMES, TASK_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.graph.graph import Variable

__all__ = [
    "CONTROL",
    "KNOWN_TYPES",
    "NAMED",
    "NAMING",
    "NOTHING",
    "USUAL_UNITS",
    "WITH_SCRIPT",
    "are_codes_repeated",
    "are_plain",
    "begins_oddly",
    "differ_by_case_only",
    "is_name",
    "is_no_plain_select",
    "is_odd",
    "is_reference",
    "is_repeated",
    "is_short",
    "may_hide_characters",
    "may_hold_secrets",
    "may_read_beyond",
    "may_read_undeclared",
]

NOTHING: Final[dict[str, Any]] = {}
#: Types that are tasks, by either name.
KNOWN_TYPES: Final = (TASK_TYPES.keys() | SECOND_NAMES.keys()) - NO_TASKS.keys()
#: Types that run text of a known form, and nothing without it.
WITH_SCRIPT: Final = {
    name for name, form in LANGUAGES.items() if form in ("sql", "shell", "python")
}
#: Types whose scripts find a parameter by its name.
NAMED: Final = {name for name in (*LANGUAGES, "PYODPS", "PYODPS3") if takes_names(name)}
#: Keys of a task whose values people have to tell apart, beside its name.
NAMING: Final = ("ClientUniqueCode", "Owner")
#: Types that control other tasks.
CONTROL: Final = {name for name in TASK_TYPES if is_control(name)}
#: What ``Cu`` mostly is; None where there is none.
USUAL_UNITS: Final = {None, "0.25", "0.5", "0.75", "1", "1.0", "2", "2.0", "4", "8", "16"}


def may_read_undeclared(text: str, kind: str, parameters: Any, value: dict[str, Any]) -> bool:
    """Say whether a script reads something (``${x}``, ``args['x']``) that its task may not have."""
    opening = "args[" if kind[:2] == "PY" else "${"
    left = text.count(opening)
    if not left:
        return False
    names = _declared(parameters, value)
    if opening == "args[":
        return left != sum(
            text.count(f"args['{name}']") + text.count(f'args["{name}"]') for name in names
        )
    for name in names:
        left -= text.count(f"${{{name}}}")
    return left != 0 and left != sum(text.count(f"${{{name}[") for name in names)


def _declared(parameters: Any, value: dict[str, Any]) -> set[str]:
    """Return the names of parameters and input variables."""
    if type(parameters) is str:
        names = {part.partition("=")[0] for part in parameters.split(" ") if "=" in part}
    else:
        names = set(parameters) if type(parameters) is dict else set()
    if "Inputs" in value:
        entries = value["Inputs"].get("Variables", ())
        names.update([each["Name"] for each in entries if each and "Name" in each])
    return names


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
_ODD["python"] = (*_ODD["shell"], "#!", "echo", "set -e")


def begins_oddly(kind: str, text: str) -> bool:
    """Say whether a script may be in another language than its type runs."""
    head = text[:20]
    if head[:2] == "--" and kind in NAMED:
        return False
    return head.lstrip().lower().startswith(_ODD.get(LANGUAGES.get(kind, ""), ("\0",)))


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


def is_repeated(variable: Variable) -> bool:
    """Say whether a variable before this one, in its list, has its name."""
    entries = variable.task.value[variable.section]["Variables"]
    name = variable.entry.get("Name")
    return any(each and each.get("Name") == name for each in entries[: variable.index])


def is_reference(entry: dict[str, str]) -> bool:
    """Say whether a variable names another one in the form of a reference."""
    return split(entry.get("Value") or entry.get("From") or "-:-") is not None
