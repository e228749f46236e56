"""What a piece of a spec is sent as: compiled for real, and the difference shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.generated import ROOT
from wfc.pipeline import Checked, check, compile_graph
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

Value = dict[str, Any]

#: The spec of the examples; they stand at its top, or in its last task.
BASE = """\
Name: orders
ProjectId: 100
Owner: 1000
Tasks:
  - Name: extract
    Type: ODPS_SQL
    RuntimeResource: {ResourceGroupId: S_res_group_1_1}
    Outputs:
      TaskOutputs: [{Output: shop_dw.extract}]
      Variables: [{Name: row_count, Type: Constant, Value: 42}]
  - Name: load
    Type: ODPS_SQL
    RuntimeResource: {ResourceGroupId: S_res_group_1_1}
"""

#: Where the scripts of the examples are.
SCRIPTS = ROOT / "samples/warehouse"


@dataclass(frozen=True, slots=True)
class Sent:
    """What an example adds to the body: at its ``top``, and by name in its ``tasks``."""

    top: Value
    tasks: dict[str, Value]


def value_of(text: str) -> Value:
    """Return the mapping that ``text`` holds, as the exact reader reads it."""
    found = read("orders.wfc.yaml", text.encode()).value
    assert isinstance(found, dict)
    return found


def laid(piece: Value, *, task: bool) -> Value:
    """Return the spec of the examples with ``piece`` laid over its top or its last task."""
    spec = value_of(BASE)
    if not task:
        return over(spec, piece)
    *others, last = spec["Tasks"]
    return spec | {"Tasks": [*others, over(last, piece)]}


def checked(spec: Value) -> Checked:
    """Check ``spec``, whose scripts stand among the samples."""
    name = "wfc.yaml" if spec.get("Kind") == "Project" else "orders.wfc.yaml"
    document = read(name, json.dumps(spec, ensure_ascii=False).encode())
    return check(document, Folder(str(SCRIPTS)), Choice())


def sent(piece: Value, *, task: bool) -> Sent | None:
    """Return what ``piece`` adds to the body, or None when it does not compile."""
    found = checked(laid(piece, task=task))
    if found.has_errors() or found.graph is None:
        return None
    before = _body(checked(value_of(BASE)))
    after = compile_graph(found.graph).body
    tasks = {each["Name"]: difference(old, each) for old, each in _pairs(before, after)}
    top = difference(before | {"Tasks": ()}, after | {"Tasks": ()})
    # What says what the spec of the examples says already is no difference, and is sent.
    last = after["Tasks"][-1]
    written, body = (tasks[last["Name"]], last) if task else (top, after)
    written |= {key: body[key] for key in piece if key in body and key not in written}
    return Sent(top, {name: each for name, each in tasks.items() if each})


def _body(found: Checked) -> Value:
    assert found.graph is not None
    return dict(compile_graph(found.graph).body)


def _pairs(before: Value, after: Value) -> list[tuple[Value, Value]]:
    """Return each task of ``after`` beside the one of that place before, if there was one."""
    old = before["Tasks"]
    return [(old[i] if i < len(old) else {}, task) for i, task in enumerate(after["Tasks"])]


def over(lower: Value, upper: Value) -> Value:
    """Lay ``upper`` over ``lower``: maps by key, anything else replaces."""
    merged = dict(lower)
    for key, value in upper.items():
        old = lower.get(key)
        maps = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = over(dict(old or ()), value) if maps else value
    return merged


def difference(before: Value, after: Value) -> Value:
    """Return the part of ``after`` that ``before`` does not say."""
    changed: Value = {}
    for key, value in after.items():
        old = before.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            inner = difference(old, value)
            changed |= {key: inner} if inner else {}
        elif key not in before or old != value:
            changed[key] = value
    return changed
