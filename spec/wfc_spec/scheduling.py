"""Scheduling parameters: what stands in a value behind ``$``, and what is wrong with it.

``$bizdate`` and its like are built in, ``${yyyymmdd-1}`` counts from the business date, ``$[hh24]``
from the scheduled time (help page "Supported formats for scheduling parameters"). A value is made
of text and of such expressions: ``${yyyymm}01``, ``a_$bizdate``. No regular expressions here: lint
reads values that it has not met before on the way of a clean file.
"""

from __future__ import annotations

from wfc_spec.scheduling_mistakes import blank, format_mistake, traps
from wfc_spec.scheduling_parts import Mistake, Piece, Value
from wfc_spec.time_format import offset_of, tokens_of

#: Built-in variables, and what each stands for.
BUILT_IN = {
    "bizdate": "the business date, yyyymmdd",
    "cyctime": "the scheduled time, yyyymmddhh24miss",
    "gmtdate": "the current date, yyyymmdd",
    "bizmonth": "the month of the business date, yyyymm",
    "jobid": "the id of the workflow",
    "nodeid": "the id of the node",
    "taskid": "the id of the instance",
}
#: The older spelling of two of them, between ``${bdp.system.`` and ``}``.
SYSTEM = "bdp.system."
#: What else an output variable of type System can be: these between ``${`` and ``}``.
OF_THE_INSTANCE = (
    *("projectId", "projectName", "nodeId", "nodeName", "taskId", "taskType", "seq", "status"),
    *("gmtdate", "cyctime", "bizdate", "finishTime"),
)
WORKFLOW = "workflow."

#: Built-in dates, each with the expression that may have an offset: brackets, format, its kind.
_COUNTED = {
    "bizdate": ("${", "yyyymmdd", "}", "business"),
    "cyctime": ("$[", "yyyymmddhh24miss", "]", "schedule"),
}
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
_DIGITS = "0123456789"


def parse(text: str) -> Value:
    """Take ``text`` apart; what is no expression is text."""
    pieces: list[Piece] = []
    mistakes: list[Mistake] = []
    at = 0
    while at < len(text):
        sign = text.find("$", at)
        if sign < 0:
            sign = len(text)
        if sign > at:
            pieces.append(Piece("text", text[at:sign], at))
        at = _expression(text, sign, pieces, mistakes) if sign < len(text) else sign
    return Value(tuple(pieces), tuple(mistakes))


def _expression(text: str, at: int, pieces: list[Piece], mistakes: list[Mistake]) -> int:
    """Read what begins with the ``$`` at ``at``; return where it ends."""
    following = text[at + 1 : at + 2]
    if following in ("{", "["):
        close = "}" if following == "{" else "]"
        end = text.find(close, at)
        if end < 0:
            what = f"`{text[at:]}` is never closed"
            mistakes.append(Mistake(at, len(text), what, f"`{close}` is missing"))
            return len(text)
        read = _business if following == "{" else _schedule
        read(text[at : end + 1], at, pieces, mistakes)
        return end + 1
    end = at + 1
    while end < len(text) and text[end] in (_LETTERS if end == at + 1 else _LETTERS + _DIGITS):
        end += 1
    if end == at + 1:
        pieces.append(Piece("text", "$", at))
    else:
        _built_in(text[at:end], at, pieces, mistakes, text[end:])
    return end


def _built_in(
    text: str, at: int, pieces: list[Piece], mistakes: list[Mistake], behind: str
) -> None:
    name, end = text[1:], at + len(text)
    if name in BUILT_IN:
        pieces.append(Piece("builtin", text, at, name=name))
        uncounted = _uncounted(text, at, behind) if behind and name in _COUNTED else None
        mistakes += [uncounted] if uncounted else []
        return
    if tokens_of(name, "business")[1] is None:
        what = f"`{text}` without braces is told by one source only"
        label = f"write `${{{name}}}`"
        mistakes.append(Mistake(at, end, what, label, instead=f"${{{name}}}", trap=True))
        return
    what = f"`{text}` is no built-in variable"
    begun = max((each for each in BUILT_IN if name.startswith(each)), key=len, default="")
    if begun:
        glue = {"bizdate": "${yyyymmdd}", "cyctime": "$[yyyymmddhh24miss]"}.get(begun, "")
        advice = f"with text behind it: `{glue}{name[len(begun) :]}`" if glue else ""
        label = f"`${begun}` ends where no letter, digit or `_` follows"
        mistakes.append(Mistake(at, end, what, label, advice=advice))
        return
    among = tuple(f"${each}" for each in BUILT_IN)
    advice = f"built in are {', '.join(among)}"
    mistakes.append(Mistake(at, end, what, "no such variable", advice=advice, among=among))


