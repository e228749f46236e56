"""Answers of 2018-06-01 as its document prints them: lowerCamel keys, a flat list, JSON or XML.

The official client reads PascalCase alone and finds nothing in these; so they are served to those
who ask by the common parameter ``Format``, which that client does not send.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from wfc.emulator.answer import Answer
from wfc.emulator.behaviours import shows

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS = ("JSON", "XML")


@shows("printed-form")
def printed(action: str, request_id: str, body: Mapping[str, object], form: str) -> Answer:
    """Return the answer of ``action`` in the form ``JSON`` or ``XML``."""
    value = {_camel(key): _flat(each) for key, each in body.items()} | {"requestId": request_id}
    if form == "JSON":
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return Answer(200, text.encode())
    name = f"{action}MetaResponse"
    headers = {"Content-Type": "text/xml;charset=utf-8"}
    return Answer(200, f"<{name}>{_elements(value)}</{name}>".encode(), headers)


def _flat(value: object) -> object:
    """Return ``value`` with lowerCamel keys; the list below Data as a list of its own."""
    if isinstance(value, dict) and list(value) == ["NodeInsInfo"]:
        return [_flat(each) for each in value["NodeInsInfo"]]
    if isinstance(value, dict):
        return {_camel(key): _flat(each) for key, each in value.items()}
    return value


def _camel(key: str) -> str:
    return key[:1].lower() + key[1:]


def _elements(value: Mapping[str, object]) -> str:
    """Return an element for each key; a list is the same element again and again."""
    found = []
    for key, each in value.items():
        for one in each if isinstance(each, list) else [each]:
            inner = _elements(one) if isinstance(one, dict) else escape(_spelled(one))
            found.append(f"<{key}>{inner}</{key}>")
    return "".join(found)


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
