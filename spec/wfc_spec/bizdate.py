"""The business date (``BizDate``): a day, or the API's milliseconds.

ExecuteAdhocWorkflowInstance takes milliseconds since 1970; the documented list operations
use midnight of the workspace's time zone (SDK 20240518 9.11.0, ListWorkflowInstances.BizDate).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: The smallest number read as milliseconds: a smaller one is a YYYYMMDD that means 1970.
FIRST_MILLISECOND = 10**12
LAST_MILLISECOND = 10**14 - 1
#: Days whose midnight is between the two everywhere: of the years 2002 to 2999.
DATE = "2(?:00[2-9]|0[1-9][0-9]|[1-9][0-9]{2})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
PATTERN = f"^(?:{DATE}|[1-9][0-9]{{12,13}})$(?!\\n)"
#: What the versions before 2024-05-18 want behind a day.
MIDNIGHT = " 00:00:00"
PLAIN_DAY_PATTERN = f"^{DATE}$(?!\\n)"
DAY_PATTERN = f"^{DATE}(?:{MIDNIGHT})?$(?!\\n)"
DAY = 86_400_000
DEFAULT_TIME_ZONE = "Asia/Shanghai"
EXPECTED = "a date (`2026-11-19`) or milliseconds since 1970 (`1763481600000`)"
DAY_EXPECTED = "a date (`2026-11-19`), or a date at midnight (`2026-11-19 00:00:00`)"


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(text: str) -> bool:
    """Say whether ``text`` is a day of the years 2002 to 2999, written ``YYYY-MM-DD``."""
    if len(text) != 10 or not (text[:4] + text[5:7] + text[8:]).isdecimal() or not text.isascii():
        return False
    year, month, date = int(text[:4]), int(text[5:7]), int(text[8:])
    if text[4] + text[7] != "--" or not 2002 <= year <= 2999 or not 1 <= month <= 12:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= date <= _DAYS[month - 1] - (month == 2 and not leap)


def is_time_zone(name: str) -> bool:
    """Say whether the IANA time zone database knows ``name``."""
    if name == DEFAULT_TIME_ZONE:
        return True
    from importlib.resources import files

    return name in files("tzdata").joinpath("zones").read_text("utf-8").split()


def _zone(name: str) -> ZoneInfo:
    """Return a time zone as the tzdata package has it: the same on every machine."""
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, name)


def milliseconds(text: str, time_zone: str) -> int:
    """Return midnight of the day ``text`` (``YYYY-MM-DD``) in ``time_zone``, in ms since 1970."""
    from datetime import datetime

    midnight = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=_zone(time_zone))
    return round(midnight.timestamp()) * 1000


def is_midnight(moment: int, time_zone: str) -> bool:
    """Say whether ``moment`` (ms) is 00:00:00 in ``time_zone``."""
    if time_zone == DEFAULT_TIME_ZONE:
        # China has had no daylight saving time since 1991: plain arithmetic, and no imports.
        return (moment + 8 * 3_600_000) % DAY == 0
    return milliseconds(day(moment, time_zone), time_zone) == moment


def day(moment: int, time_zone: str) -> str:
    """Return the day (``YYYY-MM-DD``) of ``moment`` (ms) in ``time_zone``."""
    from datetime import datetime

    return f"{datetime.fromtimestamp(moment // 1000, _zone(time_zone)):%Y-%m-%d}"
