"""What of its parameters a shell script reads: ``$1`` to ``$n``."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Single quotes, comments and escapes, in which a ``$1`` is none of the shell's own.
_OTHERS = re.compile(r"\\.|'[^']*'|(?:(?<=\s)|^)#[^\n]*", re.MULTILINE | re.DOTALL)
_POSITION = re.compile(r"\$(?:([1-9])|\{([1-9][0-9]?)[}:#%/?+=-])")
#: Where the positions of the script are not those of its parameters: functions, `set --`, `shift`,
#: a here-document in quotes, other text in another language.
_UNSURE = re.compile(r"\(\)\s*\{|^\s*function\b|\bset\s+--|\bshift\b|<<-?\s*['\"\\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Position:
    """A ``$number`` that stands from ``start`` to ``end`` of a script."""

    number: int
    start: int
    end: int


def positions(script: str) -> list[Position]:
    """Return the positions that ``script`` reads; none where nobody can say."""
    if _UNSURE.search(script):
        return []
    bare = _blanked(script)
    return [
        Position(int(found[1] or found[2]), found.start(), found.end())
        for found in _POSITION.finditer(bare)
    ]


def _blanked(script: str) -> str:
    """Return ``script`` with blanks for what is quoted; in double quotes `'` quotes nothing."""
    parts, at, doubled = [], 0, False
    for found in _OTHERS.finditer(script):
        between = script[at : found.start()]
        doubled ^= between.count('"') % 2 == 1
        keeps = doubled and found[0][0] in "'#"
        parts += [between, found[0] if keeps else " " * len(found[0])]
        doubled ^= keeps and found[0].count('"') % 2 == 1
        at = found.end()
    return "".join(parts) + script[at:]
