"""The text of `Script.Parameters` does not follow its grammar.

What it does: checks the API's one string where it is written as such: `name=value` pairs with one
blank between them, each name once, no blank around `=`. Bare values are for types that take them by
position.

Why is this bad: the service cuts the string at every blank and every `=`: a pair in any other form
becomes a parameter that nobody asked for, or none.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT '${dt}'
      Parameters: dt=$bizdate dt=$gmtdate
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
      Parameters: dt=$bizdate
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.wording import shortened
from wfc_spec.capabilities import takes_names
from wfc_spec.parameters import assignments, is_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.problem import Place
    from wfc.resolve.workflow import Task
    from wfc_spec.parameters import Assignment

SEVERITY = "error"
LOCAL = True
SUSPECT_PART = "columns.is_odd"
SUSPECT_TASK = 'type(parameters) is str and parameters and "=" not in parameters and kind in NAMED'


def check(part: Part) -> Iterator[Finding]:
    """Look at each task whose parameters are text."""
    for task in part.tasks:
        text = task.value.get("Script", {}).get("Parameters")
        if isinstance(text, str) and not text.startswith('-p "'):
            place = task.place("Script", "Parameters")
            yield from _pairs(task, text, place)
            yield from _blanks(task, text, place)


def _pairs(task: Task, text: str, place: Place) -> Iterator[Finding]:
    found = assignments(text)
    by_name = takes_names(task.value.get("Type", ""))
    named = by_name or any(each.name is not None for each in found)
    apart = _apart(found)
    for at, each in enumerate(found):
        if at not in apart:
            yield from _entry(task, each, place, named=named)
        elif apart[at][0] == at:
            last = found[apart[at][1]]
            yield Finding(
                f"a parameter of {task.title()} has a blank beside `=`",
                place.slice(each.start, last.value_start + len(last.value)),
                label="expected no blank around `=`",
            )
    yield from _repeated(task, found, place)


def _entry(task: Task, entry: Assignment, place: Place, *, named: bool) -> Iterator[Finding]:
    end = entry.value_start + len(entry.value)
    here, of_task = place.slice(entry.start, end), f"of {task.title()}"
    if entry.name is None and named:
        headline = f"`{shortened(entry.value)}`, a parameter {of_task}, has no name"
        name, colon, _ = entry.value.partition(":")
        near = bool(colon) and is_name(name)
        label = f"did you mean `{name}=…`?" if near else "expected `name=value`"
        advice = "JSON is no text of parameters: write the map itself, without the quotes around it"
        is_json = entry.value.startswith("{")
        yield Finding(headline, here, label=label, help=(advice,) if is_json else ())
    elif entry.name == "":
        yield Finding(f"a parameter {of_task} has no name", here, label="expected `name=value`")
    elif not entry.value:
        headline = f"the parameter `{entry.name}` {of_task} is empty"
        yield Finding(headline, here, label="expected a value")
    elif "=" in entry.value:
        start = entry.value_start + entry.value.index("=")
        headline = f"the parameter `{entry.name}` {of_task} holds a second `=`"
        equals = place.slice(start, start + 1)
        yield Finding(
            headline, equals, label="`=` cannot stand in a value", help=(_apart_or_joined(entry),)
        )


def _apart_or_joined(entry: Assignment) -> str:
    """Return what to do about a second ``=``: it may belong to the next parameter."""
    front = entry.value.partition("=")[0].replace(";", ",").replace("&", ",")
    _, comma, following = front.rpartition(",")
    if comma and is_name(following):
        return f"parameters are separated by one blank: `{entry.name}=… {following}=…`"
    return "let the script put such a value together, from parts without `=`"


def _repeated(task: Task, found: list[Assignment], place: Place) -> Iterator[Finding]:
    names: dict[str, int] = {}
    for each in found:
        if each.name:
            first = names.setdefault(each.name, each.start)
            if first != each.start:
                yield Finding(
                    f"{task.title()} has two parameters called `{each.name}`",
                    place.slice(each.start, each.start + len(each.name)),
                    label="another one here",
                    related=(Label(place.slice(first, first + len(each.name)), "one here"),),
                    help=("take one of the two out, or give it another name",),
                )


def _apart(found: list[Assignment]) -> dict[int, tuple[int, int]]:
    """Return, for each entry of ``name = value`` or the like, the first and last of the three."""
    apart: dict[int, tuple[int, int]] = {}
    for at, each in enumerate(found):
        open_left = each.name == "" and at > 0 and found[at - 1].name is None
        bare = at + 1 < len(found) and found[at + 1].name is None
        open_right = each.name is not None and not each.value and bare
        if (open_left or open_right) and at not in apart:
            span = (at - open_left, at + open_right)
            apart |= dict.fromkeys(range(span[0], span[1] + 1), span)
    return apart


def _blanks(task: Task, text: str, place: Place) -> Iterator[Finding]:
    """Report the first gap that is not one blank; blanks at the ends are harmless."""
    bare = text.strip()
    gap = next((at for at in range(1, len(bare)) if _is_gap(bare, at)), 0)
    if gap:
        start = gap + text.index(bare)
        yield Finding(
            f"the parameters of {task.title()} are not separated by one blank each",
            place.slice(start, start + 1),
            label="one blank is enough" if bare[gap] == " " else "expected a blank",
        )


def _is_gap(text: str, at: int) -> bool:
    return text[at].isspace() and (text[at] != " " or text[at - 1].isspace())
