"""How one emulator behaves: the knobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.emulator.behaviours import number

if TYPE_CHECKING:
    from wfc.emulator.credentials import Credentials
    from wfc.emulator.flow import Flow
    from wfc.emulator.timeline import Pace


@dataclass(frozen=True, slots=True)
class Settings:
    """Who may call, how fast tasks go, which fail (by name), and the gateway's limits.

    ``flows`` are the manually triggered workflows that are deployed. ``nonce_seconds`` 0 means
    that nonces are not remembered.
    """

    credentials: Credentials
    pace: Pace
    fail: frozenset[str] = frozenset()
    flows: tuple[Flow, ...] = ()
    signature_seconds: float = number("signature-seconds")
    nonce_seconds: float = number("nonce-seconds")
