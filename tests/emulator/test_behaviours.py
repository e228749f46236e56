"""The table of behaviours and the code say the same."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import wfc.emulator
from wfc.emulator import operations
from wfc.emulator.behaviours import BEHAVIOURS, number, shows
from wfc.emulator.behaviours_adhoc import ADHOC_BEHAVIOURS
from wfc.emulator.behaviours_gateway import GATEWAY_BEHAVIOURS
from wfc.emulator.behaviours_manual import MANUAL_BEHAVIOURS
from wfc.emulator.behaviours_run import RUN_BEHAVIOURS

from . import test_http, test_quota, test_refused_calls, test_refused_runs, test_refused_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMING = {"ServiceError": "refusal", "text": "default", "number": "default", "shows": "state"}
TESTED_BY_BREAKING = "internal-error"


def named_in_code() -> Iterator[tuple[str, str]]:
    """Give kind and name wherever the emulator's code names a behaviour."""
    for file in Path(wfc.emulator.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else ""
                first = node.args if called == "shows" else node.args[:1]
                for name in first if called in NAMING else ():
                    if isinstance(name, ast.Constant):
                        yield NAMING[called], str(name.value)
                    elif called == "ServiceError":
                        pytest.fail(f"{file.name}:{node.lineno}: a name that is computed")


def test_each_entry_is_acted_on_and_each_act_has_an_entry() -> None:
    in_table = {(entry.kind, entry.name) for entry in BEHAVIOURS.values()}
    assert set(named_in_code()) == in_table


def test_each_refusal_is_provoked_by_a_test() -> None:
    provoked = {case.behaviour for case in test_refused_calls.CASES}
    provoked |= {case.behaviour for case in test_refused_tasks.CASES}
    provoked |= {case.behaviour for case in test_refused_runs.CASES}
    provoked |= set(test_refused_runs.ENDED) | set(test_quota.REFUSALS)
    provoked |= {odd[0] for odd in test_refused_calls.ODD} | {raw[0] for raw in test_http.RAW}
    refusals = {entry.name for entry in BEHAVIOURS.values() if entry.kind == "refusal"}
    assert refusals - provoked == {TESTED_BY_BREAKING}


def test_no_name_stands_twice_and_each_entry_says_what_and_where_from() -> None:
    entries = (*GATEWAY_BEHAVIOURS, *ADHOC_BEHAVIOURS, *RUN_BEHAVIOURS, *MANUAL_BEHAVIOURS)
    assert len(entries) == len(BEHAVIOURS)
    for entry in entries:
        assert entry.what
        assert entry.source
        assert (entry.value is not None) == (entry.kind == "default")
        assert (entry.status >= 400 and entry.code != "") == (entry.kind == "refusal")


def test_a_name_without_an_entry_is_an_error_at_once() -> None:
    with pytest.raises(KeyError, match="no-such-thing"):
        shows("no-such-thing")
    with pytest.raises(TypeError, match="workflow-type"):
        number("workflow-type")


def test_the_shelf_of_operations_is_its_folder_in_order() -> None:
    folder = Path(operations.__file__).parent
    files = sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")
    listed = [entry.action for entry in operations.OPERATIONS]
    assert [name.replace("_", "") for name in files] == [action.lower() for action in listed]
