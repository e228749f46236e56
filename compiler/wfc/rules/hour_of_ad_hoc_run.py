"""A time of day in an ad hoc workflow, of which nobody knows the hour.

What it does: reports `$cyctime` and every `$[…]` that tells or counts hours, minutes or seconds.

Why is this bad: an ad hoc workflow has a business date and no scheduled time. Which time of day
these expressions tell then is not documented; wfc assumes midnight of the day after `BizDate`.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT '${hour}'
      Parameters: {hour: "$[hh24]"}
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
      Content: SELECT '${hour}'
      Parameters: {hour: "23"}
```
"""

from __future__ import annotations

from wfc.graph.parameters import expressions
from wfc.problem import Finding
from wfc_spec.scheduling import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "info"
LOCAL = True


def check(part: Part) -> Iterator[Finding]:
    """Report the first expression of each value that tells a time of day."""
    for written in expressions(part):
        if "$" in written.value:
            fine = [piece for piece in parse(written.value).pieces if piece.has_hours()]
            for piece in fine[:1]:
                yield Finding(
                    f"`{piece.text}` of {written.task.title()} tells the time of a run without one",
                    written.slice(piece.start, piece.start + len(piece.text)),
                    label="which time this is, is not documented",
                    help=("`wfc params FILE --bizdate D --at HH:MM` shows what it would be",),
                )
