"""Where one value of a spec comes from: the line that won, and those it beat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wfc.exits import UsageError
from wfc.report.secrets import masked
from wfc.report.text import plain
from wfc.resolve.layers import value_at
from wfc.resolve.origins import leaves, origins
from wfc.resolve.overlays import PARTS
from wfc.source.emit import scalar
from wfc.wording import Names, listed

if TYPE_CHECKING:
    from wfc.graph.graph import Graph
    from wfc.pipeline import Checked
    from wfc.problem import Label, Place, Route
    from wfc.resolve.layers import Layer
    from wfc.resolve.origins import Origin
    from wfc.resolve.workflow import Task
    from wfc.source.document import Document

    Documents = dict[str, Document]
    Row = tuple[str, str, str]

#: What the keys stand for that list the parts of a file.
_OWN = {"Tasks": "the task", "Nodes": "the node"}
#: Keys that are laid under others.
DONE = frozenset(("Defaults", "Environments", "Include", "Params", "Templates"))
#: What a task gets where nobody writes it.
DERIVED = {
    "ClientUniqueCode": "derived from the names of the workflow and the task",
    "Outputs": "derived from the names of the workflow and the task where others name the task",
}


def explained(checked: Checked, path: str) -> str:
    """Return what there is to say about the value at ``path``, such as ``Tasks.load.Timeout``.

    Raises UsageError where there is no such value.
    """
    graph = checked.graphs[0]
    documents = checked.documents()
    task, steps = _found(graph, path)
    where = f" in environment `{graph.workflow.environment}`" if graph.workflow.environment else ""
    value: Any = graph.workflow.value if task is None else task.value
    route = _route(value, steps)
    layers = _top(graph) if task is None else task.layers
    merged = value_at(value, route)
    if merged is None:
        return _nowhere(graph, task, route, path, where, layers, documents)
    if task is None and route == ("Externals",):  # every file's are joined
        return "".join(explained(checked, f"{path}.{index}") for index in range(len(merged)))
    lines = []
    for leaf in leaves(merged, route):
        name = path + "".join(f".{step}" for step in leaf[len(route) :])
        lines.append(f"{name} = {_shown(value_at(value, leaf))}{where}")
        own = _own_place(graph, leaf, documents) if task is None else []
        lines += own or _table(layers, leaf, documents)
        lines += _through(graph, task, leaf, documents)
    return "".join(f"{plain(masked(line))}\n" for line in lines)


def _found(graph: Graph, path: str) -> tuple[Task | None, list[str]]:
    """Return the task that ``path`` names (None: the top of the file), and the steps in it."""
    head, _, rest = path.partition(".")
    if head in DONE:
        raise UsageError(f"`{head}` goes into other values: name one, such as `{_such(graph)}`")
    if head not in _OWN:
        return None, path.split(".")
    names = {task.name: task for task in graph.tasks}
    noun = head[:-1].lower()
    if not rest:
        raise UsageError(f"a {noun} is explained at a time: name one of {listed(tuple(names))}")
    matching = [name for name in names if rest == name or rest.startswith(f"{name}.")]
    for group, members in graph.workflow.groups.items():
        if not matching and (rest == group or rest.startswith(f"{group}.")):
            said = listed(members, "or")
            raise UsageError(f"`{group}` makes {len(members)} tasks: name one of {said}")
    if not matching:
        near = Names(names).near(rest.partition(".")[0])
        hint = f"; did you mean `{near}`?" if near else ""
        raise UsageError(f"there is no {noun} `{rest.partition('.')[0]}`{hint}")
    name = max(matching, key=len)
    return names[name], [step for step in rest[len(name) :].split(".") if step]


def _route(value: Any, steps: list[str]) -> Route:
    """Return ``steps`` below ``value`` as a route: in a list they count."""
    route: Route = ()
    for step in steps:
        counts = isinstance(value_at(value, route), list) and step.isdecimal()
        route = (*route, int(step) if counts else step)
    return route


def _such(graph: Graph) -> str:
    """Return the path of a value that this file has."""
    parts = PARTS[graph.workflow.spec.kind]
    return f"{parts}.{graph.tasks[0].name}" if graph.tasks else next(iter(graph.workflow.value))


def _top(graph: Graph) -> tuple[Layer, ...]:
    from wfc.resolve.layers import Layer
    from wfc.resolve.made import Traced

    workflow = graph.workflow
    if isinstance(workflow, Traced):
        return workflow.origin.layers
    return (Layer(workflow.spec.place(), workflow.spec.value),)


def _nowhere(
    graph: Graph,
    task: Task | None,
    route: Route,
    path: str,
    where: str,
    layers: tuple[Layer, ...],
    documents: Documents,
) -> str:
    """Say what is sent although nothing is written, or what was removed; else UsageError."""
    is_owner = task is not None and route == ("Owner",) and "Owner" in graph.workflow.value
    rest = explained_owner(graph, documents) if is_owner else ""
    sent = "; the workflow's is sent" if is_owner else ""
    if origins(layers, route):
        rows = (f"{path} is removed{where}{sent}", *_table(layers, route, documents))
        return "".join(f"{plain(masked(line))}\n" for line in rows) + rest
    if is_owner:
        return f"{path} is not written{sent}{where}\n{rest}"
    if task is not None and len(route) == 1 and route[0] in DERIVED:
        return f"{path} is not written; it is {DERIVED[str(route[0])]}\n"
    near = _near(graph, task, path)
    hint = f"; did you mean `{near}`?" if near else ""
    raise UsageError(f"`{path}` is written nowhere{where}{hint}")


def _near(graph: Graph, task: Task | None, path: str) -> str | None:
    """Return ``path`` with its first step that is written nowhere as it was probably meant."""
    value: Any = graph.workflow.value if task is None else task.value
    front = "" if task is None else f"{PARTS[graph.workflow.spec.kind]}.{task.name}."
    steps = path[len(front) :].split(".")
    for number, step in enumerate(steps):
        if not isinstance(value, dict) or step not in value:
            known = value if isinstance(value, dict) else {}
            parts = () if front or number else (PARTS[graph.workflow.spec.kind],)
            near = Names((*known, *parts)).near(step)
            return front + ".".join((*steps[:number], near, *steps[number + 1 :])) if near else None
        value = value[step]
    return None


def explained_owner(graph: Graph, documents: Documents) -> str:
    """Return where the workflow's owner comes from."""
    lines = [f"Owner = {_shown(graph.workflow.value['Owner'])}"]
    lines += _table(_top(graph), ("Owner",), documents)
    return "".join(f"{plain(masked(line))}\n" for line in lines)


