"""Graphs by a few words: each task with what it waits for."""

from __future__ import annotations

from wfc.graph.bind import bind
from wfc.resolve.resolve import resolve
from wfc.shape.spec import Spec
from wfc.source.document import Document
from wfc.source.project import Folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from wfc.graph.graph import Graph


def graph(waits: Mapping[str, Sequence[str]], externals: Sequence[str] = ()) -> Graph:
    """Return a graph in which each task waits for the tasks it names, and ``@x`` for output x."""
    return graph_of([task(name, *names) for name, names in waits.items()], externals)


def graph_of(tasks: Sequence[dict[str, Any]], externals: Sequence[str] = ()) -> Graph:
    """Return the graph of ``tasks`` in the workflow ``orders``."""
    value = {"Name": "orders", "Externals": list(externals), "Tasks": list(tasks)}
    spec = Spec(Document("orders.wfc.yaml", "", value), "AdhocWorkflow", value)
    return bind(resolve(spec, Folder(".")))


def task(name: str, *waits: str, **more: object) -> dict[str, Any]:
    """Return a task as it is written in a spec."""
    outputs = [{"UpstreamOutput": each[1:]} for each in waits if each.startswith("@")]
    named = [each for each in waits if not each.startswith("@")]
    return {
        "Name": name,
        "Type": "ODPS_SQL",
        **({"Dependencies": outputs} if outputs else {}),
        **({"DependsOn": named} if named else {}),
        **more,
    }


CHAIN = graph({"extract": [], "load": ["extract"], "report": ["load"]})
DIAMOND = graph({"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"]})
CYCLE = graph(
    {"a": ["c"], "b": ["a"], "c": ["b"], "d": ["c"], "e": [], "f": ["e", "d"], "g": ["g"]}
)
OUTSIDE = graph(
    {"load": ["@dw.calendar", "@dw.users"], "report": ["load", "chek"]}, ["dw.calendar"]
)
HOSTILE = graph(
    {'w"x': [], "a]b\n{c}": ['w"x'], "\x1b[31m\u202e": ["a]b\n{c}"], "::error::<b>": []}
)
CHINESE = graph({"提取订单": [], "装载": ["提取订单"], "extract": [], "报表": ["装载", "extract"]})
