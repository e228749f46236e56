"""Durations: ``90m``, ``1h30m``, ``3600`` (plain digits are seconds)."""

from __future__ import annotations

#: What a duration looks like, for JSON Schema and for people who read it.
PATTERN = (
    "^(?:[1-9][0-9]{0,8}|(?=.*[1-9])(?:[0-9]{1,4}d)?(?:[0-9]{1,4}h)?(?:[0-9]{1,6}m)?"
    "(?:[0-9]{1,9}s)?)$(?!\\n)"
)
EXPECTED = "seconds (`3600`) or a duration (`90m`, `2h`, `1h30m`)"

_SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


def seconds(text: str) -> int | None:
    """Return the length of ``text`` in seconds, or None when it is not a duration.

    Units are d, h, m, s, each at most once and in that order.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    total, digits, units = 0, "", "dhms"
    for character in text:
        if character.isascii() and character.isdigit():
            digits += character
        elif digits and character in units:
            total += int(digits) * _SECONDS[character]
            digits, units = "", units[units.index(character) + 1 :]
        else:
            return None
    return None if digits or not text else total
