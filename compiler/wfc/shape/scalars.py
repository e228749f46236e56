"""The checks of single values that the generated validators share.

Each takes the value, the mapping and the key it stands under; with ``loose`` it may put the value
there in the form the stages want. What these accept, the published schema accepts.
"""

from __future__ import annotations

from wfc.source.document import REFERENCE
from wfc_spec.bizdate import MIDNIGHT, is_day
from wfc_spec.duration import seconds as length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Owner = dict[Any, Any] | list[Any]

#: A whole number has at most 100 digits; what has more is text for the exact reader.
BEYOND = 10**100
#: How deep the value of an ``x-`` key may go to be taken without another look.
DEPTH = 32


def spelled(value: Any, owner: Owner, key: Any) -> bool:
    """Put a number or boolean that stands in a text field into text.

    Not so one too large for a float: the text "inf" would be another than what is written.
    """
    kind = type(value)
    if (kind is float and value - value == 0) or (kind is int and -BEYOND < value < BEYOND):
        owner[key] = str(value)
    elif kind is bool:
        owner[key] = "true" if value else "false"
    else:
        return False
    return True


def long(value: Any, owner: Owner, key: Any, loose: bool, low: int, high: int) -> bool:
    """Say whether ``value`` is a whole number from ``low`` to ``high``; digits become one."""
    if type(value) is int:
        return low <= value <= high
    if type(value) is str and REFERENCE in value:
        return True
    if not loose or type(value) is not str or not value.isascii() or not value.isdigit():
        return False
    if value[0] == "0" or not low <= int(value[:20]) <= high or len(value) > 19:
        return False
    owner[key] = int(value)
    return True


def bizdate(value: Any, owner: Owner, key: Any, loose: bool, low: int, high: int) -> bool:
    """Say whether ``value`` is a day, or milliseconds."""
    return (type(value) is str and is_day(value)) or long(value, owner, key, loose, low, high)


def seconds(value: Any, owner: Owner, key: Any, loose: bool, low: int, high: int) -> bool:
    """Say whether ``value`` is a duration of few characters, or a number of seconds."""
    if type(value) is str and not value.isdigit():
        if REFERENCE in value:
            return True
        # The schema limits the digits of each unit: few characters are always within.
        return len(value) < 6 and low <= (length(value) or 0) <= high
    if type(value) is str and len(value) > 9:
        return False
    return long(value, owner, key, loose, low, high)


def scalar(value: Any, boolean: bool) -> bool:
    """Say whether ``value`` is a single value whose type another key tells.

    A number with a fraction is not: how it is spelled may count.
    """
    kind = type(value)
    if kind is bool:
        return boolean
    return kind is str or (kind is int and -BEYOND < value < BEYOND)


def parameters(value: Any, owner: Owner, loose: bool, *, removes: bool = False) -> bool:
    """Say whether ``value`` is text, or a map or list of text.

    ``removes``: of a map that lies over others a key may have no value.
    """
    kind = type(value)
    if kind is dict:
        return _fits_pairs(value, loose, removes)
    if kind is list:
        return all(type(e) is str or (loose and spelled(e, value, i)) for i, e in enumerate(value))
    return kind is str or (loose and spelled(value, owner, "Parameters"))


def _fits_pairs(value: dict[Any, Any], loose: bool, removes: bool) -> bool:
    """Say whether the keys and values of a map are text."""
    if loose and not named(value):
        return False
    return all(
        type(each) is str or (removes and each is None) or (loose and spelled(each, value, key))
        for key, each in value.items()
    )


def dated(value: Any) -> bool:
    """Say whether ``value`` is a day."""
    return type(value) is str and (is_day(value) or REFERENCE in value)


def midnight(value: Any) -> bool:
    """Say whether ``value`` is a day, alone or with the time it begins at."""
    if type(value) is not str:
        return False
    return is_day(value.removesuffix(MIDNIGHT)) or REFERENCE in value


def pairs(value: Any, loose: bool, *, removes: bool = False) -> bool:
    """Say whether ``value`` is text, or a map of text."""
    return _fits_pairs(value, loose, removes) if type(value) is dict else type(value) is str


def pairs_by_node(value: Any, loose: bool, *, removes: bool = False) -> bool:
    """Say whether ``value`` is text, or a map of what ``pairs`` takes."""
    if type(value) is not dict:
        return type(value) is str
    return not (loose and not named(value)) and all(
        (removes and each is None) or pairs(each, loose, removes=removes) for each in value.values()
    )


def tag(value: Any, owner: Owner, key: Any, loose: bool) -> bool:
    """Say whether ``value`` is text, or a Key and a Value that are."""
    if type(value) is not dict:
        return value != "" and (type(value) is str or (loose and spelled(value, owner, key)))
    for name, each in list(value.items()):
        if name in ("Key", "Value"):
            if type(each) is not str and not (loose and spelled(each, value, name)):
                return False
        elif type(name) is not str or name[:2] != "x-" or (loose and not unread(each)):
            return False
    return True


def named(value: dict[Any, Any]) -> bool:
    """Say whether the exact reader takes all keys of a mapping, for the text that they are.

    One with a blank or a break may be written on two lines, inside brackets, which it refuses.
    """
    return all(type(key) is str and key and key.isprintable() and " " not in key for key in value)


def unread(value: Any, depth: int = 0) -> bool:
    """Say whether the value of an ``x-`` key, which nobody reads, can be passed over.

    The exact reader finds mistakes in it too: the same key as number and as text, ``{a:}``.
    """
    if type(value) is dict:
        below = list(value.values()) if named(value) else [None]
    elif type(value) is list:
        below = value
    else:
        return value is not None
    return depth < DEPTH and all(unread(each, depth + 1) for each in below)
