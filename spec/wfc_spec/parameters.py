"""``Script.Parameters``: one string for the API, a map or a list for people.

``name=value`` pairs, or bare values for positional types such as DIDE_SHELL, are joined by one
blank; a value holds neither a blank nor ``=`` (help page "Supported formats for scheduling
parameters").
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

EXPECTED = "text (`dt=$bizdate hr=$[hh24]`), a map (`{dt: $bizdate}`) or a list (`[$bizdate]`)"
EXPECTED_PAIRS = "the API's text, or a map (`{region: cn-shanghai}`)"
EXPECTED_BY_NODE = "the API's JSON text, or a map (`{74324: {table: orders}}`)"


def joined(parameters: object) -> str:
    """Return the API's string for ``parameters``: text as it is, maps as pairs, lists as values."""
    if isinstance(parameters, dict):
        return " ".join(f"{name}={value}" for name, value in parameters.items())
    if isinstance(parameters, list):
        return " ".join(str(value) for value in parameters)
    return str(parameters)


def breaks_grammar(value: str) -> str | None:
    """Return what makes ``value`` unfit as a parameter's value (``a blank``, …), or None."""
    if not value:
        return "nothing"
    if "=" in value:
        return "`=`"
    return "a blank" if value.split() != [value] else None


def breaks_pairs(text: str) -> str | None:
    """Return what makes ``text`` no list of ``name=value`` pairs, or None.

    Bare values, for positional types, are taken as long as there is no pair among them.
    """
    parts = text.split()
    if not any("=" in part for part in parts):
        return None
    for part in parts:
        name, equals, value = part.partition("=")
        if not (equals and name and value):
            return f"`{part}` is not `name=value`, and no blank may stand around `=`"
        if "=" in value:
            return f"`{part}` holds `=` twice"
    twice = _first_twice([part.partition("=")[0] for part in parts])
    return None if twice is None else f"`{twice}` is given twice"


def given_twice(text: str) -> str | None:
    """Return the first name that the JSON object ``text`` gives twice, or None."""
    from json import loads

    names: list[str] = []
    loads(text, object_pairs_hook=lambda pairs: names.extend(name for name, _ in pairs))
    return _first_twice(names)


def _first_twice(names: list[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def object_of(text: str) -> dict[str, str] | None:
    """Return the JSON object of texts that ``text`` is, or None when it is none."""
    from json import loads

    try:
        value = loads(text)
    except (ValueError, RecursionError):
        return None
    is_object = isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    return value if is_object else None


def pairs_of(text: str) -> dict[str, str]:
    """Return the ``name=value`` pairs of ``text``."""
    pairs = (part.partition("=") for part in text.split())
    return {name: value for name, _, value in pairs}


class Assignment:
    """One entry of the API's string, from ``start``: ``name`` is None for a bare value.

    The value begins at ``value_start``.
    """

    __slots__ = ("name", "start", "value", "value_start")

    def __init__(self, name: str | None, value: str, start: int, value_start: int) -> None:
        """Hold an entry."""
        self.name: Final = name
        self.value: Final = value
        self.start: Final = start
        self.value_start: Final = value_start


def assignments(text: str) -> list[Assignment]:
    """Return the entries of ``text``, cut at blanks; those inside ``$[…]`` and ``${…}`` stay."""
    found, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end = _end(text, at)
        name, equals, value = text[at:end].partition("=")
        if equals:
            found.append(Assignment(name, value, at, at + len(name) + 1))
        else:
            found.append(Assignment(None, name, at, at))
        at = end
    return found


def _end(text: str, at: int) -> int:
    """Return where the entry that begins at ``at`` ends."""
    while at < len(text) and not text[at].isspace():
        close = {"$[": "]", "${": "}"}.get(text[at : at + 2])
        closed = text.find(close, at) if close else -1
        # What is never closed, or only in another entry, ends at its blank.
        at = closed + 1 if closed > 0 and "=" not in text[at:closed] else at + 1
    return at


def entries(parameters: object) -> list[tuple[str | int, str]]:
    """Return name (or position, from 0) and value of all parameters, however they are written."""
    if isinstance(parameters, dict):
        return list(parameters.items())
    if isinstance(parameters, list):
        return [(at, value) for at, value in enumerate(parameters) if value is not None]
    found = assignments(str(parameters))
    return [(at if each.name is None else each.name, each.value) for at, each in enumerate(found)]


#: How many texts, and how many values, are kept as known to be fine: `a=b` may be the one and
#: not the other.
_KEPT = 10_000
_FINE_TEXTS: set[str] = set()
_FINE = {"$bizdate", "$cyctime", "${yyyymmdd}", "$[yyyymmdd]"}


def is_odd(parameters: object) -> bool:
    """Say whether ``parameters`` deserve a closer look; what was fine once is not looked at again.

    False only when every entry fits the grammar, whatever the type of its task.
    """
    if type(parameters) is str:
        if not parameters or parameters in _FINE_TEXTS:
            return False
        odd = _is_odd_text(parameters)
        if not odd and len(_FINE_TEXTS) < _KEPT:
            _FINE_TEXTS.add(parameters)
        return odd
    if type(parameters) is dict:
        values: Any = parameters.values()
        if not all(map(is_name, parameters)):
            return True
    else:
        values = parameters
    return any(value not in _FINE and (value is None or is_odd_value(value)) for value in values)


def _is_odd_text(text: str) -> bool:
    parts = text.split(" ")
    if "" in parts or text.split() != parts or len({"=" in part for part in parts}) > 1:
        return True
    pairs = [part.partition("=") for part in parts]
    names = [name for name, equals, _ in pairs if equals]
    if len(set(names)) != len(names) or not all(map(is_name, names)):
        return True
    return any(is_odd_value(value if equals else name) for name, equals, value in pairs)


def is_name(text: str) -> bool:
    """Say whether ``text`` can name a parameter or variable: ``[A-Za-z_][A-Za-z0-9_]*``."""
    return text.isascii() and text.isidentifier()


def is_odd_value(value: str) -> bool:
    """Say whether the value of a parameter deserves a closer look."""
    if value in _FINE:
        return False
    if breaks_grammar(value):
        return True
    if "$" not in value:
        return False
    from wfc_spec.scheduling import parse

    parsed = parse(value)
    odd = bool(parsed.mistakes) or any(
        piece.kind in ("workflow", "name") or (piece.offset is not None and piece.offset.minutes)
        for piece in parsed.pieces
    )
    if not odd and len(_FINE) < _KEPT:
        _FINE.add(value)
    return odd
