"""A selector names nothing that is there.

What it does: looks up what each selector names among the names, tags, types and owners of `Nodes`.

Why is this bad: a misspelt name would leave out, or run, what nobody meant.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
Nodes:
  - {Name: extract, NodeId: 74324}
  - {Name: load, NodeId: 74325, DependsOn: [extract]}
Select: [extract, laod]
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

from wfc.graph.selection import chart_of, mistaken
from wfc.problem import Edit, Finding, Fix
from wfc.resolve.manual_run import run_of
from wfc.wording import Names, listed
from wfc_spec.selector import SelectorError, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place
    from wfc_spec.selector import Term

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True

#: What the words in front of a colon look at.
WHAT = {"": "name", "tag": "tag", "type": "type", "owner": "owner"}


def check(graph: Graph) -> Iterator[Finding]:
    """Look at each term that means no node."""
    run = run_of(graph.workflow)
    for key in ("Select", "Exclude"):
        for index, wrong in mistaken(graph, run.value.get(key) or ()):
            if not isinstance(wrong, SelectorError) and wrong.text() not in graph.lost:
                yield _told(graph, wrong, run.spec.place(key, index), run.value[key][index])


def _told(graph: Graph, term: Term, place: Place, text: str) -> Finding:
    what = WHAT[term.method]
    near = Names(chart_of(graph).known(term.method)).near(term.text())
    here = place.slice(term.start, term.end)
    if near is None:
        label = f"no such {what}" if graph.tasks else "there are no `Nodes` to choose from"
        known = [each for each in chart_of(graph).known(term.method) if each]
        return Finding(
            f"no node has the {what} `{term.text()}`",
            here,
            label=label,
            help=(_advice(what, known),),
        )
    mended = text[: term.start] + quoted(near) + text[term.end :]
    return Finding(
        f"no node has the {what} `{term.text()}`",
        here,
        label=f"did you mean `{near}`?",
        fix=Fix(f"change to `{mended}`", (Edit(place, mended),), safe=False),
    )


def _advice(what: str, known: list[str]) -> str:
    """Return what there is to choose from."""
    if not known:
        article = "an" if what == "owner" else "a"
        return f"no node has {article} {what}" if what != "name" else "list the nodes under `Nodes`"
    return f"there {'is' if len(set(known)) == 1 else 'are'} {listed(dict.fromkeys(known))}"
