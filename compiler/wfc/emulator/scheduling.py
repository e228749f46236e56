"""Dates of a business day, and the two scheduling parameters the emulator gives a value."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Final

from wfc.emulator.behaviours import shows

DAY: Final = 86_400_000
_BEIJING: Final = timezone(timedelta(hours=8))
_BUILT_IN: Final = re.compile(
    r"\$(bizdate|cyctime)(?![A-Za-z0-9_])|\$\{bdp\.system\.(bizdate|cyctime)\}"
)


def midnight(now: int) -> int:
    """Return the last midnight at UTC+8 before ``now``; both in ms."""
    beijing = datetime.fromtimestamp(now / 1000, _BEIJING)
    return round(beijing.replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1000)


@shows("trigger-time")
def trigger_time(biz_date: int) -> int:
    """Return the scheduled time of a business date; both in ms."""
    return biz_date + DAY


def written(time: int) -> str:
    """Return a time in ms as people write it, at UTC+8."""
    return datetime.fromtimestamp(time / 1000, _BEIJING).isoformat(" ", "milliseconds")


@shows("parameters-fixed")
def fixed(parameters: str, biz_date: int) -> str:
    """Return script parameters with ``$bizdate`` and ``$cyctime`` replaced by their values."""
    values = {
        "bizdate": datetime.fromtimestamp(biz_date / 1000, _BEIJING).strftime("%Y%m%d"),
        "cyctime": datetime.fromtimestamp(trigger_time(biz_date) / 1000, _BEIJING).strftime(
            "%Y%m%d%H%M%S"
        ),
    }
    return _BUILT_IN.sub(lambda found: values[found[1] or found[2]], parameters)
