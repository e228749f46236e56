"""From when on "not found" is a proof: a lost request can no longer be accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wfc.journal.records import Attempt, Sighting

# The service refuses a request whose time is more than 15 minutes off (its error code is
# InvalidTimeStamp.Expired); beyond that: what its clocks may differ (assumed).
SIGNATURE_MS = 15 * 60_000
CLOCK_ERROR_MS = 330_000
LEAST_LAG_MS = 120_000


def fence(attempt: Attempt, sightings: tuple[Sighting, ...]) -> int:
    """Return the moment (ms since 1970, by the server's clock) after which absence counts."""
    lag = max((int(each.lag * 1000) for each in sightings if each.seen), default=0)
    return attempt.server_sent + SIGNATURE_MS + CLOCK_ERROR_MS + max(lag, LEAST_LAG_MS)


def is_calibrated(sightings: tuple[Sighting, ...]) -> bool:
    """Tell whether a look-up has been seen to find one of our own: else absence means nothing."""
    return any(each.seen for each in sightings)
