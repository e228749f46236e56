"""Make text harmless to show: nothing in it acts on the terminal or stays unseen."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Control, format (bidi marks and joiners among them), lone surrogate, unassigned, line and
# paragraph separator.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})

# Letters and marks that draw nothing: Default_Ignorable_Code_Point of the Unicode file
# DerivedCoreProperties.txt as far as the categories above leave them, and the empty braille cell.
_BLANK = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F),
            *(0x2800, 0x3164, 0xFFA0),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)

# What build servers obey anywhere in a printed line: ##[error]…, ##vso[task…], ##teamcity[…].
COMMAND = re.compile(r"##(?=\w*\[\w)")

# What they obey at the start of one: ::error::…
_COMMAND_START = re.compile(r"\s*::")


def is_hidden(char: str) -> bool:
    """Tell whether ``char`` acts on a terminal or cannot be seen there; blanks can."""
    return unicodedata.category(char) in _UNSEEN or char in _BLANK


def plain(text: str) -> str:
    """Return ``text`` fit to be printed on one line, code point for code point.

    Each hidden character is replaced by a visible one of one column: control characters by
    their picture (``␛``, ``␊``), all others by U+FFFD.
    """
    hidden = {ord(char): _stand_in(char) for char in set(text) if is_hidden(char)}
    return COMMAND.sub("#" + REPLACEMENT, text.translate(hidden))


def plain_path(path: str) -> str:
    """Return the file name ``path`` fit to begin a line."""
    shown = plain(path)
    return f"./{shown}" if _COMMAND_START.match(shown) else shown


def _stand_in(char: str) -> str:
    """Return the visible character that is shown for a hidden one."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else REPLACEMENT
