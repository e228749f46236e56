"""Selectors: which nodes are meant, in dbt's grammar and no other.

::

    selector := term ("," term)*                all of the terms at once
    term     := ["@" | [number] "+"] what ["+" [number]]
    what     := [("tag" | "type" | "owner") ":"] text

In ``text``, ``*`` stands for any characters. Text that holds an operator or a blank is quoted:
``"a+b"+``; inside the quotes ``\\"`` and ``\\\\`` stand for a quote and a backslash.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

EXPECTED = "a selector, such as `load`, `load*`, `+load`, `load+1`, `@load`, `tag:ods` or `a,tag:b`"
METHODS: Final = ("tag", "type", "owner")
#: As many steps as there are.
ALL: Final = -1
#: What has a meaning outside quotes; ``+`` has one at the ends alone, and is refused inside.
_OPERATORS: Final = frozenset('+@:"')


class SelectorError(Exception):
    """``text`` is no selector; ``start`` and ``end`` say which characters of it are wrong."""

    def __init__(self, message: str, start: int, end: int) -> None:
        """Say ``message`` of the characters from ``start`` up to ``end``."""
        super().__init__(message)
        self.message: Final = message
        self.start: Final = start
        self.end: Final = end


class Term:
    """One term: what it names, and how far it reaches from there.

    ``method`` is empty for a name; ``pieces`` are the texts between the ``*``; ``up`` and ``down``
    count steps (0: none, ``ALL``: to the end); ``whole`` is ``@``: what depends on it as well,
    and all that those need. ``start`` and ``end`` are where ``what`` stands in the selector.
    """

    __slots__ = ("down", "end", "method", "pieces", "start", "up", "whole")

    def __init__(
        self,
        method: str,
        pieces: tuple[str, ...],
        reach: tuple[int, int, bool],
        at: tuple[int, int],
    ) -> None:
        """Name ``pieces``; ``reach`` is up, down and whole, ``at`` start and end."""
        self.method: Final = method
        self.pieces: Final = pieces
        self.up: Final = reach[0]
        self.down: Final = reach[1]
        self.whole: Final = reach[2]
        self.start: Final = at[0]
        self.end: Final = at[1]

    def text(self) -> str:
        """Return what is named, as it is written without quotes."""
        return "*".join(self.pieces)

    def fits(self, value: str) -> bool:
        """Say whether ``value`` is meant: pieces in this order, the ends at the ends."""
        first, *rest = self.pieces
        if not rest:
            return value == first
        *middle, last = rest
        if not (value.startswith(first) and value.endswith(last)):
            return False
        at, end = len(first), len(value) - len(last)
        for piece in middle:
            found = value.find(piece, at, end)
            if found < 0:
                return False
            at = found + len(piece)
        return at <= end


def parsed(text: str) -> tuple[Term, ...]:
    """Return the terms of a selector, all of which must hold. Raises SelectorError."""
    terms, start = [], 0
    for end in (*_commas(text), len(text)):
        terms.append(_term(text, start, end))
        start = end + 1
    return tuple(terms)


def quoted(name: str) -> str:
    """Return a selector that means ``name`` and nothing else."""
    if name and not any(char in _OPERATORS or char in ",*" or char.isspace() for char in name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _commas(text: str) -> list[int]:
    """Return where the commas outside quotes stand. Raises SelectorError for an open quote."""
    found, at = [], 0
    while at < len(text):
        if text[at] == '"':
            at = _closing(text, at)
        elif text[at] == ",":
            found.append(at)
        at += 1
    return found


def _closing(text: str, opening: int) -> int:
    """Return where the quote at ``opening`` is closed."""
    at = opening + 1
    while at < len(text):
        if text[at] == '"':
            return at
        at += 2 if text[at] == "\\" else 1
    raise SelectorError('a `"` that is not closed', opening, len(text))


def _term(text: str, start: int, end: int) -> Term:
    up, down, whole = 0, 0, text[start:end].startswith("@")
    low, high = start + whole, end
    if not whole:
        up, low = _before(text, low, high)
    down, high = _after(text, low, high)
    if low == high:
        raise SelectorError("nothing is named", start, max(end, start + 1))
    if whole and down:
        message = "`@` takes in all that depends on it already: leave the `+` at the end away"
        raise SelectorError(message, high, end)
    method, low = _method(text, low, high)
    return Term(method, _pieces(text, low, high), (up, down, whole), (low, high))


def _before(text: str, low: int, high: int) -> tuple[int, int]:
    """Read ``+`` or ``2+`` in front; return the steps and where it ends."""
    at = low
    while at < high and text[at] in "0123456789":
        at += 1
    if at + 1 < high and text[at] == "+":
        return (_steps(text, low, at), at + 1)
    return 0, low


def _after(text: str, low: int, high: int) -> tuple[int, int]:
    """Read ``+`` or ``+2`` at the end; return the steps and where it begins."""
    at = high
    while at > low and text[at - 1] in "0123456789":
        at -= 1
    if at > low and text[at - 1] == "+":
        return (_steps(text, at, high), at - 1)
    return 0, high


def _steps(text: str, low: int, high: int) -> int:
    if high - low > 9:
        raise SelectorError("so many steps there are in no workflow", low, high)
    return int(text[low:high]) if low < high else ALL


def _method(text: str, low: int, high: int) -> tuple[str, int]:
    """Read ``tag:`` and its like; return the word and where what it is about begins."""
    if text[low] == '"':
        return "", low
    colon = text.find(":", low, high)
    quote = text.find('"', low, high)
    if colon < 0 or 0 <= quote < colon:
        return "", low
    word = text[low:colon]
    if word not in METHODS:
        raise SelectorError(f"nothing is selected by `{word}:`", low, colon + 1)
    if colon + 1 == high:
        raise SelectorError(f"nothing stands after `{word}:`", low, high)
    return word, colon + 1


def _pieces(text: str, low: int, high: int) -> tuple[str, ...]:
    """Return the texts between the ``*`` of ``text`` from ``low`` up to ``high``."""
    pieces, current, at = [], "", low
    while at < high:
        char = text[at]
        if char == '"':
            closing = _closing(text, at)
            current += _plain(text[at + 1 : closing])
            at = closing
        elif char == "*":
            pieces.append(current)
            current = ""
        elif char in _OPERATORS or char.isspace():
            raise SelectorError(_misplaced(char), at, at + 1)
        else:
            current += char
        at += 1
    if not pieces and not current:
        raise SelectorError("nothing is named", low, high)
    return (*pieces, current)


def _plain(inside: str) -> str:
    """Return what stands between two quotes, its backslashes read."""
    found, at = "", 0
    while at < len(inside):
        if inside[at] == "\\" and inside[at + 1 : at + 2] in ('"', "\\"):
            at += 1
        found += inside[at]
        at += 1
    return found


def _misplaced(char: str) -> str:
    if char.isspace():
        return 'a blank can stand inside a name in quotes only (`"a b"`)'
    return f'`{char}` can stand inside a name in quotes only (`"a{char}b"`)'
