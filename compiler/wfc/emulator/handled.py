"""What the emulator remembers of a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Handled:
    """One request and how it was answered.

    ``number`` counts from 1; ``behaviour`` and ``code`` are empty unless it was refused;
    ``executed`` is the id of the instance this request made; ``bug`` is a traceback, for us.
    ``parameters`` are those of a request that was authentic. ``faults`` are the keys of the fault
    script that were turned for it; ``status`` is 0 where nothing was answered at all.
    """

    number: int
    action: str
    status: int
    request_id: str
    behaviour: str = ""
    code: str = ""
    executed: int | None = None
    parameters: Mapping[str, str] = field(default_factory=dict, repr=False)
    faults: tuple[str, ...] = ()
    bug: str = field(default="", repr=False)
