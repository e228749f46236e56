"""The nonces that were used, for as long as they matter."""

from __future__ import annotations


class Nonces:
    """Remembers each nonce for ``seconds``; 0 remembers none."""

    def __init__(self, seconds: float) -> None:
        """Start with none used."""
        self._seconds = seconds
        self._until: dict[str, float] = {}

    def use(self, nonce: str, now: float, seconds: float | None = None) -> bool:
        """Take ``nonce`` at ``now`` (epoch seconds); False if it was taken before.

        ``seconds``, if given, is how long ago counts for this one, and how long it is remembered.
        """
        # Forgetting costs one look at the oldest: they expire in the order they came.
        while self._until:
            oldest = next(iter(self._until))
            if self._until[oldest] >= now:
                break
            del self._until[oldest]
        seconds = self._seconds if seconds is None else seconds
        if seconds <= 0:
            return True
        if nonce in self._until:
            return False
        self._until[nonce] = now + seconds
        return True
