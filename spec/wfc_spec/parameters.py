"""``Script.Parameters``: one string for the API, a map or a list for people.

``name=value`` pairs, or bare values for positional types such as DIDE_SHELL, are joined by one
blank; a value holds neither a blank nor ``=`` (help page "Supported formats for scheduling
parameters").
"""

from __future__ import annotations

EXPECTED = "text (`dt=$bizdate hr=$[hh24]`), a map (`{dt: $bizdate}`) or a list (`[$bizdate]`)"


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
