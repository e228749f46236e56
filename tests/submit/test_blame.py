"""A refusal of the service beside what is shown of it."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Golden
from tests.report.test_laws import ACTING
from wfc.pipeline import Checked, check, compile_graph
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder
from wfc.submit.blame import Blame, blame
from wfc.submit.origin import Origin
from wfc.submit.refusal import Refusal

SPEC = """\
Name: daily_orders
ProjectId: 24680
Owner: 1107550004253538
EnvType: Dev
BizDate: 2026-11-19
Defaults:
  RuntimeResource: {ResourceGroupId: S_res_group_1_1}
Tasks:
  - Name: load
    Type: DIDE_SHELL
    Script: {Content: echo hello Owner}
    Outputs: {TaskOutputs: [{Output: shop_dw.load}], Variables: [{Name: rows, Value: 4}]}
  - Name: part
    Type: ODPS_SQL
    Timeout: 90m
    DataSource: {Name: shop_odps}
    Script: {Content: SELECT 1}
    DependsOn: [load]
    Dependencies: [{UpstreamOutput: shop_dw.calendar}]
  - Name: last
    Type: ODPS_SQL
    ClientUniqueCode: code_of_last
    DependsOn: [part, load]
    Inputs: {Variables: [{Name: rows, From: "load:rows"}]}
Externals: [shop_dw.calendar]
"""

#: What the service says, and the line and words at which it is shown (None: nowhere).
PLACES: dict[str, tuple[str, str, str | None]] = {
    "a path counted from 0": (
        "InvalidParameter",
        "The parameter Tasks[1].Script.Content is invalid.",
        "17:23 SELECT 1",
    ),
    "a path in lower case": ("X", "tasks[0].script.content: empty", "11:23 echo hello Owner"),
    "a path counted from 1": ("X", "Tasks.2.Timeout must be longer", "15:14 90m"),
    "a path into what lies under": (
        "X",
        "$.Tasks[2].RuntimeResource.ResourceGroupId",
        "7:38 S_res_group_1_1",
    ),
    "a path into what was derived": ("X", "Tasks[0].ClientUniqueCode is taken", "9:11 load"),
    "a path to a dependency by name": (
        "X",
        "Tasks[1].Dependencies[1].UpstreamOutput",
        "18:17 load",
    ),
    "a path to a dependency as written": (
        "X",
        "Tasks[1].Dependencies[0].UpstreamOutput",
        "19:37 shop_dw.calendar",
    ),
    "a path to a reference by name": (
        "X",
        "Tasks[2].Inputs.Variables[0].Value is unknown",
        '24:45 "load:rows"',
    ),
    "a path that leads nowhere": ("X", "Tasks[9].Name", None),
    "a task": ("X", "task load cannot run", "9:11 load"),
    "a task in quotes": ("X", "cannot run 'part'", "13:11 part"),
    "a word that is no task": ("X", "could not load the module in the last part", None),
    "an output": ("X", "output shop_dw.calendar does not exist", "19:37 shop_dw.calendar"),
    "a code": ("X", "duplicate code_of_last", "22:23 code_of_last"),
    "a resource group": ("X", "no such resource group S_res_group_1_1", "7:38 S_res_group_1_1"),
    "the owner": ("X", "user 1107550004253538 is not a member", "3:8 1107550004253538"),
    "the workspace": ("X", "project 24680 does not exist", "2:12 24680"),
    "a part of a number": ("X", "error 124680 occurred", None),
    "a part of a name": ("X", "S_res_group_1_10", None),
    "the text of a script": ("X", "echo hello", None),
    "a field on top": ("InvalidParameter", "EnvType is not supported", "4:10 Dev"),
    "a field in another spelling": ("X", "The datasource is offline: dataSource", "16:17 {Name"),
    "a field in the code": ("MissingOwner", "is mandatory", "3:8 1107550004253538"),
    "a field of the code's last part": ("InvalidParameter.BizDate", "", "5:10 2026-11-19"),
    "a common word": ("X", "The name of the owner and the type are fine", None),
    "a field in a sentence": ("X", "Name is mandatory for this action.", "1:7 daily_orders"),
    "a data source": ("X", "data source 'shop_odps' not found", "16:24 shop_odps"),
    "nothing": ("InternalError", "Try again later", None),
    "no right to call": ("Forbidden.Access", "Owner 1107550004253538 may not", None),
}  # fmt: skip


@cache
def orders() -> Checked:
    checked = check(read("orders.wfc.yaml", SPEC.encode()), Folder("."), Choice())
    assert checked.graph is not None
    assert not checked.has_errors()
    return checked


def blamed(code: str, message: str) -> Blame:
    checked = orders()
    assert checked.graph is not None
    document = checked.document
    return blame(
        Refusal(code, message, "R-1", 400),
        compile_graph(checked.graph).body,
        Origin(checked.graph).place,
        {document.file: document},
        document.file,
    )


@pytest.mark.parametrize(("code", "message", "where"), PLACES.values(), ids=PLACES.keys())
def test_a_refusal_is_placed(code: str, message: str, where: str | None) -> None:
    spot = blamed(code, message).spot
    if where is None:
        assert spot is None
        return
    assert spot is not None
    address, words = where.split(" ", 1)
    assert f"{spot.line}:{spot.column}" == address
    assert spot.document.text[spot.start :].startswith(words)


TEXTS = st.text(st.sampled_from("Tasks[0].Name \"'`1load\n\x1b$"), max_size=60) | st.text()


@given(TEXTS, TEXTS)
def test_whatever_the_service_says_steers_no_terminal(code: str, message: str) -> None:
    text = blamed(code, message).text(color=False)
    assert {char for char in text if unicodedata.category(char) in ACTING} <= {"\n"}


SHOWN = {
    "a_path": ("InvalidParameter", "The parameter Tasks[1].Timeout is invalid."),
    "several_places": ("InvalidParameter.Type", "'ODPS_SQL' is not offered in this region."),
    "nothing_named": ("InternalError.Wkbench", "Something went\nwrong\x1b[2J."),
    "no_right": ("NoPermission", "You may not call this."),
    "no_reason": ("InvalidParameter", ""),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_refusal_is_shown_as_problems_are(name: str, golden: Golden) -> None:
    golden(Path(__file__).parent / f"refusals/{name}.out", blamed(*SHOWN[name]).text(color=False))
