"""Requests as wfc compiles them, beside the same bodies as plain data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wfc.cli.files import Workbench
from wfc.pipeline import check, compile_graph
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

if TYPE_CHECKING:
    from wfc.pipeline import Checked
    from wfc.targets.payload import Payload

Body = dict[str, Any]

_TESTS = Path(__file__).parent.parent
SHOP = _TESTS.parent / "samples/shop/daily_orders.wfc.yaml"


def compiled(path: Path) -> Payload:
    """Return the request that the spec at ``path`` stands for, in the first environment it has."""
    return compile_graph(_looked_at(path).graphs[0])


def _looked_at(path: Path) -> Checked:
    """Return the spec at ``path`` after all checks, with the settings of its project."""
    found = Workbench().look(str(path), path.read_bytes(), quick=False)
    assert not found.has_errors(), [each.finding.message for each in found.problems]
    return found


def _is_adhoc(path: Path) -> bool:
    found = _looked_at(path)
    return found.spec is not None and found.spec.kind == "AdhocWorkflow"


def compiled_text(text: str, path: Path = Path("spec.yaml")) -> Payload:
    """Return the request that ``text``, read as if at ``path``, stands for."""
    found = check(read(str(path), text.encode()), Folder(str(path.parent)), Choice())
    assert not found.has_errors(), [each.finding.message for each in found.problems]
    assert found.graph is not None
    return compile_graph(found.graph)


def body_of(path: Path) -> Body:
    """Return the body of ``path``: the golden one beside it, or what it compiles to."""
    golden = path.with_suffix(".json")
    if path in GOLDEN:
        return dict(json.loads(golden.read_text("utf-8")))
    return dict(compiled(path).body)


def less_added(theirs: Any, ours: Any) -> Any:
    """Return ``theirs`` without the empty lists that ``ours`` does not have.

    The SDK adds one for each list of a model it was not given; anything else it said stays.
    """
    if isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        return [less_added(each, own) for each, own in zip(theirs, ours, strict=True)]
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return {
            key: less_added(value, ours.get(key))
            for key, value in theirs.items()
            if value != [] or key in ours
        }
    return theirs


#: Ad hoc workflows: those of the samples, and those with a golden body beside them.
SAMPLES = [
    path for path in sorted((_TESTS.parent / "samples").glob("**/*.wfc.*")) if _is_adhoc(path)
]
GOLDEN = [path for path in sorted((_TESTS / "compile").glob("*.yaml")) if _is_adhoc(path)]