def _uncounted(text: str, at: int, behind: str) -> Mistake | None:
    """Return what is wrong with ``$bizdate-1``: an offset (``behind``) is text there."""
    opened, stem, close, kind = _COUNTED[text[1:]]
    if behind[0] not in "+-" or behind[1:2] == "0" or offset_of(stem + behind, kind)[1] is None:
        return None
    what = f"`{text}{behind}` is the date with `{behind}` behind it (assumed)"
    instead, end = f"{opened}{stem}{behind}{close}", at + len(text) + len(behind)
    return Mistake(at, end, what, f"did you mean `{instead}`?", instead=instead, trap=True)


def _business(text: str, at: int, pieces: list[Piece], mistakes: list[Mistake]) -> None:
    """Read ``${…}``."""
    inner, end = text[2:-1], at + len(text)
    if inner.startswith(SYSTEM):
        name = inner.removeprefix(SYSTEM)
        if name in ("bizdate", "cyctime"):
            pieces.append(Piece("builtin", text, at, name=name))
        else:
            what = f"`{text}` is no built-in variable"
            mistakes.append(Mistake(at, end, what, "expected `bizdate` or `cyctime` behind it"))
        return
    if inner.startswith(WORKFLOW):
        pieces.append(Piece("workflow", text, at, name=inner.removeprefix(WORKFLOW)))
        return
    if _is_reference(inner):
        pieces.append(Piece("name", text, at, name=inner.partition("[")[0]))
        return
    found = format_mistake(inner, at + 2, "business")
    if found is not None:
        mistakes.append(found)
        return
    stem, offset = offset_of(inner, "business")
    tokens = tokens_of(stem, "business")[0]
    pieces.append(Piece("business", text, at, tokens=tokens, offset=offset))


def _is_reference(inner: str) -> bool:
    """Say whether ``inner`` is a name (``x``, ``x[0]``) rather than a format of dates."""
    name = inner.partition("[")[0]
    if not name.isidentifier() or all(each in "ymdhis0123456789" for each in name.lower()):
        return False
    return "_" not in name or tokens_of(name, "business")[1] is not None


def _schedule(text: str, at: int, pieces: list[Piece], mistakes: list[Mistake]) -> None:
    """Read ``$[…]``."""
    inner, begin = text[2:-1], at + 2
    months = 0
    kind = "schedule"
    rest = inner
    if inner.startswith("add_months"):
        found, months, rest = _added(inner, begin)
        if found is not None:
            mistakes.append(found)
            return
        kind = "months"
        begin += inner.index("(") + 1
    found = format_mistake(rest, begin, kind)
    if found is not None:
        mistakes.append(found if kind == "schedule" else _behind(found, inner, begin))
        return
    stem, offset = offset_of(rest, kind)
    tokens = tokens_of(stem, kind)[0]
    piece = Piece(kind, text, at, tokens=tokens, offset=offset, months=months)
    pieces.append(piece)
    mistakes += traps(piece)


def _added(inner: str, at: int) -> tuple[Mistake | None, int, str]:
    """Return what ``add_months(format,number)…`` adds, and the rest as ``format…``."""
    end = at + len(inner)
    opened, comma, closed = inner.find("("), inner.find(","), inner.find(")")
    advice = "such as `$[add_months(yyyymmdd,-1)]`, a number of months or `12*N` for years"
    if not 0 < opened < comma < closed:
        what = "`add_months` takes a format and a number"
        return Mistake(at, end, what, "expected `add_months(format,number)`", advice=advice), 0, ""
    number = inner[comma + 1 : closed]
    if " " in inner:
        return blank(inner, at), 0, ""
    sign = -1 if number.startswith("-") else 1
    product = 1
    for factor in number.lstrip("+-").split("*"):
        if not factor.isascii() or not factor.isdigit() or len(factor) > 5:
            start = at + comma + 1
            what = f"`{number}` is no number of months"
            return Mistake(start, at + closed, what, "expected `-1`, `2` or `12*1`"), 0, ""
        product *= int(factor)
    return None, sign * product, inner[opened + 1 : comma] + inner[closed + 1 :]


def _behind(found: Mistake, inner: str, begin: int) -> Mistake:
    """Return ``found`` where it stands when it is behind the bracket of ``add_months``."""
    comma = inner.index(",")
    gap = inner.index(")") + 1 - comma
    if found.start < begin + comma - len("add_months("):
        return found
    return Mistake(found.start + gap, found.end + gap, found.what, found.label, advice=found.advice)