def _own_place(graph: Graph, route: Route, documents: Documents) -> list[str]:
    """Return the line of an external; the list of them is no one layer's."""
    if route[0] != "Externals":
        return []
    place = graph.workflow.place(*route)
    document = documents.get(place.file)
    value = value_at(document.value, place.route) if document is not None else None
    return [f"  won   {_where(place, documents)}  {_shown(value)}"]


def _table(layers: tuple[Layer, ...], route: Route, documents: Documents) -> list[str]:
    """Return a line for each layer, the winner first."""
    rows: list[Row] = [
        (_where(each.place, documents), _shown(each.value), _what(each))
        for each in origins(layers, route)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        f"  {'won ' if not number else 'beat'}  {row[0]:{widths[0]}}  {row[1]:{widths[1]}}  "
        f"{row[2]}".rstrip()
        for number, row in enumerate(rows)
    ]


def _through(graph: Graph, task: Task | None, route: Route, documents: Documents) -> list[str]:
    place = graph.workflow.place(*route) if task is None else task.place(*route)
    labels: tuple[Label, ...] = getattr(place, "through", ())
    return [f"  {each.message}: {_where(each.place, documents)}" for each in labels]


def _what(origin: Origin) -> str:
    """Say in words what kind of layer it is."""
    route = origin.place.route
    head, rest = (
        (f"environment `{route[1]}`", route[2:]) if route[0] == "Environments" else ("", route)
    )
    if rest[:1] == ("Templates",):
        what = f"template `{rest[1]}`"
    elif rest[:1] == ("Defaults",):
        what = "Defaults"
    else:
        what = "" if head else _OWN.get(str(rest[0]) if rest else "", "the file")
    return " of ".join(filter(None, (what, head))) if what != "" else head


def _where(place: Place, documents: Documents) -> str:
    document = documents.get(place.file)
    if document is None or document.marks is None:
        return place.file
    line, column = document.line_column(document.span(place)[0])
    return f"{place.file}:{line}:{column}"


def _shown(value: Any) -> str:
    """Return a value on one line, as it is written."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return scalar(value if len(value) <= 60 else f"{value[:59]}…")
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(each)}" for key, each in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)
