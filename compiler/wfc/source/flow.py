"""The characters of a plain or quoted scalar, each with the place it comes from.

The parser gives the value of a scalar but not which character of it was written where.
Walking the source again answers that, and reads the one thing the parser cannot: the
pairs of escapes by which JSON writes what lies beyond ``\\uffff``.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    Unit = tuple[str, int, int]

_ESCAPED: Final = '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029'
_ESCAPES: Final = dict(zip('0abt\tnvfre "/\\N_LP', _ESCAPED, strict=True))
_HEX: Final = {"x": 2, "u": 4, "U": 8}
_BLANK: Final = " \t\n"
UNPAIRED: Final = "\ufffd"
"""What stands in the value for half a pair of escapes."""


def units(text: str, start: int, end: int) -> Iterator[Unit]:
    """Yield each character of the scalar at ``start`` to ``end`` with the span it was made of.

    ``text`` has LF as its only line break. The scalar is one the parser has accepted.
    """
    quote = text[start] if text[start] in "'\"" else ""
    at, end = (start + 1, end - 1) if quote else (start, end)
    while at < end:
        char = text[at]
        if char in _BLANK:
            made = _blanks(text, at, end)
        elif char == "\\" and quote == '"':
            made = _escape(text, at, end)
        else:
            made = [(char, at, at + 2 if char == quote == "'" else at + 1)]
        yield from made
        at = made[-1][2]


def unquote(text: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """Return the value of the scalar, and the span of each escape that is half a pair."""
    read, unpaired = [], []
    for char, first, last in units(text, start, end):
        read.append(char)
        if char == UNPAIRED and text[first] == "\\" and text[first + 2] in "dD":
            unpaired.append((first, last))
    return "".join(read), unpaired


def _blanks(text: str, at: int, end: int) -> list[Unit]:
    """Read blanks: as they are within a line, folded where they hold a line break."""
    last = at
    while last < end and text[last] in _BLANK:
        last += 1
    breaks = text.count("\n", at, last)
    if not breaks:
        return [(text[i], i, i + 1) for i in range(at, last)]
    return _joined(at, last, "\n" * (breaks - 1) or " ")


def _joined(at: int, last: int, made: str) -> list[Unit]:
    """Return ``made``, all of it made of the one span."""
    return [(char, at, last) for char in made]


def _escape(text: str, at: int, end: int) -> list[Unit]:
    """Read what follows a backslash in double quotes."""
    kind = text[at + 1]
    if kind == "\n":
        last = at + 1
        while last < end and text[last] in _BLANK:
            last += 1
        return _joined(at, last, "\n" * (text.count("\n", at, last) - 1)) or [("", at, last)]
    if kind not in _HEX:
        return [(_ESCAPES[kind], at, at + 2)]
    return [_code(text, at, at + 2 + _HEX[kind])]


def _code(text: str, at: int, last: int) -> Unit:
    """Read an escape by number, with its other half where it is the first of a pair."""
    code = int(text[at + 2 : last], 16)
    if not 0xD800 <= code < 0xE000:
        return chr(code), at, last
    low = _low(text, last) if code < 0xDC00 else None
    if low is None:
        return UNPAIRED, at, last
    return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), at, last + 6


def _low(text: str, at: int) -> int | None:
    """Return the number of the second half of a pair at ``at``, if it is one."""
    if text[at : at + 3].lower() != "\\ud" or text[at + 3] not in "cdefCDEF":
        return None
    return int(text[at + 2 : at + 6], 16)
