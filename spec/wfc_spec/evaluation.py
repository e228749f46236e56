"""What a scheduling parameter is for one run: each reading where the documents conflict.

The business date is the day before the scheduled time (help page "Supported formats for scheduling
parameters"). Which scheduled time an ad hoc run has is not documented: midnight of the next day is
assumed, unless a time is given.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wfc_spec.scheduling import parse
from wfc_spec.scheduling_parts import Piece


@dataclass(frozen=True, slots=True)
class Reading:
    """One value a parameter may have (None: nobody knows before the run), and by whose word."""

    value: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its business date, and the moment it is scheduled for."""

    bizdate: date
    scheduled: datetime

    @classmethod
    def of(cls, bizdate: date, at: time = time()) -> Run:
        """Return the run of ``bizdate``, scheduled at ``at`` of the next day."""
        return cls(bizdate, datetime.combine(bizdate + timedelta(days=1), at))


#: A value has at most this many readings: parts that conflict multiply.
MOST = 8


def readings(text: str, run: Run) -> tuple[Reading, ...]:
    """Return what ``text`` is in ``run``, the documented reading first; mistakes stay as written.

    Raises OverflowError for a date outside the years 1 to 9999.
    """
    found = [Reading("")]
    for piece in _in_order(text):
        options = _of_text(piece, run) if isinstance(piece, str) else _of_piece(piece, run)
        found = [_joined(one, other) for one in found for other in options][:MOST]
    values = dict.fromkeys(each.value for each in found)
    if len(values) == 1 and None not in values:
        return (Reading(found[0].value),)  # whoever is right, the value is the same
    return tuple(dict.fromkeys(found))


def _in_order(text: str) -> list[Piece | str]:
    """Return the pieces of ``text``, and as text what is none."""
    found: list[Piece | str] = []
    at = 0
    for piece in parse(text).pieces:
        found += [text[at : piece.start]] if piece.start > at else []
        found.append(piece.text if piece.kind == "text" else piece)
        at = piece.start + len(piece.text)
    return [*found, text[at:]] if at < len(text) else found


def _of_text(text: str, run: Run) -> tuple[Reading, ...]:
    """Return what is no expression: itself, or a date without braces, of which one source tells."""
    dates = [each for each in parse(text).mistakes if each.trap and each.instead.startswith("${")]
    if not dates:
        return (Reading(text),)
    first = dates[0]
    meant = readings(text[: first.start] + first.instead + text[first.end :], run)[0]
    return Reading(text, "help page: not known"), Reading(meant.value, "the vendor's skill: a date")


def _joined(one: Reading, other: Reading) -> Reading:
    value = None if one.value is None or other.value is None else one.value + other.value
    return Reading(value, "; ".join(filter(None, (one.note, other.note))))


def _of_piece(piece: Piece, run: Run) -> tuple[Reading, ...]:
    if piece.kind == "builtin":
        return _built_in(piece.name, run)
    if piece.kind == "business":
        moment = datetime.combine(run.bizdate, time())
        units = piece.offset.units if piece.offset else 0
        return _formatted(piece, _counted(moment, units, _smallest(piece)))
    if piece.kind in ("schedule", "months"):
        return _scheduled(piece, run)
    kinds = {"workflow": "a parameter of the workflow", "name": "a parameter of that name"}
    return (Reading(None, f"`{piece.text}`: {kinds[piece.kind]}"),)


def _built_in(name: str, run: Run) -> tuple[Reading, ...]:
    if name == "bizdate":
        return (Reading(f"{run.bizdate:%Y%m%d}"),)
    if name == "cyctime":
        return (Reading(f"{run.scheduled:%Y%m%d%H%M%S}"),)
    if name == "gmtdate":
        day = f"{run.scheduled:%Y%m%d}"
        return Reading(day, "help page: the current date"), Reading(
            None, "the vendor's skill: a timestamp"
        )
    if name == "bizmonth":
        month = datetime.combine(run.bizdate, time())
        before = f"{_counted(month, -1, 'month'):%Y%m}"
        in_time = Reading(before, "when it runs in the month of the business date")
        late = Reading(f"{month:%Y%m}", "when it runs in a later month")
        same = (run.scheduled.year, run.scheduled.month) == (month.year, month.month)
        return (in_time, late) if same else (late, in_time)
    return (Reading(None, f"`${name}`: known when it runs"),)


def _scheduled(piece: Piece, run: Run) -> tuple[Reading, ...]:
    moment = _counted(run.scheduled, piece.months, "month")
    offset = piece.offset
    days, minutes = (offset.days, offset.minutes) if offset else (0, 0)
    found = _formatted(piece, moment + timedelta(days=days, minutes=minutes))
    unit = _smallest(piece)
    if piece.kind == "schedule" and days and not minutes and unit in ("month", "year"):
        other = _formatted(piece, _counted(run.scheduled, days, unit))
        one = Reading(found[0].value, "help page: the number counts days")
        return one, Reading(other[0].value, f"the vendor's skill: it counts {unit}s")
    return found


def _smallest(piece: Piece) -> str:
    order = ("year", "month", "day", "hour", "minute", "second")
    return max((token.unit for token in piece.tokens if token.unit), key=order.index)


def _counted(moment: datetime, number: int, unit: str) -> datetime:
    """Return ``moment`` moved by ``number`` units; at a month's end the day is held back."""
    if unit not in ("year", "month"):
        return moment + timedelta(days=number)
    months = moment.year * 12 + moment.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("no such year")
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _formatted(piece: Piece, moment: datetime) -> tuple[Reading, ...]:
    """Return ``moment`` in the format; ``hh`` alone may count to 12 or to 24."""
    one = "".join(_shown(token.text, moment, 24) for token in piece.tokens)
    other = "".join(_shown(token.text, moment, 12) for token in piece.tokens)
    if one == other:
        return (Reading(one),)
    return Reading(one, "if `hh` counts to 24"), Reading(other, "if `hh` counts to 12")


def _shown(token: str, moment: datetime, hours: int) -> str:
    twelve = f"{(moment.hour - 1) % 12 + 1:02}"
    parts = {
        "yyyy": f"{moment.year:04}",
        "yy": f"{moment.year % 100:02}",
        "mm": f"{moment.month:02}",
        "dd": f"{moment.day:02}",
        "hh24": f"{moment.hour:02}",
        "hh12": twelve,
        "hh": twelve if hours == 12 else f"{moment.hour:02}",
        "mi": f"{moment.minute:02}",
        "ss": f"{moment.second:02}",
    }
    return parts.get(token, token)
