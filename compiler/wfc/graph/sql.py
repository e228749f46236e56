"""What a SQL script reads: ``${x}`` in its code and its strings, not in its comments.

Comments, quotes and their escapes are those of Hive, MaxCompute's model, by sqlglot's tokenizer
(extra ``sql``). Without it, what stands behind ``--`` on a line, or behind an open ``/*``, is taken
for a comment: then too little is said rather than too much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wfc_spec.scheduling import BUILT_IN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: ``${x}``, ``${x[0]}`` and ``${x[0][1]}`` read x; so do dates that belong into a parameter.
REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*|yyyy[-+*/:.ymd0-9]+)(?:\[[0-9]+\])*\}")

#: ``$bizdate`` and ``$[yyyymmdd-1]``, which are for parameters. (``$bizdates`` is some other text.)
EXPRESSION = re.compile(rf"\$((?:{'|'.join(BUILT_IN)})(?![A-Za-z0-9_])|\[[^\]\n]{{1,60}}\])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign or string of SQL, which stands from ``start`` to ``end``."""

    word: str
    start: int
    end: int


def tokens(script: str) -> list[Token] | None:
    """Return the tokens of ``script``, or None where nobody can take it apart."""
    try:
        from sqlglot.dialects import Hive
        from sqlglot.errors import SqlglotError
    except ImportError:
        return None
    # What is put in for a reference is part of a name or a string, and just as long.
    plain = REFERENCE.sub(lambda found: "_" * len(found[0]), script)
    try:
        found = Hive().tokenize(plain)
    except SqlglotError:
        return None
    return [Token(script[each.start : each.end + 1], each.start, each.end + 1) for each in found]


def references(script: str) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of each ``${x}`` that ``script`` reads."""
    return _read(REFERENCE, script)


def expressions(script: str) -> Iterator[tuple[str, int, int]]:
    """Yield each ``$bizdate`` and ``$[…]`` of ``script`` without its ``$``, its start and end."""
    return _read(EXPRESSION, script)


def _read(pattern: re.Pattern[str], script: str) -> Iterator[tuple[str, int, int]]:
    found = list(pattern.finditer(script))
    if not found:
        return
    spans = tokens(script) if "--" in script or "/*" in script else None
    yield from _outside(script, found) if spans is None else _in_tokens(found, spans)


def _in_tokens(found: list[re.Match[str]], spans: list[Token]) -> Iterator[tuple[str, int, int]]:
    """Yield what of ``found`` is in a token: comments are in none."""
    at = 0
    for each in found:
        while at < len(spans) and spans[at].end <= each.start():
            at += 1
        if at < len(spans) and spans[at].start <= each.start():
            yield each[1], each.start(), each.end()


def _outside(script: str, found: list[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield what of ``found`` stands behind no sign of a comment, wherever that sign is."""
    at, is_open = 0, False
    for each in found:
        opened, closed = (script.rfind(sign, at, each.start()) for sign in ("/*", "*/"))
        if opened != closed:  # one of them was found
            is_open = opened > closed
        at = each.end()
        line = script[script.rfind("\n", 0, each.start()) + 1 : each.start()]
        if not is_open and "--" not in line:
            yield each[1], each.start(), each.end()
