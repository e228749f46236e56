"""How much a file may expand to: what one file may hold, and not more."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.source import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.problem import Place

#: How many tasks one ForEach may make, how many templates may extend each other in a row, how
#: many dependencies names of loops may stand for, and how many environments there may be.
COMBINATIONS = 1000
TEMPLATES = 64
EDGES = 1_000_000
ENVIRONMENTS = 100


class BombError(Exception):
    """What a file expands to passes a limit: there is nothing to go on with."""

    def __init__(self, fault: Fault) -> None:
        """Stop for ``fault``."""
        super().__init__()
        self.fault: Final = fault


class Budget:
    """What is left of the limits: characters, values, and dependencies on loops."""

    __slots__ = ("_characters", "_edges", "_values")

    def __init__(self) -> None:
        """Begin with all of it."""
        self._characters = limits.FILE_BYTES
        self._values = limits.VALUES
        self._edges = EDGES

    def spend(self, values: int, characters: int, place: Place) -> None:
        """Take what the task at ``place`` has; raises BombError when there is not enough."""
        self._values -= values
        self._characters -= characters
        if self._values < 0:
            raise _bomb(place, f"{limits.VALUES // 1_000_000} million values")
        if self._characters < 0:
            raise _bomb(place, f"{limits.FILE_BYTES // (1 << 20)} MB of text")

    def wait(self, edges: int, place: Place) -> None:
        """Take what the task at ``place`` waits for."""
        self._edges -= edges
        if self._edges < 0:
            raise _bomb(place, f"{EDGES:,} dependencies on tasks made by ForEach")


def _bomb(place: Place, limit: str) -> BombError:
    return BombError(Fault("expansion-limit", place, {"limit": limit, "at": "task"}))
