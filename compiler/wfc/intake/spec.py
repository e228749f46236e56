"""A body as an idiomatic spec: what is shared stands once, what can be named is named."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import wfc_schemas
from wfc.intake.idiom import declared, idiomatic
from wfc.intake.request import IntakeError
from wfc.intake.run import idiomatic_run
from wfc.lint import told
from wfc.pipeline import check, compile_graph
from wfc.report.secrets import masked
from wfc.settings import Choice
from wfc.shape.kind import SCHEMAS, shown_kind
from wfc.shape.shape import shape
from wfc.source.document import Document
from wfc.source.emit import emitted
from wfc.source.exact import read
from wfc.source.project import Folder
from wfc_spec.order import keys_of, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.pipeline import Checked

NAME = "spec.wfc.yaml"


@dataclass(frozen=True, slots=True)
class Taken:
    """A spec as text, its scripts by path, and what could not be kept, as sentences."""

    text: str
    scripts: dict[str, str]
    remarks: tuple[str, ...]


def taken(body: dict[str, Any], scripts: str | None) -> Taken:
    """Return the spec that compiles to ``body``.

    Long scripts go to files in the folder ``scripts``; None: they stay where they are. Raises
    IntakeError for a body of no operation.
    """
    kind = shown_kind(Document(NAME, "", body))
    if kind not in SCHEMAS or kind == "Project":
        raise IntakeError("it has neither `Tasks` nor `FlowName` nor `WorkflowId`")
    keys = keys_of(wfc_schemas.load(SCHEMAS[kind]))
    kept, remarks = _sound(body)
    sound = declared(kept) if kind == "AdhocWorkflow" else kept
    found = _checked(emitted(ordered(sound, keys)))
    compiled = _compiled(found)
    value = sound
    files: dict[str, str] = {}
    if kind == "ManualRun":
        better = idiomatic_run(sound)
    else:
        better = idiomatic(sound, None)[0] if _is_whole(sound) else sound
    if _compiled(_checked(emitted(ordered(better, keys)))) == compiled:
        value = better
        if kind == "AdhocWorkflow" and _is_whole(sound):
            value, files = idiomatic(sound, scripts)
    text = emitted(ordered(value, keys))
    differences = _errors(found) if compiled is None else tuple(_walk(kept, compiled, ""))
    return Taken(text, files, (*remarks, *differences))


def _is_whole(body: dict[str, Any]) -> bool:
    """Say whether there are tasks, each with a name: then there is something to share."""
    tasks = body.get("Tasks") or ()
    return bool(tasks) and all("Name" in task for task in tasks)


def _sound(body: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return ``body`` without what no key of the language takes, and why that is left out."""
    document = read(NAME, json.dumps(body).encode())
    spec = shape(document)
    remarks = [problem.finding.message for problem in told(spec.faults)]
    value = json.loads(json.dumps(body))
    for route, _ in sorted(spec.cuts, key=lambda cut: _depth(cut[0]), reverse=True):
        _remove(value, route)
    return value, tuple(remarks)


def _depth(route: tuple[str | int, ...]) -> tuple[int, ...]:
    return tuple(step if isinstance(step, int) else 0 for step in route)


def _remove(value: Any, route: tuple[str | int, ...]) -> None:
    """Take out what stands at ``route``, if it still does."""
    *above, last = route
    try:
        for step in above:
            value = value[step]
        del value[last]
    except (KeyError, IndexError, TypeError):
        return  # it went with what it stood in


def _checked(text: str) -> Checked:
    return check(read(NAME, text.encode()), Folder("."), Choice())


def _compiled(found: Checked) -> dict[str, Any] | None:
    """Return what a spec compiles to; None when it has errors."""
    if found.has_errors() or found.graph is None:
        return None
    return dict(compile_graph(found.graph).body)


def _errors(found: Checked) -> tuple[str, ...]:
    """Say what is wrong with a spec that cannot be compiled."""
    wrong = [masked(each.finding.message) for each in found.problems if each.severity == "error"]
    more = f" ({len(wrong) - 1} more: `wfc lint`)" if wrong[1:] else ""
    return (f"the request has errors, so nothing can be compared: {wrong[0]}{more}",)


def _walk(old: Any, new: Any, at: str) -> Iterator[str]:
    """Yield where ``new`` is not what ``old`` was."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            where = f"{at}.{key}" if at else key
            if key not in new:
                yield f"`{where}` is not sent"
            elif key not in old:
                yield f"`{where}` is sent as well: {json.dumps(new[key], ensure_ascii=False)}"
            else:
                yield from _walk(old[key], new[key], where)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, pair in enumerate(zip(old, new, strict=True)):
            yield from _walk(*pair, f"{at}[{index}]")
    elif old != new or type(old) is not type(new):
        was, now = (json.dumps(each, ensure_ascii=False) for each in (old, new))
        yield f"`{at}` was {_short(was)} and is sent as {_short(now)}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
