"""A `Timeout` of less than a minute.

What it does: reports a `Timeout` below 60 seconds.

Why is this bad: other places of DataWorks take hours or minutes (a `timeout: 4` of its flow
specification is four hours); here the unit is seconds, so a small number mostly is one of those.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Timeout: 4
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Timeout: 4h
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc_spec.duration import seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_PART = "any(map(is_short, columns.timeouts))"


def check(part: Part) -> Iterator[Finding]:
    """Look at each timeout."""
    for task in part.tasks:
        written = task.value.get("Timeout", 60)
        length = seconds(written) if isinstance(written, str) else written
        if length is not None and length < 60:
            place = task.place("Timeout")
            plain = f"{written}".isdigit()
            yield Finding(
                f"{task.title()} times out after {length} second{'' if length == 1 else 's'}",
                place,
                label="the unit is seconds" if plain else "less than a minute",
                help=(
                    f"for hours write `{length}h`, for minutes `{length}m`"
                    if plain
                    else "most tasks wait longer than that to begin: `10m`, `2h`",
                ),
            )
