"""A giant file is read in pieces; its report is that of the whole file, place by place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.readers.both import Verdict, difference, judged
from wfc import piece
from wfc.settings import Choice
from wfc.source import pieces
from wfc.source.mosaic import Mosaic
from wfc.source.quick import parsed

HERE = Path(__file__).parent
NAME = "giant.wfc.yaml"
HEAD = """\
# 巨大的 files, and é: offsets count characters, not bytes
Name: giant
ProjectId: 1
Owner: 1000
BizDate: 2026-11-19
Defaults:
  Type: DIDE_SHELL
  RuntimeResource: {ResourceGroupId: r, Cu: 0.25}
"""


@pytest.fixture(autouse=True, params=[1, 60, 300])
def small_pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "GIANT", 1)
    monkeypatch.setattr(pieces, "PIECE", request.param)


def tasks(
    count: int = 8, indent: int = 2, extra: dict[int, str] | None = None, tail: str = ""
) -> str:
    """Return a file of ``count`` tasks; ``extra`` are lines added to a task by its number."""
    pad = " " * indent
    lines = [HEAD + "Tasks:"]
    for number in range(count):
        lines += [f"{pad}- Name: t{number}", f"{pad}  Script: {{Content: echo 数 {number}}}"]
        lines += [f"{pad}  {line}" for line in (extra or {}).get(number, "").splitlines()]
    return "\n".join(lines) + "\n" + tail


def told(text: str) -> tuple[Verdict, list[tuple[str, int, int]]]:
    """Return the verdict on ``text``, the same by both readers, and rule, line, column of each."""
    data = text.encode()
    assert difference(NAME, data, HERE) == ""
    verdict = judged(NAME, data, HERE, quick=True, choice=Choice())
    document = verdict.checked.document
    places = [(each.rule, each.finding.place) for each in verdict.checked.problems]
    return verdict, sorted(
        (rule, *document.line_column(document.span(at)[0])) for rule, at in places
    )


def piecewise(text: str) -> list[tuple[str, int, int]]:
    """Return what is told of ``text``, which no reader has read as a whole."""
    verdict, found = told(text)
    assert isinstance(verdict.checked.document, Mosaic)
    return found


@pytest.mark.parametrize("indent", [0, 2, 4])
def test_a_clean_file_is_clean_in_pieces(indent: int) -> None:
    verdict, found = told(tasks(indent=indent, extra={3: "DependsOn: [t0, t7]"}))
    assert verdict.was_quick
    assert found == []


@pytest.mark.parametrize("indent", [0, 2, 4])
def test_mistakes_in_two_pieces_are_both_told_where_they_are(indent: int) -> None:
    text = tasks(indent=indent, extra={1: "Ownre: x", 6: "Timeout: soon\nScritp: {}"})
    assert piecewise(text) == [
        ("invalid-value", 25, 12 + indent),
        ("unknown-key", 14, 3 + indent),
        ("unknown-key", 26, 3 + indent),
    ]


@pytest.mark.parametrize("indent", [0, 2, 4])
def test_a_wrong_type_in_two_pieces(indent: int) -> None:
    text = tasks(indent=indent, extra={0: "DependsOn: t1", 7: "Outputs: [a]"})
    assert [rule for rule, _, _ in piecewise(text)] == ["wrong-type", "wrong-type"]


def test_names_that_meet_across_pieces() -> None:
    """A name twice, a cycle, a name nobody has with its near miss, a dangling output."""
    extra = {
        0: "DependsOn: [t7]",
        2: "DependsOn: [t5x]\nDependencies: [{UpstreamOutput: giant.t66}]",
        5: "Outputs: {TaskOutputs: [{Output: giant.t6}]}",
        7: "DependsOn: [t0]",
    }
    text = tasks(extra=extra).replace("Name: t3", "Name: t1")
    assert piecewise(text) == [
        ("dangling-output", 18, 37),
        ("dependency-cycle", 12, 17),
        ("duplicate-task-name", 19, 11),
        ("unknown-task", 17, 17),
    ]


def test_variables_that_are_taken_across_pieces() -> None:
    extra = {
        0: "Outputs: {Variables: [{Name: n, Type: Constant, Value: 10}]}",
        4: "Inputs: {Variables: [{Name: n, From: 't0:m'}]}\nDependsOn: [t0]",
        6: "Inputs: {Variables: [{Name: n, From: 't0:n'}]}",
    }
    assert piecewise(tasks(extra=extra)) == [
        ("unknown-variable", 21, 46),
        ("variable-without-dependency", 27, 42),
    ]


def test_what_a_task_says_is_read_again_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then it is gone: a clean file holds the values of one piece at a time."""
    reads: list[int] = []

    def counted(data: bytes) -> dict[str, Any]:
        reads.append(len(data))
        return parsed(data)

    monkeypatch.setattr(piece, "parsed", counted)
    data = tasks().encode()
    quick = judged(NAME, data, HERE, quick=True, choice=Choice()).checked.graph
    exact = judged(NAME, data, HERE, quick=False, choice=Choice()).checked.graph
    assert quick is not None
    assert exact is not None
    once = len(reads)
    assert [task.name for task in quick.tasks] == [task.name for task in exact.tasks]
    assert len(reads) == once
    for _ in range(2):
        assert [task.value for task in quick.tasks] == [task.value for task in exact.tasks]
        assert [task.script for task in quick.tasks] == [task.script for task in exact.tasks]
    assert len(reads) == 2 * once


