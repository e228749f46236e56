"""The nonces that were used, for as long as they matter."""

from __future__ import annotations


class Nonces:
    """Remembers each nonce for ``seconds``; 0 remembers none."""

    def __init__(self, seconds: float) -> None:
        """Start with none used."""
        self._seconds = seconds
        self._until: dict[str, float] = {}

    def use(self, nonce: str, now: float) -> bool:
        """Take ``nonce`` at ``now`` (epoch seconds); False if it was taken before."""
        # Forgetting costs one look at the oldest: they expire in the order they came.
        while self._until:
            oldest = next(iter(self._until))
            if self._until[oldest] >= now:
                break
            del self._until[oldest]
        if nonce in self._until:
            return False
        if self._seconds > 0:
            self._until[nonce] = now + self._seconds
        return True
