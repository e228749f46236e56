"""The checks of single values that the generated validators share.

Each takes the value, the mapping and the key it stands under; with ``loose`` it may put the value
there in the form the stages want. What these accept, the published schema accepts.
"""

from __future__ import annotations

from wfc_spec.bizdate import is_day
from wfc_spec.duration import seconds as length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Owner = dict[Any, Any] | list[Any]


def spelled(value: object, owner: Owner, key: Any) -> bool:
    """Put a number or boolean that stands in a text field into text."""
    kind = type(value)
    if kind is int or kind is float:
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
        # The schema limits the digits of each unit: few characters are always within.
        return len(value) < 6 and low <= (length(value) or 0) <= high
    if type(value) is str and len(value) > 9:
        return False
    return long(value, owner, key, loose, low, high)


def parameters(value: Any, owner: Owner, loose: bool) -> bool:
    """Say whether ``value`` is text, or a map or list of text."""
    kind = type(value)
    if kind is dict:
        if not all(type(name) is str and name for name in value):
            return False
        pairs: Any = value.items()
    elif kind is list:
        pairs = enumerate(value)
    else:
        return kind is str or (loose and spelled(value, owner, "Parameters"))
    return all(type(each) is str or (loose and spelled(each, value, key)) for key, each in pairs)
