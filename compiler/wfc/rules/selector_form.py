"""An entry of `Select` or `Exclude` is no selector.

What it does: reads each entry by the grammar of selectors, which is dbt's: `load`, `load*`,
`+load`, `load+`, `2+load`, `load+1`, `@load`, `tag:ods`, `type:ODPS_SQL`, `owner:1000`, and
`a,tag:ods` for both at once. The entries of a list are or-ed.

Why is this bad: what cannot be read chooses nothing, or not what was meant.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [tags:ods, extract+]
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [extract+]
```
"""

from __future__ import annotations

from wfc.graph.selection import mistaken
from wfc.problem import Edit, Finding, Fix
from wfc.resolve.manual_run import run_of
from wfc.wording import Names, shortened
from wfc_spec.selector import EXPECTED, METHODS, SelectorError, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True


def check(graph: Graph) -> Iterator[Finding]:
    """Look at each entry that cannot be read."""
    run = run_of(graph.workflow)
    for key in ("Select", "Exclude"):
        entries = run.value.get(key) or ()
        for index, wrong in mistaken(graph, entries):
            if isinstance(wrong, SelectorError):
                yield _told(graph, entries[index], wrong, run.spec.place(key, index))


def _told(graph: Graph, text: str, wrong: SelectorError, place: Place) -> Finding:
    near = quoted(text) if text in graph.names else _method(text, wrong)
    return Finding(
        f"`{shortened(text)}` is no selector: {wrong.message}",
        place.slice(wrong.start, max(wrong.end, wrong.start + 1)),
        label=f"did you mean `{near}`?" if near else "here",
        help=(f"expected {EXPECTED}",),
        fix=Fix(f"change to `{near}`", (Edit(place, near),), safe=False) if near else None,
    )


def _method(text: str, wrong: SelectorError) -> str | None:
    """Return ``text`` with the way to select that was probably meant, if that is what is wrong."""
    word = text[wrong.start : wrong.end]
    near = Names(METHODS).near(word[:-1]) if word.endswith(":") else None
    return f"{text[: wrong.start]}{near}:{text[wrong.end :]}" if near else None
