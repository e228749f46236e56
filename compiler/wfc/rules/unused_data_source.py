"""A data source on a task that works on none.

What it does: reports a `DataSource` of a task whose type is known to connect to nothing, such as
DIDE_SHELL or VIRTUAL. One that comes from `Defaults` is not reported.

Why is this bad: it does nothing, and whoever reads it thinks that it does.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: echo 1}
    DataSource: {Name: shop_mysql}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: echo 1}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "info"
LOCAL = True


#: Types that connect to nothing; of others without a known source nobody knows.
WITHOUT = ("DIDE_SHELL", "SHELL", "PERL", "PYTHON", "VIRTUAL", "SSH", "PARAM_HUB")


def check(part: Part) -> Iterator[Finding]:
    """Look at each data source that a task itself writes."""
    for task in part.tasks:
        kind = task.value.get("Type", "")
        if kind in WITHOUT and "DataSource" in task.value:
            place = task.place("DataSource")
            if place.route[-2:-1] != ("Defaults",):
                yield Finding(
                    f"{task.title()} is of type {kind}, which works on no data source",
                    place.key(),
                    label="does nothing",
                    related=(Label(task.place("Type"), "of this type"),),
                    help=("take it out, or change the type",),
                )
