"""Formats of dates (``yyyy-mm-dd``, ``hh24:mi``), and offsets behind them (``-1``, ``-1/24``)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

#: What each token tells, the longer before those they begin with.
UNITS = {
    "yyyy": "year",
    "yy": "year",
    "mm": "month",
    "dd": "day",
    "hh24": "hour",
    "hh12": "hour",
    "hh": "hour",
    "mi": "minute",
    "ss": "second",
}
_DATES = ("yyyy", "yy", "mm", "dd")
_SEPARATORS = "-/:_."
#: Digits of the longest number in an offset.
_LONG = 5


class Token:
    """``text`` at ``start`` of a format; ``unit`` is what it tells, empty for a separator."""

    __slots__ = ("start", "text", "unit")

    def __init__(self, start: int, text: str, unit: str) -> None:
        """Hold ``text``."""
        self.start: Final = start
        self.text: Final = text
        self.unit: Final = unit


class Offset:
    """How far a format looks from its base: ``units`` of ``${…}``, or ``days`` and ``minutes``."""

    __slots__ = ("days", "minutes", "units")

    def __init__(self, units: int = 0, days: int = 0, minutes: int = 0) -> None:
        """Hold whole numbers, negative for the past."""
        self.units: Final = units
        self.days: Final = days
        self.minutes: Final = minutes


def tokens_of(stem: str, kind: str) -> tuple[tuple[Token, ...], tuple[int, int] | None]:
    """Return the tokens of ``stem``, and from where to where it is none (None: it is sound)."""
    tokens: list[Token] = []
    at = 0
    known = tuple(UNITS)
    while at < len(stem):
        text = next((each for each in known if stem.startswith(each, at)), "")
        unit = UNITS.get(text, "")
        if not text and stem[at] in _SEPARATORS:
            text = stem[at]
        if not text or (unit and kind == "business" and text not in _DATES):
            end = at + len(text)
            while not text and end < len(stem) and stem[end] not in _SEPARATORS:
                end += 1
            return tuple(tokens), (at, max(end, at + 1))
        tokens.append(Token(at, text, unit))
        at += len(text)
    if not any(token.unit for token in tokens):
        return tuple(tokens), (0, len(stem))
    return tuple(tokens), None


def in_small_letters(stem: str) -> str:
    """Return ``stem``, a format of other tools (``yyyy-MM-dd HH:mm``), in the words of this one.

    Minutes are told from months by what stands in front (hours), or by a month in capitals.
    """
    lower, found, hour, at = stem.lower(), [], False, 0
    while at < len(stem):
        text = next((each for each in UNITS if lower.startswith(each, at)), lower[at])
        written = stem[at : at + len(text)]
        at += len(text)
        hour = hour or UNITS.get(text) == "hour"
        if written == "HH":
            text = "hh24"
        elif text == "mm" and (hour or (written == "mm" and "MM" in stem)):
            text = "mi"
        found.append(text)
    return "".join(found)


def offset_of(inner: str, kind: str) -> tuple[str, Offset | None]:
    """Split ``inner`` into its format and its offset; None for an offset that is none.

    A ``-`` between two tokens is a separator: the offset begins at the first sign with a digit
    behind it.
    """
    begin = next(
        (
            at
            for at, letter in enumerate(inner)
            if letter in "+-" and inner[at + 1 : at + 2] and inner[at + 1].lower() not in "ymdhs-+"
        ),
        len(inner),
    )
    if inner[-1:] in ("+", "-") and begin == len(inner):
        begin = len(inner) - 1
    stem, rest = inner[:begin], inner[begin:]
    if not rest:
        return stem, Offset()
    terms = _terms(rest)
    if terms is None:
        return stem, None
    if kind == "business":
        one = len(terms) == 1 and not terms[0][1]
        return stem, Offset(units=terms[0][0]) if one else None
    if any(term not in ("", "/24", "/24/60") for _, term in terms):
        return stem, None
    days = sum(number for number, unit in terms if not unit)
    hours = sum(number for number, unit in terms if unit == "/24")
    minutes = sum(number for number, unit in terms if unit == "/24/60")
    return stem, Offset(days=days, minutes=hours * 60 + minutes)


def _terms(text: str) -> list[tuple[int, str]] | None:
    """Return number and unit of each term of ``-1-1/24``, or None when it is no such sum."""
    terms = []
    for term in text.replace("-", " -").replace("+", " +").split():
        number, slash, unit = term[1:].partition("/")
        product = -1 if term[0] == "-" else 1
        for factor in number.split("*"):
            if not (factor.isascii() and factor.isdigit() and len(factor) <= _LONG):
                return None
            product *= int(factor)
        if term[0] not in "+-":
            return None
        terms.append((product, slash + unit))
    return terms
