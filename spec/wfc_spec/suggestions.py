"""What editors offer where any value may stand: the task types."""

from __future__ import annotations

from typing import Any

from wfc_spec.task_types import LABELS, SECOND_NAMES, TASK_TYPES


def task_type() -> dict[str, Any]:
    """Return the JSON Schema of a task type: it offers the types that are known, and takes any.

    An enum would refuse a type that is new, and `examples` fill the hover with one block each;
    ``defaultSnippets`` are offered and nothing more (so do the editors built on it understand
    the keyword). Each label stands alone in an ``if``: JSON Schema has no map from values to
    annotations, and an enum there would be shown as what is allowed.
    """
    offered = TASK_TYPES | {
        second: f"{TASK_TYPES[name]}; also called `{name}`" for second, name in SECOND_NAMES.items()
    }
    return {
        "description": "A task type that is known; any other name is taken as well.",
        "defaultSnippets": [
            {"label": name, "body": name, "description": words} for name, words in offered.items()
        ],
        "allOf": [
            {"if": {"const": label}, "then": {"deprecated": True, "deprecationMessage": message}}
            for label, name in LABELS.items()
            for message in [f"`{label}` is a label; the type is called `{name}` (assumed)"]
        ],
    }
