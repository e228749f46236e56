"""A scheduling expression that means something else than it seems to.

What it does: reports `mm` where minutes are meant (they are `mi`), `$[yyyymm-1]` and `$[yyyy-1]` (a
bare number counts days), a date and an hour in two parameters of which only the hour goes back
(`$[yyyymmdd]` beside `$[hh24-1/24]`), `$yyyymmdd` without braces, and `${workflow.x}`, for which an
ad hoc workflow has no place.

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
from wfc_spec.scheduling import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.resolve.workflow import Task
    from wfc_spec.scheduling_parts import Piece

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "columns.is_odd"


def check(part: Part) -> Iterator[Finding]:
    """Report what the grammar knows and hardly anybody means, then hours across midnight."""
    for written in expressions(part):
        if "$" not in written.value:
            continue
        parsed = parse(written.value)
        for mistake in parsed.mistakes:
            if mistake.trap:
                yield told(written, mistake)
        for piece in parsed.pieces:
            if piece.kind == "workflow":
                yield Finding(
                    f"{written.task.title()} reads `{piece.text}`, which ad hoc workflows lack",
                    written.slice(piece.start, piece.start + len(piece.text)),
                    label="nothing gives this a value (assumed)",
                    help=("write the value itself",),
                )
    for task in part.tasks:
        yield from _midnight(task)


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
            offset = piece.text[piece.text.index("/24") - 2 : -1]
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
