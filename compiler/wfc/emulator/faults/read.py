"""From the text of a fault script to its value, or to what is wrong with it and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import wfc_schemas
from wfc.emulator.operations import OPERATIONS
from wfc.lint import told
from wfc.problem import Fault, Place
from wfc.shape.faults import faults_of
from wfc.shape.settle import settled
from wfc.source.exact import read
from wfc_spec.faults import FaultScript

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.problem import Problem, Route
    from wfc.source.document import Document

_OPERATIONS: Final = tuple(operation.action for operation in OPERATIONS)


def read_script(file: str, data: bytes) -> tuple[FaultScript | None, list[Problem], Document]:
    """Return the script in ``data``, the content of ``file``, or the problems with it."""
    document = read(file, data)
    faults = [*document.faults, *_misfits(document), *_unknown_operations(document)]
    if faults or document.value is None:
        return None, told(faults), document
    schema = wfc_schemas.load("fault-script")
    value = settled(schema, document.value, set(), document, ())
    return FaultScript.model_validate(value), [], document


def _misfits(document: Document) -> tuple[Fault, ...]:
    if document.value is None:
        return ()
    if not isinstance(document.value, dict):
        return (_wrong(document, (), document.value, "a mapping with the key `Faults`", ()),)
    schema = wfc_schemas.load("fault-script")
    return faults_of(schema, document.value, document, ())[0]


def _unknown_operations(document: Document) -> Iterator[Fault]:
    """Give a fault for each operation that the emulator does not have."""
    for number, rule in enumerate(_list(document.value, "Faults")):
        for at, name in enumerate(_list(rule, "Operations")):
            if isinstance(name, str) and name not in _OPERATIONS:
                route = ("Faults", number, "Operations", at)
                yield _wrong(document, route, name, "an operation of the emulator", _OPERATIONS)


def _list(value: Any, key: str) -> list[Any]:
    """Return the list under ``key``, or none where there is something else."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _wrong(
    document: Document, route: Route, value: Any, expected: str, choices: tuple[str, ...]
) -> Fault:
    facts: dict[str, object] = {
        "key": next((str(step) for step in reversed(route) if isinstance(step, str)), "Faults"),
        "owner": "the fault script",
        "value": value,
        "expected": expected,
        "choices": choices,
        "limit": "enum",
    }
    return Fault("invalid-value", Place(document.file, route), facts)
