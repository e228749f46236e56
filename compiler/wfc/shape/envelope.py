"""The envelope ``{"Action", "Version", "Parameters"}``: parameters as they go on the wire."""

from __future__ import annotations

from wfc.problem import Fault, Place
from wfc.shape.kind import ACTIONS, SCHEMAS
from wfc.source.inside import Inside
from wfc.wording import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.source.document import Document

KEYS = ("Action", "Version", "Parameters")
#: Parameters that hold lists and maps, which are JSON text on the wire.
JSON_PARAMETERS = {"Tasks": "a list", "Tags": "a list", "Periods": "an object"} | {
    "DefaultRunProperties": "an object"
}
#: How true and false go over the wire: the official clients capitalize them.
FLAGS = {"True": True, "False": False, "true": True, "false": False}
OWNER = "the request"


def opened(document: Document) -> tuple[Inside, dict[str, Any], tuple[Fault, ...]]:
    """Return the document with its JSON texts read, the body that they make, and what was wrong.

    A parameter whose text cannot be read is not in the body.
    """
    from wfc.source.exact import read

    body: dict[str, Any] = dict(document.value["Parameters"])
    texts: dict[Any, Document] = {}
    faults = [*_siblings(document), *_version(document)]
    for name in JSON_PARAMETERS:
        text = body.get(name)
        if isinstance(text, str):
            inner = read(document.file, text.encode())
            texts["Parameters", name] = inner
            body[name] = inner.value
            faults += () if inner.faults else _not_json(document.file, name, text)
        if name in body and body[name] is None:
            del body[name]
    said = body.get("AutoStartEnabled")
    if isinstance(said, str):
        body["AutoStartEnabled"] = FLAGS.get(said, said)
    inside = Inside(document, texts)
    return inside, body, (*faults, *inside.faults[len(document.faults) :])


def _siblings(document: Document) -> Iterator[Fault]:
    """Tell the keys beside those of the envelope."""
    import wfc_schemas

    names = Names(KEYS)
    kind, _ = ACTIONS[document.value["Action"]]
    inside = wfc_schemas.load(SCHEMAS[kind])["properties"]
    for key in document.value:
        if key not in KEYS and not key.startswith("x-"):
            facts: dict[str, object] = {
                "key": key,
                "owner": OWNER,
                "known": KEYS,
                "near": names.near(key),
                "siblings": tuple(document.value),
                "homes": ("`Parameters`",) if key in inside else (),
            }
            yield Fault("unknown-key", Place(document.file, (key,), "key"), facts)


def _version(document: Document) -> Iterator[Fault]:
    """Tell a version that the operation does not have."""
    _, version = ACTIONS[document.value["Action"]]
    said = document.value.get("Version", version)
    if said != version:
        facts: dict[str, object] = {
            "key": "Version",
            "owner": OWNER,
            "value": said,
            "expected": f"`{version}`",
            "choices": (),
        }
        rule = "wrong-type" if said is None else "invalid-value"
        yield Fault(rule, Place(document.file, ("Version",)), facts)


def _not_json(file: str, name: str, text: str) -> Iterator[Fault]:
    """Tell text that the reader of specs understands, and a reader of JSON does not."""
    from json import JSONDecodeError, loads

    try:
        loads(text)
    except JSONDecodeError as error:
        at = min(error.pos, len(text) - 1)
        facts: dict[str, object] = {
            "key": name,
            "owner": "`Parameters`",
            "value": text,
            "expected": f"the JSON text of {JSON_PARAMETERS[name]}",
            "choices": (),
        }
        place = Place(file, ("Parameters", name), "value", (at, at + 1))
        yield Fault("invalid-value", place, facts)
    except (ValueError, RecursionError):
        return  # a number of thousands of digits, or deeper than we read: told elsewhere
