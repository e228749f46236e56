"""Parameters that count from a business date, and no `BizDate`.

What it does: reports a workflow without `BizDate` of which a script has a parameter with
`$bizdate`, `${yyyymmdd}`, `$[…]` or their like.

Why is this bad: what the service takes for an absent business date is not documented. `wfc apply`
asks for one; here it may also come by `--bizdate`.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT '${dt}'
      Parameters: {dt: $bizdate}
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
      Content: SELECT '${dt}'
      Parameters: {dt: $bizdate}
```
"""

from __future__ import annotations

from wfc.graph.parameters import parameters
from wfc.problem import Finding
from wfc_spec.scheduling import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "info"


DATED = ("bizdate", "cyctime", "gmtdate", "bizmonth")


def check(graph: Graph) -> Iterator[Finding]:
    """Report the workflow once, with the first parameter that is a date."""
    workflow, place = graph.workflow, graph.workflow.place("BizDate")
    if workflow.day is not None or (place.file, place.route) in workflow.cuts():
        return
    for task in graph.tasks:
        for written in parameters(task):
            pieces = parse(written.value).pieces if "$" in written.value else ()
            if any(piece.tokens or piece.name in DATED for piece in pieces):
                yield Finding(
                    f"parameter {written.title()} of {task.title()} is a date without BizDate",
                    written.whole(),
                    label="counts from the business date",
                    help=("write `BizDate:` at the top of the file, or give `--bizdate`",),
                )
                return
