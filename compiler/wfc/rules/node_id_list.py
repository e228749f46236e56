"""A list of node IDs is not one: `74324,74325`.

What it does: reports each entry of `IncludeNodeIds` and `ExcludeNodeIds` that is not digits alone,
and each that stands in its list twice.

Why is this bad: the service takes IDs separated by commas and nothing else; what it does with a
blank is not documented.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
IncludeNodeIds: 74324, 74325
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
IncludeNodeIds: 74324,74325
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.resolve.manual_run import run_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True


def check(graph: Graph) -> Iterator[Finding]:
    """Look at each entry of both lists."""
    run = run_of(graph.workflow)
    for key in ("IncludeNodeIds", "ExcludeNodeIds"):
        if key in run.value:
            yield from _entries(key, run.value[key], run.spec.place(key))


def _entries(key: str, text: str, place: Place) -> Iterator[Finding]:
    start, seen = 0, set()
    for entry in text.split(","):
        part = place.slice(start, start + max(len(entry), 1))
        start += len(entry) + 1
        if entry.strip() and entry in seen:
            headline = f"`{entry}` stands in `{key}` twice"
            yield Finding(headline, part, label="written again here", help=("take one out",))
        elif not (entry.isascii() and entry.isdigit()):
            yield _told(key, entry, text, part, place)
        seen.add(entry)


def _told(key: str, entry: str, text: str, part: Place, place: Place) -> Finding:
    ids = [each.strip() for each in text.split(",")]
    neat = ",".join(filter(None, ids))
    is_neat = bool(neat) and all(each.isascii() and each.isdigit() for each in ids if each)
    if not entry.strip():
        message = f"an entry of `{key}` is empty"
    elif entry.strip() != entry:
        message = f"a blank stands in `{key}`"
    else:
        message = f"`{entry}` in `{key}` is no ID of a node"
    return Finding(
        message,
        part,
        label="expected IDs and commas, such as `74324,74325`",
        fix=Fix(f"write `{neat}`", (Edit(place, neat),), safe=False) if is_neat else None,
    )
