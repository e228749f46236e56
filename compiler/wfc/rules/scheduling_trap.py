"""A scheduling expression that means something else than it seems to.

What it does: reports `mm` where minutes are meant (they are `mi`), `$[yyyymm-1]` and `$[yyyy-1]` (a
bare number counts days), a date and an hour in two parameters of which only the hour goes back
(`$[yyyymmdd]` beside `$[hh24-1/24]`), `$bizdate-1` (an offset needs brackets), `$yyyymmdd` without
braces, `${bizdate}` and any other `${x}` that names nothing the task has, and `${workflow.x}`, for
which an ad hoc workflow has no place.

Why is this bad: the expression is replaced, and by the wrong value: `$[yyyymmddhh24mm]` ends in the
month, and just after midnight the hour before belongs to the day before. Where the documents
conflict, `wfc params` shows both readings.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT '${month}'
      Parameters: {month: "$[yyyymm-1]"}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT '${month}'
      Parameters: {month: "$[add_months(yyyymm,-1)]"}
```
"""

from __future__ import annotations

from wfc.graph.parameters import expressions, parameters, told
from wfc.problem import Finding, Label
from wfc.wording import Names
from wfc_spec.parameters import entries
from wfc_spec.scheduling import BUILT_IN, OF_THE_INSTANCE, parse
from wfc_spec.scheduling_parts import Mistake

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.graph.parameters import Written
    from wfc.resolve.workflow import Task
    from wfc_spec.scheduling_parts import Piece

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "columns.is_odd"


def check(part: Part) -> Iterator[Finding]:
    """Report what the grammar knows and hardly anybody means, then hours across midnight."""
    for written in expressions(part):
        if "$" in written.value:
            parsed = parse(written.value)
            for mistake in parsed.mistakes:
                if mistake.trap:
                    yield told(written, mistake)
            for piece in parsed.pieces:
                if piece.kind in _UNFILLED and not part.is_cut(written.task, "Inputs"):
                    yield from _unfilled(written, piece)
    for task in part.tasks:
        yield from _midnight(task)


_UNFILLED = ("name", "workflow")


def _unfilled(written: Written, piece: Piece) -> Iterator[Finding]:
    """Report `${x}` that is neither a date nor a variable of the task."""
    if piece.kind == "workflow":
        yield _nothing(written, piece, f"ad hoc workflows lack `{piece.text}`", "")
        return
    task = written.task
    meant = {name: f"${name}" for name in BUILT_IN}
    given = {entry.get("Name") for _, entry in task.items("Inputs", "Variables")}
    given |= {name for name, _ in entries(task.value.get("Script", {}).get("Parameters", ""))}
    if written.place.route[-3:-2] == ("Variables",):
        meant, given = {}, {*given, *OF_THE_INSTANCE}
    if piece.name in given:
        return
    meant |= {name: f"${{{name}}}" for name in given if isinstance(name, str)}
    near = meant.get(Names(sorted(meant)).near(piece.name) or "", "")
    what = f"`{piece.text}` is neither a date nor a variable that is known"
    yield _nothing(written, piece, what, near)


def _nothing(written: Written, piece: Piece, what: str, near: str) -> Finding:
    label = f"did you mean `{near}`?" if near else "nothing gives this a value (assumed)"
    advice, end = "" if near else "write the value itself", piece.start + len(piece.text)
    return told(written, Mistake(piece.start, end, what, label, advice=advice, instead=near))


def _midnight(task: Task) -> Iterator[Finding]:
    """Report an hour that goes back beside a date that stays."""
    if "/24" not in str(task.value.get("Script", {}).get("Parameters", "")):
        return
    found = [(each, piece) for each in parameters(task) for piece in parse(each.value).pieces]
    dates = [(each, piece) for each, piece in found if _tells(piece) == "day"]
    for each, piece in found:
        if _tells(piece) == "hour" and piece.offset is not None and piece.offset.minutes and dates:
            date, whole = dates[0]
            days = "".join(token.text for token in whole.tokens)
            offset = piece.text[len("$[") + sum(len(token.text) for token in piece.tokens) : -1]
            yield Finding(
                f"the hour {each.title()} of {task.title()} goes back, and its date does not",
                each.slice(piece.start, piece.start + len(piece.text)),
                label="at the first hours of a day this is an hour of the day before …",
                related=(Label(date.whole(), "… and this stays on the day itself"),),
                help=(f"let both go back: `$[{days}{offset}]`, or use one parameter for both",),
            )


def _tells(piece: Piece) -> str:
    """Say whether a piece is a ``day`` that no hours move, or an ``hour`` without its day."""
    units = {token.unit for token in piece.tokens}
    if piece.kind != "schedule" or not units:
        return ""
    if "day" in units:
        still = not piece.offset or not piece.offset.minutes
        return "day" if still and "hour" not in units else ""
    return "hour" if "hour" in units else ""
