"""``Script.Parameters``: one string for the API, a map or a list for people.

``name=value`` pairs, or bare values for positional types such as DIDE_SHELL, are joined by one
blank; a value holds neither a blank nor ``=`` (help page "Supported formats for scheduling
parameters").
"""

from __future__ import annotations

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
