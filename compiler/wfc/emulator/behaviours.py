"""Everything the emulator refuses, shows and takes for granted, as data.

Code names an entry where it acts on it: ``ServiceError`` for a refusal, ``text`` or ``number``
for a default, ``shows`` for a state. A test holds that each entry is named, and each name is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from wfc.emulator.behaviours_adhoc import ADHOC_BEHAVIOURS
from wfc.emulator.behaviours_gateway import GATEWAY_BEHAVIOURS
from wfc.emulator.behaviours_manual import MANUAL_BEHAVIOURS
from wfc.emulator.behaviours_run import RUN_BEHAVIOURS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wfc.emulator.behaviour import Behaviour

_Shown = TypeVar("_Shown")

BEHAVIOURS: Final[Mapping[str, Behaviour]] = {
    entry.name: entry
    for entry in (*GATEWAY_BEHAVIOURS, *ADHOC_BEHAVIOURS, *RUN_BEHAVIOURS, *MANUAL_BEHAVIOURS)
}


def text(name: str) -> str:
    """Return the value of default ``name``."""
    return str(BEHAVIOURS[name].value)


def number(name: str) -> float:
    """Return the number that default ``name`` is."""
    value = BEHAVIOURS[name].value
    if not isinstance(value, int | float):
        raise TypeError(name)
    return value


def shows(*names: str) -> Callable[[_Shown], _Shown]:
    """Mark a function or class as the place where states ``names`` are made.

    Raises KeyError, on import, for a name that has no entry.
    """
    for name in names:
        BEHAVIOURS[name]

    def keep(shown: _Shown) -> _Shown:
        return shown

    return keep
