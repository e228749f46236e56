"""Two bodies, and what changed from one to the other."""

from __future__ import annotations

from typing import Any

from wfc.changes import TaskChange, changes, remarks_on
from wfc.contrast import contrast


def task(name: str, needs: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"Name": name, "Type": "ODPS_SQL", "Owner": "1"}
    made["Outputs"] = {"TaskOutputs": [{"Output": f"out.{name}"}]}
    if needs:
        made["Dependencies"] = [{"UpstreamOutput": f"out.{each}"} for each in needs]
    return made | more


def body(*tasks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"Name": "orders", "Tasks": list(tasks)} | more


def changed(before: dict[str, Any], after: dict[str, Any]) -> TaskChange:
    [found] = [each for each in changes(body(before), body(after)) if each.how != " "]
    return found


SECRET = "LTAI5tAbCdEfGhIjKlMnOpQr"


def test_no_secret_is_repeated() -> None:
    texts = (f"key={SECRET}\necho {n}" for n in (1, 2))
    one, two = (task("a", Script={"Content": text, "Parameters": "a"}) for text in texts)
    two["Script"]["Parameters"] = f"key={SECRET}"
    two["DataSource"] = {"Name": SECRET}
    found = changed(one, two)
    assert SECRET not in repr(found)
    assert f" key={'*' * len(SECRET)}" in found.script


def test_a_former_name_is_a_remark() -> None:
    before = body(task("a"), task("b", ("a",), Timeout=5))
    after = body(task("a"), task("c", ("a",), Timeout=5))
    assert [(each.how, each.name, each.remarks) for each in contrast(before, after).rows] == [
        (" ", "a", ()),
        ("~", "c", ("formerly b", "outputs out.b -> out.c")),
    ]
    assert [each.how for each in contrast(None, after).rows] == ["+", "+"]


def test_without_a_predecessor_everything_is_new() -> None:
    found = changes(None, body(task("a"), task("b", ("a",))))
    assert found == (
        TaskChange("+", "a", "ODPS_SQL", ()),
        TaskChange("+", "b", "ODPS_SQL", ("a",)),
    )


def test_tasks_come_and_go() -> None:
    found = changes(body(task("a"), task("gone", ("a",))), body(task("a"), task("new")))
    assert [(each.how, each.name) for each in found] == [(" ", "a"), ("+", "new"), ("-", "gone")]
    assert found[2].needs == ("a",)


def test_a_script_is_compared_line_by_line() -> None:
    found = changed(
        task("a", Script={"Content": "SELECT 1\nFROM t\nWHERE x"}),
        task("a", Script={"Content": "SELECT 2\nFROM t\nWHERE x\nAND y"}),
    )
    assert found.remarks == ("script changed (+2 -1)",)
    assert found.script == (
        "@@ -1,3 +1,4 @@",
        "-SELECT 1",
        "+SELECT 2",
        " FROM t",
        " WHERE x",
        "+AND y",
    )


def test_parameters_edges_variables_and_fields_are_told_in_words() -> None:
    old = task("a", ("x",), Script={"Content": "s", "Parameters": "a=1"}, Timeout=60)
    new = task(
        "a",
        ("y",),
        Script={"Content": "s", "Parameters": "a=2"},
        Inputs={"Variables": [{"Name": "v", "Type": "Constant", "Value": "1"}]},
        RuntimeResource={"Cu": "0.5"},
    )
    assert changed(old, new).remarks == (
        "parameters a=1 -> a=2",
        "now needs out.y",
        "no longer needs out.x",
        "input variable v added",
        "Timeout 60 -> none",
        "RuntimeResource none -> {Cu: 0.5}",
    )


def test_what_changed_around_the_tasks_is_told_too() -> None:
    assert remarks_on(body(Owner="1"), body(Owner="2", BizDate=17)) == (
        "Owner 1 -> 2",
        "BizDate none -> 17",
    )
    assert remarks_on(None, body()) == ()
