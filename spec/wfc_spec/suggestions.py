"""What editors offer where any value may stand: the task types."""

from __future__ import annotations

from typing import Any

from wfc_spec.task_types import LABELS, SECOND_NAMES, TASK_TYPES

Schema = dict[str, Any]


def task_type() -> Schema:
    """Return the JSON Schema of a task type: it offers the types that are known, and takes any.

    An enum would refuse a type that is new, and ``examples`` would fill the hover with a block
    for each: ``defaultSnippets``, a keyword of the editors, only offers.
    """
    offered = TASK_TYPES | {
        second: f"{TASK_TYPES[name]} (also called {name})" for second, name in SECOND_NAMES.items()
    }
    return {
        "description": "What kind of task it is: a type that is offered here, or any other name.",
        "defaultSnippets": [
            {"label": name, "body": name, "description": words} for name, words in offered.items()
        ],
        "allOf": [_label(label, name) for label, name in LABELS.items()],
    }


def _label(label: str, name: str) -> Schema:
    """Return what is shown over ``label``, and not underlined: that it is wrong is assumed.

    Editors would show ``deprecationMessage`` as an error.
    """
    words = f"`{label}` is a label, the type is called `{name}` (assumed)."
    advice = {"deprecated": True, "description": words, "markdownDescription": words}
    return {"if": {"const": label}, "then": advice}
