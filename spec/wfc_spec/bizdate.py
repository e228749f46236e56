"""The business date (``BizDate``): a day, or the API's milliseconds.

ExecuteAdhocWorkflowInstance takes milliseconds since 1970; the documented list operations
use midnight of the workspace's time zone (SDK 20240518 9.11.0, ListWorkflowInstances.BizDate).
"""

from __future__ import annotations

#: The smallest number read as milliseconds: a smaller one is a YYYYMMDD that means 1970.
FIRST_MILLISECOND = 10**12
DAY = 86_400_000
DEFAULT_TIME_ZONE = "Asia/Shanghai"
EXPECTED = "a date (`2026-11-19`) or milliseconds since 1970 (`1763481600000`)"


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(text: str) -> bool:
    """Say whether ``text`` is a day of the calendar, written ``YYYY-MM-DD``."""
    if len(text) != 10 or not (text[:4] + text[5:7] + text[8:]).isdecimal() or not text.isascii():
        return False
    year, month, date = int(text[:4]), int(text[5:7]), int(text[8:])
    if text[4] + text[7] != "--" or not year or not 1 <= month <= 12:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= date <= _DAYS[month - 1] - (month == 2 and not leap)


def milliseconds(text: str, time_zone: str) -> int:
    """Return midnight of the day ``text`` (``YYYY-MM-DD``) in ``time_zone``, in ms since 1970.

    Raises ValueError when there is no such day or time zone.
    """
    from datetime import datetime
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"no time zone is called `{time_zone}`") from error
    midnight = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=zone)
    return round(midnight.timestamp()) * 1000


def day(moment: int, time_zone: str) -> tuple[str, bool]:
    """Return the day of ``moment`` (ms) in ``time_zone``, and whether it is its midnight."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    local = datetime.fromtimestamp(moment // 1000, ZoneInfo(time_zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return f"{local:%Y-%m-%d}", midnight.timestamp() * 1000 == moment