def test_a_problem_of_the_head_is_told_once() -> None:
    text = tasks().replace("2026-11-19", "1795017600001")
    assert [rule for rule, _, _ in piecewise(text)] == ["bizdate-not-midnight"]


def test_a_missing_script_file_is_told_in_its_piece() -> None:
    extra = dict.fromkeys(range(8), "") | {5: "Type: DIDE_SHELL"}
    text = tasks(extra=extra).replace("{Content: echo 数 5}", "{File: nowhere.sh}")
    assert [rule for rule, _, _ in piecewise(text)] == ["script-file"]


def test_what_defaults_say_is_placed_in_the_head() -> None:
    text = tasks().replace("Cu: 0.25}", "Cu: 0.25}\n  Dependencies: [{UpstreamOutput: nobody.x}]")
    assert {line for _, line, _ in piecewise(text)} == {9}


BESIDE: dict[str, Callable[[], str]] = {
    "a wrong type in the head": lambda: tasks().replace("ProjectId: 1", "ProjectId: one"),
    "an unknown key in the head": lambda: tasks().replace("Owner", "Ownre"),
    "the name as a number": lambda: tasks().replace("Name: giant", "Name: 20261119"),
    "a task's name as a number": lambda: tasks().replace("Name: t3", "Name: 010"),
    "two names, one number": lambda: tasks().replace(": t3", ": 10").replace(": t5", ": 1_0"),
    "a key behind the tasks": lambda: tasks(tail="EnvType: Dev\n"),
    "a key behind, twice": lambda: tasks(tail="Owner: a\n"),
    "a list behind, as deep": lambda: tasks(tail="Externals:\n  - a.b\n  - c.d\n"),
    "a list behind, at 0": lambda: tasks(indent=0, tail="Externals:\n- a.b\n- c.d\n"),
    "tasks twice": lambda: tasks(tail="Tasks:\n  - Name: b\n"),
    "tasks before": lambda: "Tasks: []\n" + tasks(),
    "another document": lambda: tasks(tail="---\nName: b\n"),
    "the end, then a task": lambda: tasks(2, tail="...\n  - Name: b\n  - Name: c\n"),
    "the end, a comment, a task": lambda: tasks(2, tail="... # x\n# y\n  - Name: b\n"),
    "a start without end": lambda: "---\n" + tasks(),
    "comments between": lambda: tasks().replace("  - Name: t3", "  # t2 - t3\n\n# x\n  - Name: t3"),
    "comments alone": lambda: HEAD + "Tasks:\n  # none\n\n",
    "a comment, then tasks": lambda: tasks().replace("Tasks:\n", "Tasks:\n  # all of them\n\n"),
    "a dash alone": lambda: tasks().replace("  - Name: t3", "  -\n    Name: t3"),
    "a task that is text": lambda: tasks(tail="  - t8\n"),
    "a task that is nothing": lambda: tasks(tail="  - \n  -\n"),
    "a list in the list": lambda: tasks(tail="  - - Name: t8\n"),
    "a task less deep": lambda: tasks(tail=" - Name: t8\n"),
    "a task deeper": lambda: tasks(tail="   - Name: t8\n"),
    "a script like a file": lambda: tasks(
        extra={3: "Description: |\n  Tasks:\n  - Name: a\n\n    - x\nOwner: a"}
    ),
    "a script to the end": lambda: tasks(
        tail="  - Name: t8\n    Type: VIRTUAL\n    Description: |\n"
    ),
    "a script that is empty": lambda: tasks(extra={2: "Description: |"}),
    "folded to the next task": lambda: tasks(extra={3: "Description: >+\n  a\n\n\n"}),
    "text to the next task": lambda: tasks(extra={3: "Description: a\n  - Name: b\n  - c"}),
    "quotes over two lines": lambda: tasks(extra={3: "Description: 'a\n  - Name: b'"}),
    "quotes back to the tasks": lambda: tasks().replace("echo 数 3", "'a\n  - Name: b'"),
    "text back to the tasks": lambda: tasks().replace("echo 数 3", "a\n  - Name: b"),
    "brackets back to the tasks": lambda: tasks(extra={3: "Tags: [a,"}).replace(
        "- Name: t4", "- t4]\n  - Name: t5"
    ),
    "quotes that stay open": lambda: tasks(extra={3: "Description: 'a"}),
    "brackets over two lines": lambda: tasks(extra={3: "Tags: [a,\n  - b]"}),
    "brackets that stay open": lambda: tasks(extra={3: "Tags: [a"}),
    "windows lines": lambda: tasks(extra={3: "Ownre: x"}).replace("\n", "\r\n"),
    "windows lines in a task": lambda: tasks(extra={3: "Ownre: x"}).replace("数 2}\n", "数 2}\r\n"),
    "no end of line": lambda: tasks(extra={7: "Ownre: x"}).rstrip("\n"),
    "blanks at the end": lambda: tasks(tail="  "),
    "an anchor": lambda: tasks(extra={0: "x-a: &a {b: c}", 5: "x-b: *a"}),
    "an alias of nothing": lambda: tasks(extra={5: "x-b: *a"}),
    "an envelope": lambda: 'Action: a\nVersion: b\nParameters: {Name: "c"}\n' + tasks(),
    "another kind": lambda: "Kind: Project\n" + tasks(),
    "the kind said": lambda: "Kind: AdhocWorkflow\n" + tasks(extra={5: "Ownre: x"}),
    "spellings in the message": lambda: tasks(
        extra={5: "Outputs: {Variables: [{Name: n, Type: System, Value: 1_000}]}"}
    ),
    "a zone that is a number": lambda: "TimeZone: 0x8\n" + tasks(),
    "numbers in the head": lambda: tasks(extra={5: "Ownre: x"}).replace("0.25", "1_0"),
    "an x- key": lambda: tasks(extra={3: "x-a: {1: a, '1': b}", 5: "x-b:"}),
    "brackets around the tasks": lambda: HEAD + "Tasks:\n  [{Name: a, Type: VIRTUAL}]\n",
    "a mark at the start": lambda: "\ufeff" + tasks(),
    "a tab": lambda: tasks(extra={3: "\tOwner: x"}),
}


@pytest.mark.parametrize("case", BESIDE)
def test_files_that_cannot_be_cut_blindly(case: str) -> None:
    """The report is the same by either way; which one was taken is another question."""
    told(BESIDE[case]())


def test_these_have_the_mistakes_that_they_are_made_for() -> None:
    clean = {case for case, text in BESIDE.items() if not told(text())[1]}
    assert clean == {
        "the name as a number",
        "a task's name as a number",
        "two names, one number",
        "a key behind the tasks",
        "a list behind, as deep",
        "a list behind, at 0",
        "a start without end",
        "comments between",
        "a comment, then tasks",
        "a dash alone",
        "a script like a file",
        "a script to the end",
        "a script that is empty",
        "folded to the next task",
        "quotes over two lines",
        "quotes back to the tasks",
        "blanks at the end",
        "an anchor",
        "brackets around the tasks",
        "a mark at the start",
    }
