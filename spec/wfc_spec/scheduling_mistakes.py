"""What can be wrong with the format inside ``${…}`` or ``$[…]``."""

from __future__ import annotations

from wfc_spec.scheduling_parts import Mistake
from wfc_spec.time_format import in_small_letters, offset_of, tokens_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc_spec.scheduling_parts import Piece


def blank(inner: str, at: int) -> Mistake:
    """Find fault with the first blank of ``inner``, which begins at ``at``."""
    start = at + inner.index(" ")
    close = "".join(inner.split())
    advice = "use two parameters, one for the date and one for the time, and join them in code"
    if all(not part[0].isalpha() for part in inner.split()[1:]):
        advice = f"take it out: `{close}`"
    return Mistake(
        start,
        start + 1,
        "a blank cannot stand in a scheduling parameter",
        "the service cuts the parameters here",
        advice=advice,
    )


def format_mistake(inner: str, at: int, kind: str) -> Mistake | None:
    """Return what is wrong with a format and its offset, which begin at ``at``."""
    if " " in inner:
        return blank(inner, at)
    stem, offset = offset_of(inner, kind)
    shown = "${…}" if kind == "business" else "$[…]"
    if not stem:
        return Mistake(at, at + len(inner), f"`{shown}` has no format in it", "such as `yyyymmdd`")
    _, wrong = tokens_of(stem, kind)
    if wrong is not None:
        return _unknown(stem, at, wrong, kind)
    if offset is None:
        start = at + len(stem)
        label = "expected `-1`, `+1` or `-7*1`"
        advice = "`${…}` counts whole units of its smallest part; hours are counted in `$[…]`"
        if kind != "business":
            label = "expected days (`-1`), hours (`-1/24`) or minutes (`-5/24/60`)"
            advice = "months and years are counted by `$[add_months(yyyymmdd,-1)]`"
        what = f"`{inner[len(stem) :]}` is no offset of `{shown}`"
        return Mistake(start, at + len(inner), what, label, advice=advice)
    return None


def _unknown(stem: str, at: int, wrong: tuple[int, int], kind: str) -> Mistake:
    start, end = wrong
    token = stem[start:end]
    if kind == "business" and token in ("hh24", "hh12", "hh", "mi", "ss"):
        return Mistake(
            at + start,
            at + end,
            f"`{token}` cannot stand in `${{…}}`: a business date has no time",
            "only yyyy, yy, mm and dd",
            advice="for the time of the day write `$[…]`, which counts from the scheduled time",
        )
    small = in_small_letters(stem)
    if small != stem and tokens_of(small, kind)[1] is None:
        what = f"`{stem}` is no format: its letters are small"
        other = small != stem.lower()
        advice = "hours are `hh24`, `mm` is the month, minutes are `mi`" if other else ""
        label = f"did you mean `{small}`?"
        return Mistake(at, at + len(stem), what, label, advice=advice, instead=small)
    known = "yyyy, yy, mm and dd" if kind == "business" else "yyyy yy mm dd hh24 hh12 hh mi ss"
    what = f"`{token}` in `{stem}` is no part of a date"
    return Mistake(at + start, at + end, what, f"known are {known}")


def traps(piece: Piece) -> list[Mistake]:
    """Return what of a sound ``$[…]`` hardly anybody means."""
    found, told = [], [token for token in piece.tokens if token.unit]
    units = [token.unit for token in told]
    base = piece.start + 2 + (len("add_months(") if piece.kind == "months" else 0)
    for number, token in enumerate(told):
        beside = (units[number - 1] if number else "", *units[number + 1 : number + 2])
        if token.unit == "month" and ("hour" in beside[:1] or "second" in beside[1:]):
            start = base + token.start
            what = f"`mm` is the month, and it stands for minutes in `{piece.text}`"
            label = "minutes are `mi`"
            found.append(Mistake(start, start + 2, what, label, instead="mi", trap=True))
    days = piece.offset is not None and piece.offset.days and not piece.offset.minutes
    if piece.kind == "schedule" and days and "day" not in units and "hour" not in units:
        unit = "month" if "month" in units else "year"
        stem = "".join(token.text for token in piece.tokens)
        number = piece.offset.days * (1 if unit == "month" else 12) if piece.offset else 0
        found.append(
            Mistake(
                piece.start,
                piece.start + len(piece.text),
                f"`{piece.text}` goes back days, not {unit}s"
                if piece.offset and piece.offset.days < 0
                else f"`{piece.text}` goes ahead days, not {unit}s",
                "a bare number in `$[…]` counts days",
                advice=f"for {unit}s write `$[add_months({stem},{number})]`; sources differ here",
                trap=True,
            )
        )
    return found
