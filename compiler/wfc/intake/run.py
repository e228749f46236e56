"""The body of a run as people write one: days as days, parameters as maps."""

from __future__ import annotations

import json
from typing import Any

from wfc.resolve.manual_run import DATES
from wfc.run_plan import NODE_PARAMETERS, WORKFLOW_PARAMETERS
from wfc_spec.bizdate import MIDNIGHT, is_day

Body = dict[str, Any]


def idiomatic_run(body: Body) -> Body:
    """Return ``body`` as a spec; what would not compile to the same text stays as it is."""
    return {key: _written(key, value) for key, value in body.items()}


def _written(key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if key in DATES and is_day(value.removesuffix(MIDNIGHT)):
        return value.removesuffix(MIDNIGHT)
    return _map(value) if key in (*WORKFLOW_PARAMETERS, *NODE_PARAMETERS) else value


def _map(text: str) -> Any:
    """Return the object of texts that ``text`` is as compact JSON, else ``text``."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    is_map = isinstance(found, dict) and all(isinstance(each, str) for each in found.values())
    same = json.dumps(found, ensure_ascii=False, separators=(",", ":")) == text
    return found if is_map and found and same else text
