"""What a plain scalar means: the core schema of YAML 1.2, read as the quick parser reads it.

Beyond the core schema (https://yaml.org/spec/1.2.2/#103-core-schema), because the quick
parser does so and both readers must say the same: ``_`` may stand anywhere in a number
(``1_000`` is 1000, and ``_1`` is 1), ``0b101`` is a number, the letter of ``0x``, ``0o`` and
``0b`` may be a capital, and these may have a sign; ``.inf`` and ``.nan`` are read in any case.
Where a field is text nothing of this is seen: there the spelling counts.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    Scalar = str | int | float | bool | None

LONGEST_NUMBER: Final = 100
"""Characters of the longest whole number; a longer one stays text.

No field takes more than 20 digits, and Python refuses to print more than 4,300.
"""

WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
STARTERS: Final = frozenset([word[:1] for word in WORDS] + list("0123456789+-._"))
"""What a plain scalar that is not text starts with."""

_NO_NUMBERS: Final = {
    ".inf": float("inf"),
    "+.inf": float("inf"),
    "-.inf": float("-inf"),
    ".nan": float("nan"),
}
_DECIMAL: Final = re.compile(r"[0-9]+")
_FLOAT: Final = re.compile(r"(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASED: Final = {
    "0x": re.compile(r"[0-9a-fA-F]+"),
    "0o": re.compile(r"[0-7]+"),
    "0b": re.compile(r"[01]+"),
}
_BASES: Final = {"0x": 16, "0o": 8, "0b": 2}


def resolve(text: str) -> Scalar:
    """Return the value of the plain scalar ``text``."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in "0123456789+-._":
        return text
    if text.lower() in _NO_NUMBERS:
        return _NO_NUMBERS[text.lower()]
    negative, bare = text[0] == "-", text[1:] if text[0] in "+-" else text
    value = _based(bare) if bare[:2].lower() in _BASED else _decimal(bare)
    if value is None or (isinstance(value, int) and len(text) > LONGEST_NUMBER):
        return text
    return -value if negative else value


def _decimal(bare: str) -> int | float | None:
    """Return a number written in tens, without its sign."""
    digits = bare.replace("_", "")
    if _DECIMAL.fullmatch(digits):
        return int(digits) if len(bare) <= LONGEST_NUMBER else None
    return float(digits) if _FLOAT.fullmatch(digits) else None


def _based(bare: str) -> int | None:
    """Return a number written in sixteens, eights or twos, without its sign."""
    base, digits = bare[:2].lower(), bare[2:].replace("_", "")
    if len(bare) > LONGEST_NUMBER or not _BASED[base].fullmatch(digits):
        return None
    return int(digits, _BASES[base])
