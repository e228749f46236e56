"""How much a file may hold. Each limit has its sentence in the rule ``yaml-limit``."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FILE_BYTES: Final = 256 * 1024 * 1024
SCALAR_BYTES: Final = 2 * 1024 * 1024
VALUES: Final = 20_000_000
DEPTH: Final = 64
ALIAS_VALUES: Final = 1_000_000
FAULTS: Final = 10_000
